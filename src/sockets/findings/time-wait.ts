import { portOf } from '../endpoint'
import type { Evidence } from './evidence'
import type { Finding } from './finding'
import type { Group } from './group'

/** Ports that Linux gives to connections of its own (ip_local_port_range 32768–60999). */
const EPHEMERAL_PORTS = 28_232

/** Normal, and the side that closes first has it; trouble only when the ports toward one peer run short. */
export function timeWaitMany(evidence: Evidence): Finding[] {
  const MANY = 1000
  const count = evidence.isCounts ? evidence.count('TIME-WAIT') : evidence.in('TIME-WAIT').count
  const toOnePeer = evidence.in('TIME-WAIT').by(({ remote, local }) => {
    // Who chose the port: the side with the same port over and over is the one that was called.
    return `${local.slice(0, -portOf(local).length)} ${remote}`
  })
  const most = toOnePeer.reduce<Group | null>((a, b) => (a && a.count >= b.count ? a : b), null)
  const share = most ? Math.round((100 * most.count) / EPHEMERAL_PORTS) : null
  if (count < MANY) return []
  const isShort = (share ?? Math.round((100 * count) / EPHEMERAL_PORTS)) >= 50
  const isOne = most !== null && most.count > count / 2
  return [
    evidence.finding(
      'time-wait-many',
      isShort ? 'warning' : 'note',
      'TIME-WAIT',
      evidence.isCounts ? count : evidence.in('TIME-WAIT'),
      {
        ...{ share, address: isOne ? (most.sockets[0]?.remote ?? null) : null },
      },
    ),
  ]
}
