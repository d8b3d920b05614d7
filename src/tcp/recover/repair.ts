import { inFlight, recover } from '../flow/congestion'
import { arrived, lossesOf } from '../flow/rack'
import { usesSack } from '../options/sack'
import { sendAgain } from '../send/resend'
import type { Connection } from '../tcb/connection'
import type { Emit } from '../tcb/effect'
import { type Outstanding, outstandingEnd, outstandingLength } from '../tcb/outstanding'
import { startRetransmissionTimer } from '../timers/start'
import type { Segment } from '../wire/segment'
import { ge, le } from '../wire/sequence'

/** Loss recovery where SACK tells what has arrived: only the holes are sent again (RFC 6675 §5). */

/** Takes down what of the retransmission queue the peer has ahead of a gap. */
export function takeSack(c: Connection, { options: { sack } }: Segment, now: number): Connection {
  if (!sack || !usesSack(c)) return c
  const isNews = (o: Outstanding) =>
    o.fate !== 'sacked' && !o.syn && sack.some(([from, to]) => ge(o.seq, from) && le(outstandingEnd(o), to))
  const news = c.retransmissionQueue.filter(isNews)
  if (news.length === 0) return c
  return {
    ...c,
    rack: news.reduce((rack, o) => arrived(rack, o, now), c.rack),
    retransmissionQueue: c.retransmissionQueue.map((o) => (news.includes(o) ? { ...o, fate: 'sacked' } : o)),
  }
}

const markLost = (c: Connection, isLost: (o: Outstanding, which: number) => boolean): Connection => ({
  ...c,
  retransmissionQueue: c.retransmissionQueue.map((o, i) =>
    o.fate === null && isLost(o, i) ? { ...o, fate: 'lost' } : o,
  ),
})

/** The retransmission timer has gone off: lost is the front, and what could have arrived by now (tcp_enter_loss()). */
export const loseAll = (c: Connection, now: number): Connection =>
  usesSack(c) ? markLost(c, (o, i) => i === 0 || o.sentAt + (c.rack?.roundTrip ?? 0) <= now) : c

/** Sends again what is lost, as far as the network has room; the first in any case where the loss is `new`. */
function sendLost(start: Connection, isNew: boolean, emit: Emit, now: number): Connection {
  let c = start
  let free = isNew
  for (const [which, o] of start.retransmissionQueue.entries()) {
    if (o.fate !== 'lost') continue
    if (!free && inFlight(c) > 0 && inFlight(c) + outstandingLength(o) > c.congestion.window) break
    c = sendAgain(c, which, emit, now)
    free = false
  }
  return c
}

/**
 * Looks for losses and makes good what can be. `timer`: what is outstanding has a timer already, or needs one.
 */
export function repair(start: Connection, timer: 'runs' | 'is due', emit: Emit, now: number): Connection {
  const { lost, wait } = lossesOf(start, now)
  const marked = lost.size > 0 ? markLost(start, (o) => lost.has(o)) : start
  const isNew = lost.size > 0 && start.congestion.recovery === null
  const found: Connection = isNew ? { ...marked, congestion: recover(start), tailProbe: null } : marked
  const open = found.tcb['SND.WND'] > 0
  const sent: Connection = {
    ...(open ? sendLost(found, isNew, emit, now) : found),
    awaitsReordering: false,
  }
  const frontSent = sent.retransmissionQueue[0] !== found.retransmissionQueue[0]
  if (wait !== null && open && !frontSent) {
    emit({ type: 'start', timer: 'retransmission', after: wait + (start.config.rack ?? 0) })
    return { ...sent, awaitsReordering: true }
  }
  if (frontSent || timer === 'is due' || start.awaitsReordering) startRetransmissionTimer(sent, emit, now)
  return sent
}
