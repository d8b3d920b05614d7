import { portOf } from '../endpoint'
import type { Socket } from '../listing'
import { type Evidence, greatest, union } from './evidence'
import type { Finding } from './finding'
import { attemptsOf, several } from './group'

/** Data that the program does not read: much of it, or some on most connections of one process. */
export function recvQFull(evidence: Evidence): Finding[] {
  const MUCH = 16_384
  const SOME = 512
  const FEW = 5
  const open = evidence.in('ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2')
  const full = open.where(({ recvQ }) => (recvQ ?? 0) >= MUCH)
  const isWaiting = ({ recvQ }: Socket) => (recvQ ?? 0) >= SOME
  const unread = (
    open.where(isWaiting).count < FEW ? [] : open.by(({ process, local }) => process ?? portOf(local))
  )
    .map((group) => ({ group, waiting: group.where(isWaiting) }))
    .filter(({ group, waiting }) => waiting.count >= FEW && waiting.count > group.count / 2)
    .map(({ waiting }) => waiting)
  const found = full.with(union(evidence, unread))
  if (found.places.length === 0) return []
  return [
    evidence.finding('recv-q-full', 'warning', 'ESTABLISHED', found, {
      ...{ address: several(found.sockets.map(({ local }) => local)), queue: greatest(found, 'recvQ') },
      ...{ isSeenAgain: found.seenAgain.places.length > 0 },
    }),
  ]
}

/**
 * Data that nobody acknowledges. Much of it is normal for who sends much; it is stuck when it is sent again, when it
 * stands there sample after sample, and when the program has closed and left it.
 */
export function sendQStuck(evidence: Evidence): Finding[] {
  const MUCH = 16_384
  const VERY_MUCH = 65_536
  const open = evidence.in('ESTABLISHED', 'CLOSE-WAIT').where(({ sendQ }) => (sendQ ?? 0) > 0)
  const retried = open.where((socket) => attemptsOf(socket) >= 2)
  const standing = open.where(({ sendQ }) => (sendQ ?? 0) >= MUCH).seenAgain
  // A FIN counts one.
  const left = evidence.in('FIN-WAIT-1', 'CLOSING', 'LAST-ACK').where(({ sendQ }) => (sendQ ?? 0) > 1)
  const isLeft =
    left.count >= 3 ||
    left.sockets.some((socket) => (socket.sendQ ?? 0) >= VERY_MUCH || attemptsOf(socket) >= 2)
  const unmoved = retried.with(standing)
  const stuck = isLeft ? unmoved.with(left) : unmoved
  if (stuck.places.length === 0) return []
  return [
    evidence.finding(
      'send-q-stuck',
      'warning',
      several(stuck.sockets.map(({ state }) => state)) ?? 'ESTABLISHED',
      stuck,
      {
        ...{ address: several(stuck.sockets.map(({ remote }) => remote)), queue: greatest(stuck, 'sendQ') },
        ...{ isSeenAgain: unmoved.places.length > 0 },
      },
    ),
  ]
}
