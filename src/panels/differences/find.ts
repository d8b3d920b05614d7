import { counterpart } from '../../playback/counterpart'
import { read } from '../../timeline/read'
import type { Timeline } from '../../timeline/timeline'
import { DIFFERENCES, type Difference, type Scene } from './table'

/** What differs at each step of a run; steps where nothing does are absent. */
export type Found = ReadonlyMap<number, readonly Difference[]>

function sceneAt(timeline: Timeline, step: number): Scene | null {
  const reading = read(timeline)
  const moment = reading.moment(step)
  if (!moment) return null
  const arriving = reading.arrival(step) ?? null
  return { timeline, step, moment, arriving, sent: reading.departures(step) }
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
