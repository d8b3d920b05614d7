import { EDGES } from '../tcp/machine/edges'
import { STATES, type State } from '../tcp/tcb/state'
import { read, SIDES } from '../timeline/read'
import type { Timeline } from '../timeline/timeline'

/** What has been met in a session: states, and ways of the machine by id. */
export interface Covered {
  readonly states: ReadonlySet<State>
  readonly edges: ReadonlySet<string>
}

export const NOTHING: Covered = { states: new Set(), edges: new Set() }

/** Ways that Figure 5 draws: what there is to be walked. */
export const WAYS = EDGES.filter(({ drawn }) => drawn)

/** What was met before, and what a run meets up to and with a step; the same object where that is nothing new. */
export function covered(before: Covered, timeline: Timeline, step: number): Covered {
  const reading = read(timeline)
  const last = reading.moment(step)
  const walks = reading.walked(step)
  const states = [
    ...walks.flatMap(({ from, to }) => [from, to]),
    ...(last ? SIDES.map((side) => last[side].state) : []),
  ]
  const isNew =
    states.some((state) => !before.states.has(state)) ||
    walks.some(({ edge }) => edge && !before.edges.has(edge))
  if (!isNew) return before
  return {
    states: new Set([...before.states, ...states]),
    edges: new Set([...before.edges, ...walks.flatMap(({ edge }) => edge || [])]),
  }
}

/** The states that nobody was in, in the order of RFC 9293. */
export const missing = ({ states }: Covered): readonly State[] => STATES.filter((state) => !states.has(state))

/** How many of the ways that Figure 5 draws were walked. */
export const walkedWays = ({ edges }: Covered): number => WAYS.filter(({ id }) => edges.has(id)).length
