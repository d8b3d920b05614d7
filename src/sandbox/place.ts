import { read } from '../timeline/read'
import type { Timeline } from '../timeline/timeline'

/** An instant of a run at which one acts: the last step that has happened, and the simulated time in microseconds. */
export interface Instant {
  readonly step: number
  readonly time: number
}

/** A moment of a Timeline is at a whole number of them. */
export const microseconds = (seconds: number): number => Math.round(seconds * 1e6)

/**
 * The instant at which one acts who stands at a step, or `time` seconds into the run between it and the next. What
 * happens by itself at an instant comes before what one does at it: of several moments at one time it is the last.
 */
export function instantAt({ moments }: Timeline, step: number, time?: number): Instant {
  let at = Math.max(0, Math.min(step, moments.length - 1))
  const own = microseconds(moments[at]?.time ?? 0)
  const next = moments[at + 1]
  const limit = next ? microseconds(next.time) : Number.POSITIVE_INFINITY
  let now = Math.max(own, time === undefined ? own : Math.floor(time * 1e6 + 1e-6))
  if (now >= limit) now = limit
  while (at + 1 < moments.length && microseconds(moments[at + 1]?.time ?? 0) <= now) at++
  return { step: at, time: now }
}

/** The segments on their way at an instant, first those that arrive first; what is lost is on its way until then. */
export function inFlight(timeline: Timeline, { step, time }: Instant) {
  const reading = read(timeline)
  return timeline.segments
    .filter(({ id, kind, sentAt, arrivesAt, lostAt }) => {
      if (kind === 'forged' || microseconds(sentAt) > time) return false
      const sent = reading.sentStep(id)
      if (sent !== undefined && sent > step) return false
      const arrival = reading.arrivalStep(id)
      if (arrival !== undefined) return arrival > step
      return microseconds(lostAt ?? arrivesAt ?? Number.POSITIVE_INFINITY) > time
    })
    .sort((a, b) => (a.arrivesAt ?? a.lostAt ?? 0) - (b.arrivesAt ?? b.lostAt ?? 0) || a.id - b.id)
}
