import type { Messages } from '../../messages/messages'
import type { Schedule } from '../../playback/schedule'
import { read, written } from '../../timeline/read'
import type { Side, Timeline, TimerRun } from '../../timeline/timeline'
import { timerText } from './describe'
import type { Frame } from './frame'
import { oncePerRun } from './once'
import type { Bracket } from './scene'

export interface TimedBracket extends Bracket {
  /** What names it, at length if that fits, else shorter. */
  readonly names: readonly string[]
}

const DEEDS = ['acts', 'sends', 'sends or walks'] as const
type Deed = (typeof DEEDS)[number]

const noSteps = () =>
  Object.fromEntries(DEEDS.map((deed) => [deed, new Map()])) as Record<Deed, Map<number, number>>

/** The step at which each endpoint first does something at an instant, by what it does. */
class FirstSteps {
  readonly #steps = { client: noSteps(), server: noSteps() }

  /** Of the instants at which a timer starts or ends. */
  constructor(timeline: Timeline) {
    const reading = read(timeline)
    const instants = new Set(timeline.timers.flatMap(({ start, end }) => [start, end]))
    for (const [step, moment] of timeline.moments.entries()) {
      const { time, sent, walks } = moment
      const side = instants.has(time) ? reading.side(step) : undefined
      if (!side) continue
      const { acts, sends, 'sends or walks': either } = this.#steps[side]
      const note = (steps: Map<number, number>) => steps.has(time) || steps.set(time, step)
      note(acts)
      if (sent.length > 0) note(sends)
      if (sent.length + walks.length > 0) note(either)
    }
  }

  at(time: number, side: Side, deed: Deed): number | undefined {
    return this.#steps[side][deed].get(time)
  }
}

/**
 * Playing times between which a timer runs. Several moments may share an instant: it is started by the first of
 * its endpoint's that does what starts it, and ends with the first of all.
 */
function stretchOf(run: TimerRun, schedule: Schedule, steps: FirstSteps) {
  const { endpoint, timer } = run
  const placeOf = (time: number, deed: Deed) => {
    const step = steps.at(time, endpoint, deed) ?? steps.at(time, endpoint, 'acts')
    return step === undefined ? schedule.toPlaying(time) : (schedule.moments[step] ?? 0)
  }
  return {
    start: placeOf(run.start, timer === 'retransmission' ? 'sends' : 'sends or walks'),
    end: run.end === null ? schedule.duration : placeOf(run.end, 'acts'),
  }
}

interface Stretch {
  readonly run: TimerRun
  readonly start: number
  readonly end: number
}

/** When each timer runs. One that was started anew at once is left out. */
const stretchesOf = oncePerRun((timeline, schedule): readonly Stretch[] => {
  const steps = new FirstSteps(timeline)
  return timeline.timers.flatMap((run) => {
    const { start, end } = stretchOf(run, schedule, steps)
    // The user timeout runs behind everything that is sent; it tells nothing until it goes off.
    return end <= start || (run.timer === 'user' && !run.fired) ? [] : [{ run, start, end }]
  })
})

const GAP = { large: 8, wide: 6, medium: 6, narrow: 3, slim: 3, sheet: 3 }

/** The timers of a run as brackets beside the lifelines. */
export function layoutTimers(
  timeline: Timeline,
  schedule: Schedule,
  t: Messages,
  frame: Frame,
  y: (playing: number) => number,
): TimedBracket[] {
  const { profile } = timeline
  return stretchesOf(timeline, schedule).map(({ run, start, end }): TimedBracket => {
    const { edge, inward } = frame.columns[run.endpoint]
    const title = () => timerText(run, t, { profile })
    return {
      side: run.endpoint,
      at: start,
      until: end,
      stays: run.fired || run.timer === 'time-wait',
      x: edge - inward * GAP[frame.form],
      y: y(start),
      height: y(end) - y(start),
      get names() {
        const short = timerText(run, t, { profile, short: true })
        const isNarrow = ['narrow', 'slim', 'sheet'].includes(frame.form)
        return [...(isNarrow ? [] : [title()]), short, written(run.due - run.start)]
      },
      get title() {
        return title()
      },
    }
  })
}
