import { Run, type RunResult } from '../simulation/run'
import type { Script } from '../simulation/script'
import type { Profile } from '../timeline/timeline'

/** Whoever waits for a run. */
export interface Watch {
  /** Ends the computing: the run is what there is by then. */
  readonly signal?: AbortSignal | undefined
  /** Told after every slice how many moments there are. */
  readonly onProgress?: ((moments: number) => void) | undefined
}

/** Milliseconds for which nothing else is done. */
const SLICE = 8
/** How much happens between two looks at the clock. */
const THINGS = 8

/** Lets the page do what it has to do. Timers would make it wait for longer each time. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })

/** Plays a script in slices, between which the page answers. */
export async function compute(
  script: Script,
  profile: Profile | undefined,
  { signal, onProgress }: Watch,
): Promise<RunResult> {
  const course = new Run(script, profile)
  for (;;) {
    for (const begun = performance.now(); performance.now() - begun < SLICE; ) {
      if (!course.advance(THINGS)) return course.result()
    }
    onProgress?.(course.moments)
    await pause()
    if (signal?.aborted) return course.result()
  }
}
