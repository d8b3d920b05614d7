import { portOf } from '../endpoint'
import { type Evidence, greatest, union } from './evidence'
import type { Finding } from './finding'
import { attemptsOf, several } from './group'

/**
 * The peer has closed and the program has not: several of one process, or fewer that have data unread. One is a moment
 * that every connection passes; what still waits in a full accept queue is the listener's trouble.
 */
export function closeWaitLeak(evidence: Evidence, fullPorts: ReadonlySet<string>): Finding[] {
  const established = evidence.count('ESTABLISHED')
  if (evidence.isCounts) {
    const count = evidence.count('CLOSE-WAIT')
    const isLeak = count >= 10 && count >= established / 10
    return isLeak ? [evidence.finding('close-wait-leak', 'warning', 'CLOSE-WAIT', count)] : []
  }
  const held = evidence
    .in('CLOSE-WAIT')
    .where(
      ({ process, local }) => !(process === null && evidence.hasProcesses && fullPorts.has(portOf(local))),
    )
  const leaks = held
    .by(({ process }) => process ?? '')
    .filter((group) => {
      const unread = group.where(({ recvQ }) => (recvQ ?? 0) > 1).count
      const isMuch = group.count >= established / 50
      return isMuch && (group.count >= 5 || unread >= 3)
    })
  if (leaks.length === 0) return []
  const leak = union(evidence, leaks)
  const address =
    several(leak.sockets.map(({ remote }) => remote)) ?? several(leak.sockets.map(({ local }) => local))
  return [
    evidence.finding('close-wait-leak', 'warning', 'CLOSE-WAIT', leak, {
      ...{ address, queue: greatest(leak, 'recvQ'), isSeenAgain: leak.seenAgain.places.length > 0 },
    }),
  ]
}

/** Our FIN is not acknowledged: sent again, shown again, or several at once. */
export function lastAckStuck(evidence: Evidence): Finding[] {
  if (evidence.isCounts) {
    const count = evidence.count('LAST-ACK')
    const isMuch = count >= 20 && count >= evidence.count('ESTABLISHED') / 10
    return isMuch ? [evidence.finding('last-ack-stuck', 'warning', 'LAST-ACK', count)] : []
  }
  const waiting = evidence.in('LAST-ACK')
  const again = waiting.where((socket) => attemptsOf(socket) > 1).with(waiting.seenAgain)
  const isMany = waiting.count >= 4 && waiting.count >= evidence.count('ESTABLISHED') / 20
  if (again.places.length === 0 && !isMany) return []
  const stuck = isMany ? waiting : again
  return [
    evidence.finding('last-ack-stuck', 'warning', 'LAST-ACK', stuck, {
      ...{ address: several(stuck.sockets.map(({ remote }) => remote)) },
      ...{ queue: greatest(stuck, 'sendQ'), isSeenAgain: again.places.length > 0 },
    }),
  ]
}

/** Closed by us, answered, and the peer does not close; the kernel ends it after tcp_fin_timeout. */
export function finWait2Orphans(evidence: Evidence): Finding[] {
  if (evidence.isCounts) {
    const count = evidence.count('FIN-WAIT-2')
    const isMuch = count >= 50 && count >= evidence.count('ESTABLISHED') / 4
    return isMuch ? [evidence.finding('fin-wait-2-orphans', 'note', 'FIN-WAIT-2', count)] : []
  }
  const orphans = evidence.in('FIN-WAIT-2').where(({ process }) => process === null || process === '/0')
  const others = evidence.in('ESTABLISHED', 'CLOSE-WAIT', 'TIME-WAIT').count
  if (orphans.count < 5 || orphans.count < others / 4) return []
  const address = several(orphans.sockets.map(({ remote }) => remote))
  return [evidence.finding('fin-wait-2-orphans', 'note', 'FIN-WAIT-2', orphans, { address })]
}
