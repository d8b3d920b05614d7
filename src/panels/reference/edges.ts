import * as machine from '../../tcp/machine/edges'

/** Every change of state that the machine can make, with its section and why. A build works them out. */
export const EDGES: readonly machine.Edge[] = machine.EDGES
