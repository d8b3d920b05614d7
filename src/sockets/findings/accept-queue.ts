import { portOf } from '../endpoint'
import type { Listing, Socket } from '../listing'
import { type Evidence, greatest } from './evidence'
import type { Finding } from './finding'
import { Group, several } from './group'

/** Queue lengths that programs ask for, and one more: what a full queue shows where its limit is not told. */
const FULL_QUEUES = new Set(
  [5, 10, 50, 64, 100, 128, 200, 256, 511, 512, 1000, 1024, 2048, 4096].map((n) => n + 1),
)
const LONG_QUEUE = 129

/** A listener with more waiting than it allows; where the limit is not told, one that shows a usual limit and one. */
function isFull({ recvQ, sendQ, state }: Socket, { tool, system }: Listing): boolean {
  if (recvQ === null || recvQ === 0) return false
  if (tool === 'ss') return sendQ !== null && recvQ > sendQ
  // qlen of BSD may grow to one and a half times the backlog (sonewconn).
  if (state === null) return sendQ !== null && 2 * recvQ > 3 * sendQ
  return system === 'linux' && (recvQ >= LONG_QUEUE || FULL_QUEUES.has(recvQ))
}

/** On a listener, the queue of connections that nobody accepts. */
export function acceptQueueFull(evidence: Evidence): Finding[] {
  const { listing } = evidence
  const listeners = listing.sockets.flatMap((socket, place) =>
    (socket.state === 'LISTEN' || socket.state === null) && isFull(socket, listing) ? [place] : [],
  )
  if (listeners.length === 0) return []
  const full = new Group(listing, listeners)
  const address = several(full.sockets.map(({ local }) => local))
  return [
    evidence.finding('accept-queue-full', 'warning', 'LISTEN', full, {
      address,
      queue: greatest(full, 'recvQ'),
    }),
  ]
}

/** Ports whose listeners do not accept: what nobody holds there waits, and is not forgotten. */
export const portsOf = (findings: readonly Finding[], { sockets }: Listing) =>
  new Set(findings.flatMap((finding) => finding.sockets.map((place) => portOf(sockets[place]?.local ?? ''))))
