import type { KeyboardEvent, RefObject } from 'react'

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** ↓ and ↑ move the focus from the field through the links of the list and back; typing goes to the field. */
export function useArrows(
  field: RefObject<HTMLInputElement | null>,
  list: RefObject<HTMLElement | null>,
): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const links = list.current?.querySelectorAll('a') ?? []
    const stops: readonly (Element | null)[] = [field.current, ...links]
    const at = stops.indexOf(document.activeElement)
    if (at < 0) return
    const step = STEPS[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const next = stops[at + step]
      if (next instanceof HTMLElement) next.focus()
    } else if (at > 0 && /^[^\s]$/u.test(event.key)) {
      // The key is still on its way: it writes where the focus is then.
      field.current?.focus()
    }
  }
}
