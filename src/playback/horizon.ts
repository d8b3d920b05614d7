import type { SegmentFlight, Timeline } from '../timeline/timeline'
import type { Schedule } from './schedule'

/** A run and when it is played. */
export interface Run {
  readonly timeline: Timeline
  readonly schedule: Schedule
}

/** How many of the segments, by id, are sent by this step. */
function sentBy({ moments }: Timeline, horizon: number): number {
  const ids = moments
    .slice(0, horizon + 1)
    .flatMap(({ sent, cause }) => (cause.kind === 'segment' ? [...sent, cause.id] : sent))
  return ids.reduce((count, id) => Math.max(count, id + 1), 0)
}

/** A segment of which only the way is known, yet not what becomes of it. */
const underWay = (segment: SegmentFlight): SegmentFlight => ({
  ...segment,
  arrivesAt: segment.lostAt === null ? segment.arrivesAt : 2 * segment.lostAt - segment.sentAt,
  lostAt: null,
  fate: 'delivered',
  verdict: null,
})

/**
 * A run as far as it is known at a step: nothing of what comes later is in it, and what came before stands where it
 * stands in the whole.
 */
export function upTo(horizon: number, { timeline, schedule }: Run): Run {
  const { moments, timers, phases } = timeline
  if (horizon >= moments.length - 1) return { timeline, schedule }
  const { answer: _, ...unanswered } = timeline
  const place = schedule.moments[horizon] ?? 0
  const isUnderWay = ({ id }: SegmentFlight) => (schedule.flights[id]?.end ?? 0) > place
  const segments = timeline.segments.slice(0, sentBy(timeline, horizon))
  return {
    timeline: {
      ...unanswered,
      moments: moments.slice(0, horizon + 1),
      segments: segments.map((segment) => (isUnderWay(segment) ? underWay(segment) : segment)),
      timers: timers
        .filter(({ startStep }) => startStep <= horizon)
        .map((run) =>
          run.endStep === null || run.endStep <= horizon
            ? run
            : { ...run, end: null, endStep: null, fired: false },
        ),
      phases: phases.filter(({ step }) => step <= horizon),
    },
    schedule: {
      ...schedule,
      duration: place,
      moments: schedule.moments.slice(0, horizon + 1),
      flights: segments.map((segment) => {
        const { start, end } = schedule.flights[segment.id] ?? { start: 0, end: 0 }
        const isLost = segment.lostAt !== null && isUnderWay(segment)
        return isLost ? { start, end: 2 * end - start } : { start, end }
      }),
      folds: schedule.folds.filter(({ end }) => end <= place),
      stepAt: (playing) => Math.min(horizon, schedule.stepAt(playing)),
    },
  }
}
