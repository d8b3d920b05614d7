import * as machine from '../../tcp/machine/edges'

/** An edge of the machine, as far as the figure shows it: not why the machine has it. */
export type Edge = Pick<machine.Edge, 'id' | 'from' | 'to' | 'event' | 'action' | 'drawn'>

/** Those of Figure 5 first. A build works them out, so that no page needs the machine for them. */
export const EDGES: readonly Edge[] = machine.EDGES.map(({ id, from, to, event, action, drawn }) => ({
  id,
  from,
  to,
  event,
  action,
  drawn,
}))
