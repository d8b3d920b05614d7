import { flight, inFlight, segmentSize } from '../flow/congestion'
import { probesForLoss } from '../flow/loss-probe'
import { type Connection, initialSequenceNumber, synOutstanding } from '../tcb/connection'
import type { Emit } from '../tcb/effect'
import { type Outstanding, outstandingEnd } from '../tcb/outstanding'
import { startPersistTimer, startRetransmissionTimer, startUserTimer } from '../timers/start'
import { add, later } from '../wire/sequence'
import { form, formOutstanding, transmit } from './form'
import { acknowledge } from './reply'

/** Sends what begins at SND.NXT, and puts it on the retransmission queue. */
export function send(
  c: Connection,
  emit: Emit,
  now: number,
  what: { length?: number; syn?: boolean; fin?: boolean; push?: boolean },
): Connection {
  const { length = 0, syn = false, fin = false, push = false } = what
  const seq = c.tcb['SND.NXT']
  const o: Outstanding = { seq, length, syn, fin, push, sentAt: now, retransmissions: 0, fate: null }
  const next = outstandingEnd(o)
  const first = c.retransmissionQueue.length === 0
  const sent: Connection = {
    ...transmit(c, emit, formOutstanding(c, now, o)),
    tcb: { ...c.tcb, 'SND.NXT': next, 'FIN.SEQ': fin ? add(next, -1) : c.tcb['FIN.SEQ'] },
    retransmissionQueue: [...c.retransmissionQueue, o],
    ackOwed: 'no',
  }
  if (c.ackOwed === 'delayed') emit({ type: 'stop', timer: 'delayed-ack' })
  if (first || probesForLoss(sent)) startRetransmissionTimer(sent, emit, now)
  if (first) startUserTimer(c, emit)
  return sent
}

/** A FIN occupies a sequence number, which the peer's window may have to hold. */
const finFits = (c: Connection, behind: number): boolean =>
  c.config.policy.finInWindow === 'not needed' || flight(c) + behind < c.tcb['SND.WND']

/** Sends so many octets of what is unsent; a queued FIN rides on the last of them. */
export function sendText(c: Connection, length: number, emit: Emit, now: number): Connection {
  const last = length === c.unsent
  const rest: Connection = { ...c, unsent: c.unsent - length }
  const fin = last && c.finQueued && finFits(c, length)
  const sent = send(rest, emit, now, { length, push: last, fin })
  return fin ? { ...sent, finQueued: false } : sent
}

/** Selects an ISS for the next incarnation (RFC 9293 §3.4.1) and sets SND.UNA and SND.NXT to it. */
function selectIss(c: Connection): Connection {
  const planned = initialSequenceNumber(c.config, c.incarnation)
  const iss = c.reopens === null ? planned : later(planned, c.reopens.tcb['SND.NXT'])
  return {
    ...c,
    incarnation: c.incarnation + 1,
    tcb: { ...c.tcb, ISS: iss, 'SND.UNA': iss, 'SND.NXT': iss },
  }
}

/** <SEQ=ISS><CTL=SYN>, or <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK> once the peer's SYN is known. */
export const sendSyn = (c: Connection, emit: Emit, now: number): Connection =>
  send(selectIss(c), emit, now, { syn: true })

/** Our SYN again, now with the acknowledgment of theirs: a simultaneous open. */
export function sendSynAgainWithAck(c: Connection, emit: Emit, now: number): Connection {
  const [front, ...rest] = c.retransmissionQueue
  if (!front) return c
  const again = { ...front, sentAt: now, retransmissions: front.retransmissions + 1 }
  const sent: Connection = {
    ...transmit(c, emit, form(c, now, ['SYN', 'ACK'], c.tcb.ISS)),
    retransmissionQueue: [again, ...rest],
    rto: { ...c.rto, expiries: 0 },
    ackOwed: 'no',
  }
  startRetransmissionTimer(sent, emit, now)
  return sent
}

/** Octets that may leave now: what the peer's window, and the network's, still hold (RFC 9293 §3.8.6.2.1). */
function usableWindow(c: Connection): number {
  const offered = c.tcb['SND.WND'] - flight(c)
  return Math.min(offered, c.congestion.window - inFlight(c))
}

/**
 * Nagle: what does not fill a segment waits while data is unacknowledged (RFC 9293 §3.7.4, SHLD-7), in Linux only
 * while a small segment is (tcp_minshall_check()); TCP_CORK: in any case, until the persist timer goes off. Who has
 * closed has nothing to wait for, and what probes a window is not the user's.
 */
function waitsForCompany(c: Connection, mss: number): boolean {
  if (c.finQueued || c.closeQueued) return false
  if (c.config.cork) return true
  const minshall = c.config.calls === 'linux'
  const isProbe = (o: Outstanding) => o.length === 1 && !o.push
  const counts = (o: Outstanding) => o.length > 0 && !isProbe(o) && (!minshall || o.length < mss)
  return c.config.nagle && c.retransmissionQueue.some(counts)
}

/**
 * The last thing done for every event: sends what may be sent, a queued FIN after it, and an
 * acknowledgment if one is still owed and nothing carried it (RFC 9293 §3.10.7.4, "if possible,
 * piggybacked on a segment being transmitted").
 */
export function respond(start: Connection, emit: Emit, now: number): Connection {
  let c = start
  const synAcknowledged = !synOutstanding(c)
  const mss = segmentSize(c)
  while (synAcknowledged && c.unsent > 0) {
    const length = Math.min(mss, c.unsent, usableWindow(c))
    if (length <= 0) break
    // Sender's silly window avoidance (§3.8.6.2.1): no crumbs while the rest must wait anyway.
    const crumb = length < mss && length < c.unsent
    if (length < mss && length === c.unsent && waitsForCompany(c, mss)) break
    if (crumb && c.retransmissionQueue.length > 0 && length < c.tcb['MAX.SND.WND'] / 2) break
    c = sendText(c, length, emit, now)
  }
  if (c.finQueued && c.unsent === 0 && finFits(c, 0)) {
    c = { ...send(c, emit, now, { fin: true }), finQueued: false }
  }

  const waits = c.unsent > 0 || (c.finQueued && synAcknowledged)
  if (waits && c.retransmissionQueue.length === 0) startPersistTimer(c, emit, now)
  if (c.ackOwed === 'now') return acknowledge(c, emit, now)
  return c
}
