import type { Side } from '../../timeline/timeline'
import type { Point } from './geometry'
import type { Line } from './layout'
import type { LineLook } from './looks'
import styles from './states.module.css'

const polygon = (points: readonly Point[]) => points.map(({ x, y }) => `${x},${y}`).join(' ')

interface EdgeProps {
  readonly line: Line
  readonly look: LineLook | undefined
}

/** An arrow of the figure: grey, or in the hue of who has walked it; in stripes where both have. */
export function Edge({ line, look }: EdgeProps) {
  const [first, second] = look?.hues ?? []
  return (
    <g
      className={styles.edge}
      data-side={first}
      data-now={look?.now && ''}
      data-lit={look?.lit && ''}
      data-edge={`${line.from}>${line.to}`}
    >
      <path className={styles.line} d={line.path} />
      {second && <path className={styles.stripes} data-side={second} d={line.path} />}
      <polygon className={styles.head} points={polygon(line.head)} />
    </g>
  )
}

/** The one arrow that stands for a reset, an abort or a timeout in any state. */
export function AnyReset({ line }: { readonly line: Pick<Line, 'path' | 'head'> }) {
  return (
    <g className={styles.edge} data-detour="">
      <path className={styles.line} d={line.path} />
      <polygon className={styles.head} points={polygon(line.head)} />
    </g>
  )
}

/** A change that the figure does not draw, there while it is walked. */
export function Detour({ line, side }: { readonly line: Line; readonly side: Side }) {
  return (
    <g className={styles.edge} data-side={side} data-now="" data-detour="">
      <path className={styles.line} d={line.path} />
      <polygon className={styles.head} points={polygon(line.head)} />
    </g>
  )
}
