import { type RefObject, type SVGProps, useCallback, useEffect, useRef, useState } from 'react'
import type { State } from '../../tcp/tcb/state'

export interface OpenCard {
  readonly state: State
  readonly node: Element
  /** It was asked for, not merely pointed at: it stays until it is dismissed. */
  readonly pinned: boolean
}

export interface CardControl {
  readonly open: OpenCard | null
  readonly card: RefObject<HTMLDivElement | null>
  close(): void
  /** The pointer is over the card: keep it open, or let it go. */
  hold(): void
  release(): void
  nodeProps(state: State): Omit<SVGProps<SVGGElement>, 'ref'>
}

/** Milliseconds for the pointer to rest on a node, and to find its way from the node to the card. */
const OPENS_AFTER = 180
const CLOSES_AFTER = 240

/** Which state's card is open: by pointing, by focus, or by Enter and click, which move focus into it. */
export function useCard(section: RefObject<HTMLElement | null>): CardControl {
  const [open, setOpen] = useState<OpenCard | null>(null)
  const card = useRef<HTMLDivElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const after = useCallback((delay: number, change: (now: OpenCard | null) => OpenCard | null) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setOpen(change), delay)
  }, [])
  const show = useCallback((next: OpenCard | null) => {
    clearTimeout(timer.current)
    setOpen(next)
  }, [])
  const close = useCallback(() => show(null), [show])
  const hold = useCallback(() => clearTimeout(timer.current), [])
  const release = useCallback(() => after(CLOSES_AFTER, (now) => (now?.pinned ? now : null)), [after])

  useEffect(() => () => clearTimeout(timer.current), [])

  useEffect(() => {
    const root = section.current
    if (!open || !root) return
    const dismiss = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      const { activeElement } = root.getRootNode() as Document | ShadowRoot
      if (card.current?.contains(activeElement)) (open.node as SVGElement).focus()
      close()
    }
    const elsewhere = (event: PointerEvent) => {
      if (!event.composedPath().some((target) => target === card.current || target === open.node)) close()
    }
    root.ownerDocument.addEventListener('keydown', dismiss, { capture: true })
    root.ownerDocument.addEventListener('pointerdown', elsewhere)
    return () => {
      root.ownerDocument.removeEventListener('keydown', dismiss, { capture: true })
      root.ownerDocument.removeEventListener('pointerdown', elsewhere)
    }
  }, [open, section, close])

  const nodeProps = (state: State): Omit<SVGProps<SVGGElement>, 'ref'> => ({
    role: 'button',
    tabIndex: 0,
    'aria-haspopup': 'dialog',
    'aria-expanded': open?.state === state,
    onPointerEnter: ({ pointerType, currentTarget: node }) => {
      if (pointerType !== 'mouse') return
      after(OPENS_AFTER, (now) => (now?.pinned ? now : { state, node, pinned: false }))
    },
    onPointerLeave: release,
    onFocus: ({ currentTarget: node }) => {
      if (node.matches(':focus-visible')) show({ state, node, pinned: false })
    },
    onBlur: release,
    onClick: ({ currentTarget: node }) => show({ state, node, pinned: true }),
    onKeyDown: (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      event.stopPropagation()
      show({ state, node: event.currentTarget, pinned: true })
      requestAnimationFrame(() => card.current?.querySelector('button')?.focus())
    },
  })

  return { open, card, close, hold, release, nodeProps }
}
