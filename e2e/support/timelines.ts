import { execFileSync } from 'node:child_process'
import type { Timeline } from '../../src/timeline/timeline'

const answerTo = (...words: string[]) =>
  JSON.parse(execFileSync(process.execPath, ['lib/cli.js', ...words], { encoding: 'utf8' }))

/** Every built-in scenario. */
export const scenarioIds: readonly string[] = answerTo('list', '--json').map(({ id }: { id: string }) => id)

/** What the engine says of a scenario, from outside: the page must show the same. */
export const timelineOf = (scenario: string): Timeline => answerTo('run', scenario, '--format', 'json')

/** States one after another, without the steps at which nothing changes. */
export const pathOf = (states: readonly string[]) =>
  states.filter((state, index) => state !== states[index - 1])
