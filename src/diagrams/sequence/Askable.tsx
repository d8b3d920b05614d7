import { type KeyboardEvent, type ReactNode, use } from 'react'
import { AskingContext } from '../asking'
import type { SegmentLine } from './scene'
import styles from './sequence.module.css'

interface AskableProps {
  readonly line: SegmentLine
  /** Whether it is still on its way. */
  readonly flying?: boolean
  /** Where the keyboard comes in: one of all. */
  readonly stop: boolean
  readonly children: ReactNode
}

/** To the segment before or after, in the order in which they left. */
function step(from: Element, by: 1 | -1): void {
  const all = [...(from.closest('svg')?.querySelectorAll<SVGElement>('[data-askable]') ?? [])]
  const place = ({ dataset }: SVGElement) => Number(dataset.askable)
  const inOrder = all.toSorted((a, b) => place(a) - place(b))
  const next = inOrder[inOrder.indexOf(from as SVGElement) + by]
  next?.focus({ preventScroll: true })
  next?.querySelector('path')?.scrollIntoView({ block: 'nearest' })
}

const inOneLine = (lines: string) => lines.replaceAll(/[.。]?\n/g, '. ')

/** A segment that can be asked about, by pointer and by keyboard; a mere picture of it where nobody answers. */
export function Askable({ line, flying = false, stop, children }: AskableProps) {
  const asking = use(AskingContext)
  if (!asking) return children
  const { id, side, start, title, departure } = line
  const { asked } = asking
  const isAsked = asked?.kind === 'segment' && asked.id === id
  const ask = (origin: Element) => asking.ask({ kind: 'segment', id }, origin)
  const onKeyDown = (event: KeyboardEvent<SVGGElement>) => {
    const { key, currentTarget } = event
    if (key === 'ArrowUp' || key === 'ArrowDown') step(currentTarget, key === 'ArrowUp' ? -1 : 1)
    else if (key === 'Enter' || key === ' ') ask(currentTarget)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button in SVG.
    <g
      role="button"
      tabIndex={stop ? 0 : -1}
      className={`${styles.askable} ${styles[side]}`}
      aria-label={inOneLine(flying ? departure : title)}
      aria-haspopup="dialog"
      aria-expanded={isAsked}
      data-askable={start}
      data-asked={isAsked || undefined}
      onClick={({ currentTarget }) => ask(currentTarget)}
      onKeyDown={onKeyDown}
    >
      {children}
    </g>
  )
}
