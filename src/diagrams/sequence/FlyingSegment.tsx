import type { MotionValue } from 'framer-motion'
import { useDerived, useMoving } from '../../playback/moving'
import { carriedBy, type Flying, heldBetween, PILL, shareAt } from './flying'
import type { Frame } from './frame'
import type { Point } from './geometry'
import { pathOf, pointOn } from './glyphs'
import { Numbers, SegmentLabel } from './SegmentLabel'
import type { SegmentLine } from './scene'
import styles from './sequence.module.css'

interface FlyingProps extends Flying {
  readonly frame: Frame
  readonly playhead: MotionValue<number>
  readonly motion: boolean
}

const useShare = (line: SegmentLine, playhead: MotionValue<number>, motion: boolean) =>
  useDerived(playhead, (playing) => shareAt(line, playing, motion))

/** The line that is drawn behind the pill; below all pills. */
export function FlownWay({ line, playhead, motion }: Pick<FlyingProps, 'line' | 'playhead' | 'motion'>) {
  const share = useShare(line, playhead, motion)
  const d = useDerived(share, (way) => pathOf(line.strokes, way))
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

/** Half as wide as what stands for a segment where its pill has no room. */
const DOT = 3

/** A segment on its way: a pill that carries its flags, and its numbers below. */
export function FlyingSegment(props: FlyingProps) {
  const { line, frame, playhead, motion, drop, crowded, alone, numbersDrop } = props
  const { id, side, kind, alarm, flags, numbers, departure, start, strokes, texts } = line
  const { client, server } = frame.columns
  const share = useShare(line, playhead, motion)
  const place = useDerived(share, (way) => pointOn(strokes, way))
  const widths = carriedBy(line, frame)
  const held = (width: number) => (point: Point) => {
    const { x, y } = heldBetween(frame.columns, width, point)
    return `translate(${x} ${y})`
  }
  const pillAt = useDerived(place, held(crowded ? 2 * DOT : widths.pill))
  const numbersAt = useDerived(place, held(widths.numbers))
  const visibility = useDerived<number, string>(playhead, (playing) =>
    playing < start && motion ? 'hidden' : 'visible',
  )
  const pill = useMoving<SVGGElement>({ transform: pillAt, visibility })
  const carried = useMoving<SVGGElement>({ transform: numbersAt })
  const told = useMoving<SVGGElement>({ visibility })
  const outside = texts.filter((text) => text.outside)
  const fits = widths.numbers + 4 < server.port - client.port
  return (
    <g
      className={`${styles.segment} ${styles[side]}`}
      data-segment={id}
      data-fate="in-flight"
      data-kind={kind}
      data-alarm={alarm || undefined}
    >
      <title>{departure}</title>
      <g ref={pill} className={styles.pill} transform={pillAt.get()} visibility={visibility.get()}>
        {crowded ? (
          <circle className={styles.dot} r={DOT} />
        ) : (
          <g className={styles.lift} style={{ transform: `translateY(${drop}px)` }}>
            <rect
              x={-widths.pill / 2}
              y={-PILL.height / 2}
              width={widths.pill}
              height={PILL.height}
              rx={PILL.height / 2}
            />
            <text y={0.36 * frame.fonts.label.size} textAnchor="middle">
              {flags}
            </text>
          </g>
        )}
      </g>
      {outside.length > 0 && (
        <g ref={told} visibility={visibility.get()}>
          {outside.map((text) => (
            <SegmentLabel key={`${text.anchor.y} ${text.dy}`} text={text} />
          ))}
        </g>
      )}
      {alone && fits && (
        <g ref={carried} data-carried transform={numbersAt.get()}>
          <text className={`${styles.label} ${styles.carried}`} y={numbersDrop} textAnchor="middle">
            <Numbers numbers={numbers} />
          </text>
        </g>
      )}
    </g>
  )
}
