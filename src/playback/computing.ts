import { Run, type RunResult } from '../simulation/run'
import type { Script } from '../simulation/script'
import type { Profile } from '../timeline/timeline'
import { inSlices } from './slices'

/** Whoever waits for a run. */
export interface Watch {
  /** Ends the computing: the run is what there is by then. */
  readonly signal?: AbortSignal | undefined
  /** Told after every slice how many moments there are. */
  readonly onProgress?: ((moments: number) => void) | undefined
}

/** How much happens between two looks at the clock. */
const THINGS = 8

/** Plays a script in slices. */
export async function compute(
  script: Script,
  profile: Profile | undefined,
  { signal, onProgress }: Watch,
): Promise<RunResult> {
  const course = new Run(script, profile)
  const playing: Iterator<undefined, true> = {
    next: () => (course.advance(THINGS) ? { done: false, value: undefined } : { done: true, value: true }),
  }
  await inSlices(playing, { signal, onPause: () => onProgress?.(course.moments) })
  return course.result()
}
