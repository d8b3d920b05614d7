import { NOTES } from '../../diagrams/states/notes'
import { catalogue } from '../../scenarios/catalogue'
import type { Visits } from '../../scenarios/visits'
import type { State } from '../../tcp/tcb/state'
import type { Words } from '../../timeline/timeline'

/** A scenario that comes to a state, and the first step at which an endpoint has entered it. */
export interface Visitor {
  readonly scenario: string
  readonly title: Words
  readonly step: number
}

// Each scenario, run when the project is built (build/plugins/scenarios.mjs).
const steps = import.meta.glob<Visits['states']>('../../scenarios/library/*.tcp', {
  query: '?visits',
  import: 'states',
  eager: true,
})

/** The scenarios that visit a state: first the one that its card plays, then as they are offered. */
export function visitorsOf(state: State): readonly Visitor[] {
  const { scenario: first } = NOTES[state]
  return catalogue
    .flatMap(({ id, title }) => {
      const step = steps[`../../scenarios/library/${id}.tcp`]?.[state]
      return step === undefined ? [] : [{ scenario: id, title, step }]
    })
    .sort((a, b) => Number(b.scenario === first) - Number(a.scenario === first))
}
