import type { State } from '../tcp/tcb/state'
import { SIDES } from '../timeline/read'
import type { Timeline } from '../timeline/timeline'

/** Where in a run to see something: at the first step that shows it. */
export interface Visits {
  /** The states that an endpoint enters and is still in when the moment is over. CLOSED at the start does not count. */
  readonly states: Readonly<Partial<Record<State, number>>>
  /** The edges of the machine that are walked, by their ids (tcp/edges.ts). */
  readonly edges: Readonly<Record<string, number>>
}

export function visitsOf({ moments }: Timeline): Visits {
  const states: Partial<Record<State, number>> = {}
  const edges: Record<string, number> = {}
  for (const [step, moment] of moments.entries()) {
    for (const side of SIDES) {
      const { state } = moment[side]
      const before = moments[step - 1]?.[side].state ?? 'CLOSED'
      if (state !== before) states[state] ??= step
    }
    for (const { edge } of moment.walks) edges[edge] ??= step
  }
  return { states, edges }
}
