import { type MotionValue, useTransform } from 'framer-motion'
import { useMoving } from '../../playback/moving'
import type { Side } from '../../timeline/timeline'
import type { Point } from './geometry'
import { coveredAt, type Leg } from './journey'
import type { Line } from './layout'
import styles from './states.module.css'

const polygon = (points: readonly Point[]) => points.map(({ x, y }) => `${x},${y}`).join(' ')

interface EdgeProps {
  readonly line: Line
  /** Who has walked it. */
  readonly walked: ReadonlySet<Side> | undefined
  /** Who walks it at this very moment. */
  readonly now: Side | undefined
}

/** An arrow of Figure 5: grey, or in the hue of who has walked it; in stripes where both have. */
export function Edge({ line, walked, now }: EdgeProps) {
  const [first, second] = now ? [now] : [...(walked ?? [])]
  return (
    <g className={styles.edge} data-side={first} data-now={now && ''} data-edge={`${line.from}>${line.to}`}>
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

/** A change that Figure 5 does not draw, there while it is walked. */
export function Detour({ line, side }: { readonly line: Line; readonly side: Side }) {
  return (
    <g className={styles.edge} data-side={side} data-now="" data-detour="">
      <path className={styles.line} d={line.path} />
      <polygon className={styles.head} points={polygon(line.head)} />
    </g>
  )
}

interface TrailProps {
  readonly line: Line
  readonly leg: Leg
  readonly side: Side
  readonly drawn: boolean
  readonly playhead: MotionValue<number>
}

/** What a token leaves behind on the edge that it is travelling. */
export function Trail({ line, leg, side, drawn, playhead }: TrailProps) {
  const left = useTransform(playhead, (playing) => 1 - coveredAt(leg, playing))
  const shown = useTransform<number, number>(playhead, (playing) => (playing > leg.start ? 1 : 0))
  const group = useMoving<SVGGElement>({ opacity: shown })
  const path = useMoving<SVGPathElement>({ 'stroke-dashoffset': left })
  return (
    <g
      ref={group}
      className={styles.edge}
      data-side={side}
      data-now=""
      data-detour={drawn ? undefined : ''}
      opacity={shown.get()}
    >
      {drawn ? (
        <path
          ref={path}
          className={styles.trail}
          d={line.path}
          pathLength={1}
          strokeDashoffset={left.get()}
        />
      ) : (
        <path className={styles.line} d={line.path} />
      )}
    </g>
  )
}
