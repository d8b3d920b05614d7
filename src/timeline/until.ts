import { read } from './read'
import type { Timeline, TimerRun } from './timeline'

/**
 * A run as far as a step: what has happened by then, and nothing of what comes of it. A segment that has been
 * sent keeps the time of its arrival, which the link decides; its receiver has not judged it.
 */
export function until(timeline: Timeline, step: number): Timeline {
  const reading = read(timeline)
  const moments = timeline.moments.slice(0, step + 1)
  const now = moments.at(-1)?.time ?? 0
  const isLater = (other: number | undefined | null) => (other ?? -1) > step
  const { segments } = timeline
  // Ids are places: segments are numbered as they set out.
  const sent = segments.findIndex(({ id, sentAt }) => sentAt > now || isLater(reading.sentStep(id)))

  return {
    ...timeline,
    moments,
    segments: segments
      .slice(0, sent < 0 ? segments.length : sent)
      .map((segment) => (isLater(reading.arrivalStep(segment.id)) ? { ...segment, verdict: null } : segment)),
    timers: timeline.timers
      .filter(({ startStep }) => !isLater(startStep))
      .map(
        (run): TimerRun => (isLater(run.endStep) ? { ...run, end: null, endStep: null, fired: false } : run),
      ),
    phases: timeline.phases.filter((phase) => phase.step <= step),
  }
}
