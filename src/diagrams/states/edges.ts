import * as machine from '../../tcp/machine/edges'
import { told } from './told'

/**
 * An edge of the machine, as far as the figure shows it: not why the machine has it. Its id ends with the event in the
 * words of Figure 5; `event` and `action` are in the reader's.
 */
export type Edge = Pick<machine.Edge, 'id' | 'from' | 'to' | 'event' | 'action' | 'drawn'>

/** Those of Figure 5 first. A build works them out, so that no page needs the machine for them. */
export const EDGES: readonly Edge[] = machine.EDGES.map(({ id, from, to, event, action, drawn }) => ({
  id,
  from,
  to,
  event: told(event),
  action: told(action),
  drawn,
}))
