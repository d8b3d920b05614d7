import { MOST_MOMENTS, Run } from '../../simulation/run'
import type { Script } from '../../simulation/script'
import type { Held } from '../../simulation/world'
import type { Profile, Side, Timeline } from '../../timeline/timeline'

/** A run, and what its hosts hold after each moment: what a Timeline does not tell of queues and programs. */
export interface Watched {
  readonly timeline: Timeline
  /** By step. Values that a step leaves as they were are the same objects. */
  readonly held: readonly Readonly<Record<Side, Held>>[]
  readonly hosts: Script['hosts']
  /** The client's link leads back to itself. */
  readonly self: boolean
}

/**
 * Plays a script once more, and keeps what a Timeline leaves out. A script that cannot be played to its end gives
 * null: `run` says why.
 */
export function watch(script: Script, profile?: Profile): Watched | null {
  const held: Readonly<Record<Side, Held>>[] = []
  const course = new Run(script, profile, MOST_MOMENTS, (both) => held.push(both))
  while (course.advance(1000));
  const result = course.result()
  return result.ok ? { timeline: result.timeline, held, hosts: script.hosts, self: script.self } : null
}
