import { isNobody } from './endpoint'
import type { Socket } from './listing'

/** FNV-1a over both addresses. */
function hashOf({ local, remote }: Socket): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < local.length; at++) hash = Math.imul(hash ^ local.charCodeAt(at), 0x01000193)
  if (remote)
    for (let at = 0; at < remote.length; at++) hash = Math.imul(hash ^ remote.charCodeAt(at), 0x01000193)
  return hash ^ (hash >>> 15)
}

/** Another sample has begun somewhere, or shows its first connection again without a line between. */
function mayRepeat(sockets: readonly Socket[]): boolean {
  if ((sockets.at(-1)?.sample ?? 0) > 0) return true
  const first = sockets.findIndex(({ remote }) => remote !== null && !isNobody(remote))
  const { local, remote } = sockets[first] ?? {}
  return sockets.some((socket, place) => place > first && socket.local === local && socket.remote === remote)
}

/**
 * How many sockets the rows show, and how often they show the one that comes most often. A row shows a socket again
 * when a row before has both its addresses: a connection is there once; a listener may be there for several processes,
 * and is the same only in another sample.
 */
export function repetitions(sockets: readonly Socket[]): { distinct: number; most: number } {
  if (!mayRepeat(sockets)) return { distinct: sockets.length, most: 1 }
  // Places of rows by their hash, in a table that is at most half full: no object for a row.
  const size = 2 ** Math.ceil(Math.log2(2 * sockets.length + 2))
  const places = new Int32Array(size)
  const times = new Map<number, number>()
  let distinct = 0
  sockets.forEach((socket, place) => {
    let slot = hashOf(socket) & (size - 1)
    for (; places[slot] !== 0; slot = (slot + 1) & (size - 1)) {
      const first = (places[slot] as number) - 1
      const other = sockets[first] as Socket
      if (other.local !== socket.local || other.remote !== socket.remote) continue
      const isListener = socket.remote === null || isNobody(socket.remote)
      if (isListener && other.sample === socket.sample) break
      times.set(first, (times.get(first) ?? 1) + 1)
      return
    }
    if (places[slot] === 0) places[slot] = place + 1
    distinct++
  })
  return { distinct, most: Math.max(1, ...times.values()) }
}
