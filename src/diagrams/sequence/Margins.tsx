import type { MotionValue } from 'framer-motion'
import { useDerived, useMoving } from '../../playback/moving'
import type { Bracket, Entry, Note, TimeMark } from './scene'
import styles from './sequence.module.css'

interface TimesProps {
  readonly times: readonly TimeMark[]
  readonly end: number | null
  /** Where the playhead stands. */
  readonly present: MotionValue<number>
  /** The playhead is drawn. */
  readonly tagged: boolean
}

interface TimeProps extends Omit<TimesProps, 'times'> {
  readonly mark: TimeMark
}

/** How near the playhead, whose tag tells the time as well, has no room for another time. */
const TAG_REACH = 22

/** Whether the tag of a playhead at this height tells this time, or has no room for another beside it. */
export const isTagged = ({ y, foot }: TimeMark, playhead: number) =>
  Math.abs(playhead - y) < TAG_REACH || (playhead >= y && playhead <= foot)

function Time({ mark, end, present, tagged }: TimeProps) {
  const { y, text } = mark
  const visibility = useDerived<number, string>(present, (now) =>
    tagged && isTagged(mark, now) ? 'hidden' : 'visible',
  )
  const ref = useMoving<SVGTextElement>({ visibility })
  return (
    <text
      ref={ref}
      className={styles.time}
      x={end ?? 0}
      y={y + 4}
      textAnchor="end"
      visibility={visibility.get()}
    >
      {text}
    </text>
  )
}

/** The simulated time of each instant, beside the ladder. */
export function Times({ times, ...place }: TimesProps) {
  return times.map((mark) => <Time key={mark.at} mark={mark} {...place} />)
}

interface MarginsProps {
  readonly notes: readonly Note[]
  readonly entries: readonly Entry[]
  readonly brackets: readonly Bracket[]
  readonly instant: number
  /** Where the playhead stands. */
  readonly present: MotionValue<number>
}

const ARROW = 4
const ARM = 3

interface RunningProps {
  readonly bracket: Bracket
  readonly present: MotionValue<number>
}

/** A timer that runs: its bracket is open below, and grows. */
function Running({ bracket: { side, x, y, height, title }, present }: RunningProps) {
  const arm = side === 'client' ? ARM : -ARM
  const d = useDerived(present, (now) => `M${x + arm} ${y}h${-arm}V${Math.max(y, Math.min(now, y + height))}`)
  const ref = useMoving<SVGPathElement>({ d })
  return (
    <path ref={ref} className={styles.bracket} d={d.get()}>
      <title>{title}</title>
    </path>
  )
}

function Ended({ bracket: { side, x, y, height, title } }: { readonly bracket: Bracket }) {
  const arm = side === 'client' ? ARM : -ARM
  return (
    <path className={styles.bracket} d={`M${x + arm} ${y}h${-arm}v${height}h${arm}`}>
      <title>{title}</title>
    </path>
  )
}

/** All that stands beside the lifelines: calls and the way they come in, states, verdicts, timers. */
export function Margins({ notes, entries, brackets, instant, present }: MarginsProps) {
  return (
    <>
      {entries.map(({ side, at, y, from, to }) => {
        const back = Math.sign(from - to) * ARROW
        return (
          <path
            key={`${side} ${at}`}
            className={styles.entry}
            d={`M${from} ${y}H${to}M${to + back} ${y - ARROW + 1}L${to} ${y}l${back} ${ARROW - 1}`}
          />
        )
      })}
      {brackets.map((bracket) => {
        const key = `${bracket.side} ${bracket.at} ${bracket.title}`
        return bracket.until > instant ? (
          <Running key={key} bracket={bracket} present={present} />
        ) : (
          <Ended key={key} bracket={bracket} />
        )
      })}
      {notes.map(({ kind, side, at, until, text, title, x, y, anchor }) => (
        <text
          key={`${side} ${kind} ${at} ${text}`}
          className={`${styles[side]} ${styles.note}`}
          data-kind={kind}
          data-present={(kind === 'state' && until > instant) || undefined}
          x={x}
          y={y}
          textAnchor={anchor}
        >
          <title>{title}</title>
          {text}
        </text>
      ))}
    </>
  )
}
