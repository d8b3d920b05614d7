import type { Moment, SegmentFlight, Side, Timeline, TimerRun } from '../timeline/timeline'

/** The endpoint to which a moment happens. */
const actorOf = ({ cause }: Moment, segments: readonly SegmentFlight[]): Side | undefined => {
  if (cause.kind === 'start') return undefined
  return cause.kind === 'segment' ? segments[cause.id]?.to : cause.endpoint
}

/**
 * A run as far as a step: what has happened by then, and nothing of what comes of it. A segment that has been
 * sent keeps the time of its arrival, which the link decides; its receiver has not judged it.
 */
export function until(timeline: Timeline, step: number): Timeline {
  const { segments } = timeline
  const moments = timeline.moments.slice(0, step + 1)
  const now = moments.at(-1)?.time ?? 0
  const later = timeline.moments.slice(step + 1)

  const unsent = new Set(later.flatMap(({ sent }) => sent))
  const unjudged = new Set(later.flatMap(({ cause }) => (cause.kind === 'segment' ? [cause.id] : [])))
  const reached = (time: number, endpoint: Side) =>
    time < now ||
    (time === now && moments.some((moment) => moment.time === now && actorOf(moment, segments) === endpoint))

  // Ids are places: segments are numbered as they set out.
  const sent = segments.findIndex(({ id, sentAt }) => sentAt > now || unsent.has(id))

  return {
    ...timeline,
    moments,
    segments: segments
      .slice(0, sent < 0 ? segments.length : sent)
      .map((segment) => (unjudged.has(segment.id) ? { ...segment, verdict: null } : segment)),
    timers: timeline.timers
      .filter(({ start, endpoint }) => reached(start, endpoint))
      .map(
        (run): TimerRun =>
          run.end === null || reached(run.end, run.endpoint) ? run : { ...run, end: null, fired: false },
      ),
    phases: timeline.phases.filter((phase) => phase.step <= step),
  }
}
