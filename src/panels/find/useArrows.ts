import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react'

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** What was pressed before there was a list to press it in. */
interface Ahead {
  /** How many links down from the field; 0: the field itself. */
  at: number
  chosen: boolean
}

export interface Arrows {
  /** ↓ and ↑ move the focus from the field through the links of the list and back; typing goes to the field. */
  onKeyDown(event: KeyboardEvent): void
  /** Enter in the field: chooses the first link. */
  press(): void
  /** Something else is looked for: what was pressed ahead of its list means nothing any more. */
  forget(): void
}

/** Moves and chooses by keys. What is pressed before the list is ready is done once it is, in what it shows then. */
export function useArrows(
  field: RefObject<HTMLInputElement | null>,
  list: RefObject<HTMLElement | null>,
  ready: boolean,
): Arrows {
  const ahead = useRef<Ahead>({ at: 0, chosen: false })
  const links = () => list.current?.querySelectorAll('a') ?? []

  useLayoutEffect(() => {
    const { at, chosen } = ahead.current
    if (!ready || (at === 0 && !chosen)) return
    const wanted = list.current?.querySelectorAll('a')[Math.max(at - 1, 0)]
    wanted?.focus()
    if (chosen) wanted?.click()
  }, [ready, list])

  return {
    onKeyDown(event) {
      if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      const step = STEPS[event.key]
      if (!ready) {
        if (step === undefined) return
        event.preventDefault()
        ahead.current.at = Math.max(ahead.current.at + step, 0)
        return
      }
      const stops: readonly (Element | null)[] = [field.current, ...links()]
      const at = stops.indexOf(document.activeElement)
      if (at < 0) return
      if (step !== undefined) {
        event.preventDefault()
        const next = stops[at + step]
        if (next instanceof HTMLElement) next.focus()
      } else if (at > 0 && /^[^\s]$/u.test(event.key)) {
        // The key is still on its way: it writes where the focus is then.
        field.current?.focus()
      }
    },
    press() {
      if (ready) links()[0]?.click()
      else ahead.current.chosen = true
    },
    forget() {
      ahead.current = { at: 0, chosen: false }
    },
  }
}
