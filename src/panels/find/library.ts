import { catalogue } from '../../scenarios/catalogue'
import type { Visits } from '../../scenarios/visits'
import type { State } from '../../tcp/tcb/state'
import type { Words } from '../../timeline/timeline'
import type { Findable } from './search'

/** What a scenario says of itself beside its title. */
interface Told {
  readonly intro: Words
  readonly questions: readonly Words[]
}

// Worked out when the project is built (build/plugins/scenarios.mjs).
const told = import.meta.glob<Told>('../../scenarios/library/*.tcp', {
  query: '?told',
  import: 'told',
  eager: true,
})
const visited = import.meta.glob<Visits['states']>('../../scenarios/library/*.tcp', {
  query: '?visits',
  import: 'states',
  eager: true,
})

/** The built-in scenarios, in the order in which they are offered, with all that they can be found by. */
export const library: readonly Findable[] = catalogue.map(({ id, group, title }) => {
  const file = `../../scenarios/library/${id}.tcp`
  const { intro, questions } = told[file] as Told
  const states = Object.keys(visited[file] ?? {}) as State[]
  return { id, group, title, intro, questions, states }
})
