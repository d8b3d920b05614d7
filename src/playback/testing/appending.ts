import { run } from '../../simulation/run'
import type { Script } from '../../simulation/script'
import type { Profile, Timeline } from '../../timeline/timeline'

/** The run of a script; null where it cannot be played as it stands. */
export function timelineOf(script: Script, profile?: Profile): Timeline | null {
  const result = run(script, profile)
  return result.ok ? result.timeline : null
}

export const firstSteps = (script: Script, steps: number): Script => ({
  ...script,
  steps: script.steps.slice(0, steps),
})

/** How many moments at the beginning two runs have in common. */
export function sharedBy(a: Timeline, b: Timeline): number {
  const alike = (step: number) => JSON.stringify(a.moments[step]) === JSON.stringify(b.moments[step])
  const parted = a.moments.findIndex((_, step) => !alike(step))
  return parted < 0 ? a.moments.length : parted
}
