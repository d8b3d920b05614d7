import { lowerBound, type Schedule } from '../../playback/schedule'
import type { Drafts } from './drafts'
import type { TimedBracket } from './timers'

/** The playing times at which something in a sequence diagram appears, ends or vanishes. */
export class Turns {
  /** Each ascending. */
  readonly #times: readonly ArrayLike<number>[]

  constructor({ moments, folds }: Schedule, { starts, ends }: Drafts, brackets: readonly TimedBracket[]) {
    this.#times = [
      moments,
      starts,
      ends.toSorted(),
      Float64Array.from(folds, ({ start, end }) => (start + end) / 2).sort(),
      Float64Array.from(brackets, ({ at }) => at).sort(),
      Float64Array.from(brackets, ({ until }) => until).sort(),
    ]
  }

  /** The last at or before a playing time; 0 if there is none. */
  before(playing: number): number {
    const last = (times: ArrayLike<number>) => times[lowerBound(times, playing, true) - 1] ?? 0
    return Math.max(0, ...this.#times.map(last))
  }
}
