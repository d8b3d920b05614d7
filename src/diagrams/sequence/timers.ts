import type { Messages } from '../../messages/messages'
import { lowerBound, type Schedule } from '../../playback/schedule'
import type { Moment, Side, Timeline, TimerRun } from '../../timeline/timeline'
import { timerText } from './describe'
import { duration } from './duration'
import type { Frame } from './frame'
import type { Bracket } from './scene'

export interface TimedBracket extends Bracket {
  /** What names it, at length if that fits, else shorter. */
  readonly names: readonly string[]
}

function actor({ segments }: Timeline, { cause }: Moment): Side | undefined {
  if (cause.kind === 'start') return undefined
  return cause.kind === 'segment' ? segments[cause.id]?.to : cause.endpoint
}

/**
 * Playing times between which a timer runs. Several moments may share an instant: it is started by the first of
 * its endpoint's that does what starts it, and ends with the first of all.
 */
function stretchOf(run: TimerRun, timeline: Timeline, schedule: Schedule, times: readonly number[]) {
  const placeOf = (time: number, suits: (moment: Moment) => boolean) => {
    let first: number | undefined
    for (let step = lowerBound(times, time); times[step] === time; step++) {
      const moment = timeline.moments[step] as Moment
      if (actor(timeline, moment) !== run.endpoint) continue
      if (suits(moment)) return schedule.moments[step] ?? 0
      first ??= schedule.moments[step]
    }
    return first ?? schedule.toPlaying(time)
  }
  return {
    start: placeOf(run.start, ({ sent, walks }) =>
      run.timer === 'retransmission' ? sent.length > 0 : sent.length + walks.length > 0,
    ),
    end: run.end === null ? schedule.duration : placeOf(run.end, () => true),
  }
}

const GAP = { large: 8, wide: 6, medium: 6, narrow: 3 }

/** The timers of a run as brackets beside the lifelines. One that was started anew at once is left out. */
export function layoutTimers(
  timeline: Timeline,
  schedule: Schedule,
  t: Messages,
  frame: Frame,
  y: (playing: number) => number,
): TimedBracket[] {
  const { profile } = timeline
  const times = timeline.moments.map(({ time }) => time)
  return timeline.timers.flatMap((run): TimedBracket[] => {
    const { start, end } = stretchOf(run, timeline, schedule, times)
    // The user timeout runs behind everything that is sent; it tells nothing until it goes off.
    if (end <= start || (run.timer === 'user' && !run.fired)) return []
    const { edge, inward } = frame.columns[run.endpoint]
    const title = timerText(run, t, { profile })
    const short = timerText(run, t, { profile, short: true })
    return [
      {
        side: run.endpoint,
        at: start,
        until: end,
        stays: run.fired || run.timer === 'time-wait',
        x: edge - inward * GAP[frame.form],
        y: y(start),
        height: y(end) - y(start),
        names: [...(frame.form === 'narrow' ? [] : [title]), short, duration(run.due - run.start)],
        title,
      },
    ]
  })
}
