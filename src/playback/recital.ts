import type { Language } from '../timeline/languages'

/** What showing and playing a run need to know of the way it is told in a language. */
export interface Recital {
  /** The longest text of all steps: there is room for it from the start, and nothing jumps. */
  readonly longest: string
  /** For how many seconds, at speed 1, play holds at each step so that its text can be read. */
  readonly holds: readonly number[]
}

/** Recitals that were worked out before: those of the library, when it was built. */
export type Recitals = Readonly<Partial<Record<Language, Recital>>>
