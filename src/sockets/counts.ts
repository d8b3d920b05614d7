import { STATES, type State } from '../tcp/tcb/state'
import type { Listing, Socket } from './listing'

type Counts = Listing['counts']

/** Counts in the order of the states, without those of which there is none. */
export const inOrder = (counts: Counts): Counts =>
  Object.fromEntries(STATES.flatMap((state) => (counts[state] ? [[state, counts[state]]] : [])))

/** How many sockets are in each state. */
export function countsOf(sockets: readonly Socket[]): Counts {
  const counts: Partial<Record<State, number>> = {}
  for (const { state } of sockets) if (state) counts[state] = (counts[state] ?? 0) + 1
  return inOrder(counts)
}

/** All that are counted. */
export const totalOf = ({ counts }: Pick<Listing, 'counts'>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)
