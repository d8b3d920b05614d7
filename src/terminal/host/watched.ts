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

/** A script that is played once more, a little at a time; what a Timeline leaves out is kept. */
export class Watching {
  readonly #script: Script
  readonly #held: Readonly<Record<Side, Held>>[] = []
  readonly #course: Run

  constructor(script: Script, profile?: Profile) {
    this.#script = script
    this.#course = new Run(script, profile, MOST_MOMENTS, (both) => this.#held.push(both))
  }

  /** Lets so many things happen; false once nothing more will. */
  advance(things: number): boolean {
    return this.#course.advance(things)
  }

  /** A script that cannot be played to its end gives null: `run` says why. */
  result(): Watched | null {
    const { hosts, self } = this.#script
    const result = this.#course.result()
    return result.ok ? { timeline: result.timeline, held: this.#held, hosts, self } : null
  }
}

/** Plays a script once more; null where it cannot be played to its end. */
export function watch(script: Script, profile?: Profile): Watched | null {
  const watching = new Watching(script, profile)
  while (watching.advance(1000));
  return watching.result()
}
