import { execFileSync } from 'node:child_process'
import type { Timeline } from '../../src/timeline/timeline'

/** What the engine says of a scenario, from outside: the page must show the same. */
export const timelineOf = (scenario: string): Timeline =>
  JSON.parse(
    execFileSync(process.execPath, ['lib/cli.js', 'run', scenario, '--format', 'json'], { encoding: 'utf8' }),
  )

/** States one after another, without the steps at which nothing changes. */
export const pathOf = (states: readonly string[]) =>
  states.filter((state, index) => state !== states[index - 1])
