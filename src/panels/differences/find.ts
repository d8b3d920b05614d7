import { counterpart } from '../../playback/counterpart'
import type { SegmentFlight, Timeline } from '../../timeline/timeline'
import { DIFFERENCES, type Difference, type Scene } from './table'

/** What differs at each step of a run; steps where nothing does are absent. */
export type Found = ReadonlyMap<number, readonly Difference[]>

function sceneAt(timeline: Timeline, step: number): Scene | null {
  const { moments, segments } = timeline
  const moment = moments[step]
  if (!moment) return null
  const { cause } = moment
  const arriving = cause.kind === 'segment' ? (segments[cause.id] ?? null) : null
  const sent = moment.sent.flatMap((id): SegmentFlight[] => (segments[id] ? [segments[id]] : []))
  return { timeline, step, moment, arriving, sent }
}

/**
 * Where the profiles differ in a run: found in the run that the linux profile makes of the script, and told at
 * the step of the shown run where the story is the same. Gives way after each step.
 */
export function* finding(linux: Timeline, shown: Timeline): Generator<undefined, Found> {
  const found = new Map<number, readonly Difference[]>()
  for (const step of linux.moments.keys()) {
    yield
    const scene = sceneAt(linux, step)
    const here = scene ? DIFFERENCES.filter(({ shows }) => shows(scene)) : []
    if (here.length === 0) continue
    const told = linux === shown ? step : counterpart(linux, step, shown)
    found.set(told, [...new Set([...(found.get(told) ?? []), ...here])])
  }
  return found
}
