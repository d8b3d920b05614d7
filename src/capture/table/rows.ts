import type { Connections } from './connections'
import { NONE, type Packets } from './packets'

/** The rows of a connection's packets, in file order. */
export function* rowsOf(
  { packets, connections }: { readonly packets: Packets; readonly connections: Connections },
  id: number,
): Generator<number> {
  for (let row = connections.first[id] ?? NONE; row !== NONE; row = packets.next[row] ?? NONE) yield row
}
