import { type MotionValue, useTransform } from 'framer-motion'
import { useMoving } from '../../playback/moving'
import type { Frame } from './frame'
import { pathOf, pointOn } from './glyphs'
import type { SegmentLine } from './scene'
import styles from './sequence.module.css'
import { textWidth } from './type'

interface FlyingProps {
  readonly line: SegmentLine
  readonly frame: Frame
  readonly playhead: MotionValue<number>
  readonly motion: boolean
  /** Segments are under way from both sides: their pills pass above and below one another. */
  readonly crossing: boolean
  /** The only one from its side: there is room to tell its numbers. */
  readonly alone: boolean
}

const PILL_HEIGHT = 20
const PILL_PADDING = 8
const LEADING = 14
const LIFT = PILL_HEIGHT / 2 + 1

/** The share of its way that a segment has gone; half of it where nothing travels. */
const useShare = ({ start, end }: SegmentLine, playhead: MotionValue<number>, motion: boolean) =>
  useTransform(playhead, (playing) =>
    motion ? Math.min(1, Math.max(0, (playing - start) / (end - start))) : 0.5,
  )

/** The line that is drawn behind the pill; below all pills. */
export function FlownWay({ line, playhead, motion }: Pick<FlyingProps, 'line' | 'playhead' | 'motion'>) {
  const share = useShare(line, playhead, motion)
  const d = useTransform(share, (way) => pathOf(line.strokes, way))
  const ref = useMoving<SVGPathElement>({ d })
  return (
    <g
      className={`${styles.segment} ${styles[line.side]}`}
      data-kind={line.kind}
      data-alarm={line.alarm || undefined}
    >
      <path ref={ref} className={styles.line} d={d.get()} />
    </g>
  )
}

/** A segment on its way: a pill that carries its flags, and its numbers below. */
export function FlyingSegment({ line, frame, playhead, motion, crossing, alone }: FlyingProps) {
  const { id, side, kind, alarm, flags, numbers, title, start, strokes } = line
  const { client, server } = frame.columns
  const share = useShare(line, playhead, motion)
  const place = useTransform(share, (way) => pointOn(strokes, way))
  const within = (width: number, x: number) =>
    Math.min(server.port - width / 2 - 2, Math.max(client.port + width / 2 + 2, x))
  const pillWidth = textWidth(flags, frame.fonts.label) + 2 * PILL_PADDING
  const pillAt = useTransform(place, ({ x, y }) => `translate(${within(pillWidth, x)} ${y})`)
  const numbersWidth = textWidth(numbers, frame.fonts.label)
  const numbersAt = useTransform(place, ({ x, y }) => `translate(${within(numbersWidth, x)} ${y})`)
  const visibility = useTransform<number, string>(playhead, (playing) =>
    playing < start && motion ? 'hidden' : 'visible',
  )
  const pill = useMoving<SVGGElement>({ transform: pillAt, visibility })
  const carried = useMoving<SVGGElement>({ transform: numbersAt })
  const lift = !crossing ? 0 : side === 'client' ? -LIFT : LIFT
  const below =
    PILL_HEIGHT / 2 + LEADING + (crossing ? LIFT : 0) + (crossing && side === 'server' ? LEADING : 0)
  const fits = numbersWidth + 4 < server.port - client.port
  return (
    <g
      className={`${styles.segment} ${styles[side]}`}
      data-segment={id}
      data-fate="in-flight"
      data-kind={kind}
      data-alarm={alarm || undefined}
    >
      <title>{title}</title>
      <g ref={pill} className={styles.pill} transform={pillAt.get()} visibility={visibility.get()}>
        <g className={styles.lift} style={{ transform: `translateY(${lift}px)` }}>
          <rect
            x={-pillWidth / 2}
            y={-PILL_HEIGHT / 2}
            width={pillWidth}
            height={PILL_HEIGHT}
            rx={PILL_HEIGHT / 2}
          />
          <text y={0.36 * frame.fonts.label.size} textAnchor="middle">
            {flags}
          </text>
        </g>
      </g>
      {alone && fits && (
        <g ref={carried} transform={numbersAt.get()}>
          <text className={`${styles.label} ${styles.carried}`} y={below} textAnchor="middle">
            {numbers}
          </text>
        </g>
      )}
    </g>
  )
}
