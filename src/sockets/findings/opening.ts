import { portOf } from '../endpoint'
import { type Evidence, union } from './evidence'
import type { Finding } from './finding'
import { attemptsOf, several } from './group'

/** A SYN that is not answered: sent again, shown again, or several at once. */
export function synSentStuck(evidence: Evidence): Finding[] {
  if (evidence.isCounts) {
    const count = evidence.count('SYN-SENT')
    const isMuch = count >= 10 && count >= evidence.count('ESTABLISHED') / 10
    return isMuch ? [evidence.finding('syn-sent-stuck', 'warning', 'SYN-SENT', count)] : []
  }
  const waiting = evidence.in('SYN-SENT')
  const again = waiting.where((socket) => attemptsOf(socket) > 0).with(waiting.seenAgain)
  const isMany = waiting.count >= 4 && waiting.count >= evidence.count('ESTABLISHED') / 20
  if (again.places.length === 0 && !isMany) return []
  const stuck = isMany ? waiting : again
  const address = several(stuck.sockets.map(({ remote }) => remote))
  return [
    evidence.finding('syn-sent-stuck', 'warning', 'SYN-SENT', stuck, {
      ...{ address, isSeenAgain: again.places.length > 0 },
    }),
  ]
}

/** Handshakes that their third segment does not complete: more than the port has connections, or very many. */
export function synReceivedFlood(evidence: Evidence, fullPorts: ReadonlySet<string>): Finding[] {
  const VERY_MANY = 128
  if (evidence.isCounts) {
    const count = evidence.count('SYN-RECEIVED')
    const isFlood = count >= VERY_MANY || (count >= 16 && count >= evidence.count('ESTABLISHED') / 4)
    return isFlood ? [evidence.finding('syn-received-flood', 'warning', 'SYN-RECEIVED', count)] : []
  }
  const established = new Map<string, number>()
  for (const { local } of evidence.in('ESTABLISHED').sockets) {
    established.set(portOf(local), (established.get(portOf(local)) ?? 0) + 1)
  }
  const floods = evidence
    .in('SYN-RECEIVED')
    .by(({ local }) => portOf(local))
    .filter((group) => {
      const port = portOf(group.sockets[0]?.local ?? '')
      if (fullPorts.has(port)) return false
      return group.count >= VERY_MANY || (group.count >= 4 && group.count >= (established.get(port) ?? 0))
    })
  if (floods.length === 0) return []
  const flood = union(evidence, floods)
  const address = several(flood.sockets.map(({ local }) => local))
  return [evidence.finding('syn-received-flood', 'warning', 'SYN-RECEIVED', flood, { address })]
}
