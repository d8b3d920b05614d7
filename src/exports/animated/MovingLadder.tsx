import { motionValue } from 'framer-motion'
import { FlownWay, FlyingSegment } from '../../diagrams/sequence/FlyingSegment'
import { Folds } from '../../diagrams/sequence/Folds'
import { carriedBy, type Flying, flyingAt, heldBetween } from '../../diagrams/sequence/flying'
import { pointOn } from '../../diagrams/sequence/glyphs'
import { Future, Ribbons } from '../../diagrams/sequence/Lifelines'
import { Margins, Times } from '../../diagrams/sequence/Margins'
import { SettledSegment } from '../../diagrams/sequence/SettledSegment'
import { type Scene, type SegmentLine, yOf } from '../../diagrams/sequence/scene'
import styles from '../../diagrams/sequence/sequence.module.css'
import type { Choreography, Span } from './choreography'
import { traced, translated } from './path'

interface LadderProps {
  readonly scene: Scene
  readonly choreography: Choreography
}

/** For parts that are drawn in the state in which a style sheet finds them. */
const still = motionValue(0)
const ALWAYS = Number.POSITIVE_INFINITY

/** Class names as selectors. */
const selected = (name: string | undefined) => `.${name}`

/** Each of the two ribbons: of the present state while it grows, then of a past one. */
function MovingRibbons({ scene, choreography }: LadderProps) {
  return scene.ribbons.map((ribbon) => {
    const { kind, side, at, until } = ribbon
    const grown = motionValue(until)
    return (
      <g key={`${kind} ${side} ${at}`}>
        <g className={choreography.seen({ from: at, to: until })}>
          <g className={choreography.unrolling(selected(styles.present), { from: at, to: until })}>
            <Ribbons scene={scene} ribbons={[ribbon]} instant={at} playhead={grown} />
          </g>
        </g>
        <g className={choreography.seen({ from: until, to: ALWAYS })}>
          <Ribbons scene={scene} ribbons={[ribbon]} instant={until} playhead={grown} />
        </g>
      </g>
    )
  })
}

const NOTHING = { notes: [], entries: [], brackets: [], present: still }

function MovingMargins({ scene, choreography }: LadderProps) {
  return (
    <>
      {scene.entries.map((entry) => (
        <g key={`${entry.side} ${entry.at}`} className={choreography.seen({ from: entry.at, to: ALWAYS })}>
          <Margins {...NOTHING} entries={[entry]} instant={entry.at} />
        </g>
      ))}
      {scene.brackets.map((bracket) => {
        const { side, at, until, stays, title, y, height } = bracket
        return (
          <g key={`${side} ${at} ${title}`}>
            <g className={choreography.seen({ from: at, to: until })}>
              <g className={choreography.unrolling(selected(styles.bracket), { from: at, to: until })}>
                <Margins {...NOTHING} brackets={[bracket]} instant={at} present={motionValue(y + height)} />
              </g>
            </g>
            {stays && (
              <g className={choreography.seen({ from: until, to: ALWAYS })}>
                <Margins {...NOTHING} brackets={[bracket]} instant={until} />
              </g>
            )}
          </g>
        )
      })}
      {scene.notes.map((note) => {
        const { kind, side, at, until, text } = note
        const [now, later]: readonly Span[] =
          kind === 'state'
            ? [
                { from: at, to: until },
                { from: until, to: ALWAYS },
              ]
            : [{ from: at, to: kind === 'timer' ? until : ALWAYS }]
        return (
          <g key={`${side} ${kind} ${at} ${text}`}>
            {now && (
              <g className={choreography.seen(now)}>
                <Margins {...NOTHING} notes={[note]} instant={at} />
              </g>
            )}
            {later && (
              <g className={choreography.seen(later)}>
                <Margins {...NOTHING} notes={[note]} instant={until} />
              </g>
            )}
          </g>
        )
      })}
    </>
  )
}

/** With the same key, drawn in the same way. */
const keyOf = ({ line, drop, crowded, alone, numbersDrop }: Flying) =>
  [line.id, drop, crowded, alone, numbersDrop].join(' ')

/** What flies in the course of a run, each with the spans in which it is drawn in the same way. */
function flights(scene: Scene): (Flying & { readonly spans: readonly Span[] })[] {
  const points = [...new Set(scene.lines.flatMap(({ at, end }) => [at, end]))].sort((a, b) => a - b)
  const found = new Map<string, Flying & { spans: Span[] }>()
  for (const [nth, from] of points.entries()) {
    const to = points[nth + 1] ?? from
    for (const flying of flyingAt(scene, from)) {
      const { line } = flying
      const key = keyOf(flying)
      const known = found.get(key) ?? { ...flying, spans: [] }
      known.spans.push({ from: Math.max(from, line.start), to })
      found.set(key, known)
    }
  }
  return [...found.values()]
}

/** What `wide` pixels around a segment's place need to follow it, between the lifelines. */
function following({ strokes, start, end }: SegmentLine, { frame }: Scene, width: number) {
  const place = (playing: number) =>
    heldBetween(frame.columns, width, pointOn(strokes, (playing - start) / (end - start)))
  return traced(place, start, end).map((sample) => [sample.at, translated(sample)] as const)
}

function MovingSegments({ scene, choreography }: LadderProps) {
  return (
    <>
      {scene.lines.map((line) => (
        <g key={line.id} className={choreography.seen({ from: line.end, to: ALWAYS })}>
          <SettledSegment line={line} />
        </g>
      ))}
      {scene.lines.map((line) => {
        const way = { from: line.start, to: line.end }
        return (
          <g key={line.id} className={choreography.seen(way)}>
            <g className={choreography.unrolling(selected(styles.line), way)}>
              <FlownWay line={line} playhead={motionValue(line.end)} motion />
            </g>
          </g>
        )
      })}
      {flights(scene).map((flying) => {
        const { line, spans } = flying
        const widths = carriedBy(line, scene.frame)
        const pill = choreography.moving(selected(styles.pill), following(line, scene, widths.pill))
        const numbers = following(line, scene, widths.numbers)
        return (
          <g key={keyOf(flying)} className={choreography.seen(...spans)}>
            <g className={pill}>
              <g className={choreography.moving('[data-carried]', numbers)}>
                <FlyingSegment {...flying} frame={scene.frame} playhead={motionValue(line.start)} motion />
              </g>
            </g>
          </g>
        )
      })}
    </>
  )
}

/** The ladder with all that is ever drawn in it. */
export function MovingLadder({ scene, choreography }: LadderProps) {
  const { frame, duration } = scene
  const present = (playing: number) => [playing, translated({ x: 0, y: yOf(scene, playing) })] as const
  const whole = { from: 0, to: duration }
  return (
    <g className={styles.ladder} data-form={frame.form}>
      <Future scene={scene} />
      <MovingRibbons scene={scene} choreography={choreography} />
      {scene.folds.map((fold) => (
        <g key={fold.at} className={choreography.seen({ from: fold.at, to: ALWAYS })}>
          <Folds folds={[fold]} scene={scene} />
        </g>
      ))}
      {scene.times.map((mark) => (
        <g key={mark.at} className={choreography.seen({ from: mark.at, to: ALWAYS })}>
          <Times times={[mark]} end={frame.times} present={still} tagged={false} />
        </g>
      ))}
      <g className={choreography.seen(whole)}>
        <g className={choreography.moving(selected(styles.playhead), [present(0), present(duration)])}>
          <g className={styles.playhead}>
            <line x1={(frame.times ?? frame.columns.client.calls) + 6} x2={frame.columns.server.calls} />
          </g>
        </g>
      </g>
      <MovingMargins scene={scene} choreography={choreography} />
      <MovingSegments scene={scene} choreography={choreography} />
    </g>
  )
}
