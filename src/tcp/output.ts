import { collapse, recover, segmentSize } from './congestion'
import { type Connection, initialSequenceNumber, synOutstanding } from './connection'
import type { Emit } from './effect'
import { announced, optionsOf } from './extensions'
import { probesForLoss, probeTimeout } from './loss-probe'
import type { Outstanding } from './retransmission-queue'
import { expire, timeout } from './rto'
import { type Flag, has, type Segment, sequenceLength } from './segment'
import { add, distance, later } from './sequence'

/** A segment with the fields that every segment of this connection carries. */
export function form(c: Connection, now: number, flags: readonly Flag[], seq: number, length = 0): Segment {
  const acknowledges = flags.includes('ACK') && c.tcb.IRS !== null
  const syn = flags.includes('SYN')
  return {
    flags,
    seq,
    ack: acknowledges ? c.tcb['RCV.NXT'] : null,
    length,
    window: announced(c, syn),
    options: optionsOf(c, syn, now),
  }
}

function transmit(
  c: Connection,
  emit: Emit,
  segment: Segment,
  kind: 'original' | 'retransmission' = 'original',
): Connection {
  emit({ type: 'transmit', segment, kind })
  return segment.ack === null ? c : { ...c, lastAckSent: segment.ack }
}

/** <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK> */
function acknowledge(c: Connection, emit: Emit, now: number): Connection {
  const sent = transmit(c, emit, form(c, now, ['ACK'], c.tcb['SND.NXT']))
  if (c.ackOwed === 'delayed') emit({ type: 'stop', timer: 'delayed-ack' })
  return { ...sent, ackOwed: 'no' }
}

/** An octet that was acknowledged long ago, from a peer that knows all else (RFC 9293 §3.8.4). */
const asksIfAlive = (c: Connection, { seq, ack, flags }: Segment): boolean =>
  flags.length === 1 && ack === c.tcb['SND.NXT'] && seq === add(c.tcb['RCV.NXT'], -1)

/**
 * The ACK that answers a segment out of place, at most so often: two ends that believe in different
 * numbers would answer each other for ever (RFC 5961 §7). Text, FINs and keep-alives do not loop, and are
 * always answered.
 */
export function acknowledgeInReply(c: Connection, segment: Segment, emit: Emit, now: number): Connection {
  if (segment.length > 0 || has(segment, 'FIN') || asksIfAlive(c, segment)) return acknowledge(c, emit, now)
  const limits = c.config.challenges
  if (limits.some(({ most, within }) => c.challenges.filter((at) => now - at < within).length >= most)) {
    emit({ type: 'judge', rule: 'answered-enough' })
    return c
  }
  const remembered = Math.max(...limits.map(({ most }) => most))
  return acknowledge({ ...c, challenges: [...c.challenges, now].slice(-remembered) }, emit, now)
}

/**
 * The RST that answers a segment which no connection wants (RFC 9293 §3.5.2, group 1):
 * <SEQ=SEG.ACK><CTL=RST>, or <SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK> when there is no ACK to go by.
 */
export function refuse(segment: Segment, emit: Emit): void {
  const answer: Segment =
    has(segment, 'ACK') && segment.ack !== null
      ? { flags: ['RST'], seq: segment.ack, ack: null, length: 0, window: 0, options: {} }
      : {
          flags: ['RST', 'ACK'],
          seq: 0,
          ack: add(segment.seq, sequenceLength(segment)),
          length: 0,
          window: 0,
          options: {},
        }
  emit({ type: 'transmit', segment: answer, kind: 'original' })
}

/**
 * <SEQ=SND.NXT><CTL=RST> (RFC 9293 §3.10.5), or RST,ACK by policy, or because it answers a SYN: then the
 * peer may be in SYN-SENT, where an RST without ACK is dropped (§3.10.7.3; §3.10.7.4 leaves the form open).
 */
export function reset(c: Connection, emit: Emit, now: number, answersSyn = false): void {
  const acknowledges = answersSyn || c.config.policy.abort === 'RST+ACK'
  const flags: readonly Flag[] = acknowledges ? ['RST', 'ACK'] : ['RST']
  emit({
    type: 'transmit',
    segment: { ...form(c, now, flags, c.tcb['SND.NXT']), window: 0 },
    kind: 'original',
  })
}

const flagsOf = (c: Connection, o: Outstanding): Flag[] => {
  const flags: Flag[] = []
  if (o.syn) flags.push('SYN')
  if (o.fin) flags.push('FIN')
  if (o.push) flags.push('PSH')
  if (c.tcb.IRS !== null) flags.push('ACK')
  return flags
}

/** Where the window is closed, what is outstanding is a probe of it: the persist timer sends it again. */
export function startRetransmissionTimer(c: Connection, emit: Emit): void {
  const syn = c.retransmissionQueue[0]?.syn === true
  if (c.tcb['SND.WND'] === 0 && !syn) {
    emit({ type: 'stop', timer: 'retransmission' })
    startPersistTimer(c, emit)
    return
  }
  if (probesForLoss(c)) {
    emit({ type: 'start', timer: 'retransmission', after: probeTimeout(c) })
    return
  }
  const linear = syn && c.tcb.IRS === null ? c.config.synLinear : 0
  emit({ type: 'start', timer: 'retransmission', after: timeout(c.rto, c.config.rto, linear) })
}

/** Something was sent, or progress made: whoever waits for an ACK has its patience anew. */
export function startUserTimer({ config: { userTimeout, userTimeoutFrom } }: Connection, emit: Emit): void {
  if (userTimeout === null) return
  if (userTimeoutFrom === 'retransmission') emit({ type: 'stop', timer: 'user' })
  else emit({ type: 'start', timer: 'user', after: userTimeout })
}

/** Sends what begins at SND.NXT, and puts it on the retransmission queue. */
function send(
  c: Connection,
  emit: Emit,
  now: number,
  what: { length?: number; syn?: boolean; fin?: boolean; push?: boolean },
): Connection {
  const { length = 0, syn = false, fin = false, push = false } = what
  const seq = c.tcb['SND.NXT']
  const o: Outstanding = { seq, length, syn, fin, push, sentAt: now, retransmissions: 0 }
  const next = add(seq, length + (syn ? 1 : 0) + (fin ? 1 : 0))
  const first = c.retransmissionQueue.length === 0
  const sent: Connection = {
    ...transmit(c, emit, form(c, now, flagsOf(c, o), seq, length)),
    tcb: { ...c.tcb, 'SND.NXT': next, 'FIN.SEQ': fin ? add(next, -1) : c.tcb['FIN.SEQ'] },
    retransmissionQueue: [...c.retransmissionQueue, o],
    ackOwed: 'no',
  }
  if (c.ackOwed === 'delayed') emit({ type: 'stop', timer: 'delayed-ack' })
  if (first || probesForLoss(sent)) startRetransmissionTimer(sent, emit)
  if (first) startUserTimer(c, emit)
  return sent
}

/** Sends so many octets of what is unsent; a queued FIN rides on the last of them. */
function sendText(c: Connection, length: number, emit: Emit, now: number): Connection {
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
  startRetransmissionTimer(sent, emit)
  return sent
}

/** Octets that may leave now: what the peer's window, and the network's, still hold (RFC 9293 §3.8.6.2.1). */
const usableWindow = (c: Connection): number =>
  Math.min(c.tcb['SND.WND'], c.congestion.window) - distance(c.tcb['SND.NXT'], c.tcb['SND.UNA'])

/** A FIN occupies a sequence number, which the peer's window may have to hold. */
const finFits = (c: Connection, behind: number): boolean =>
  c.config.policy.finInWindow === 'not needed' ||
  distance(c.tcb['SND.NXT'], c.tcb['SND.UNA']) + behind < c.tcb['SND.WND']

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
    if (crumb && c.retransmissionQueue.length > 0 && length < c.tcb['MAX.SND.WND'] / 2) break
    c = sendText(c, length, emit, now)
  }
  if (c.finQueued && c.unsent === 0 && finFits(c, 0)) {
    c = { ...send(c, emit, now, { fin: true }), finQueued: false }
  }

  const waits = c.unsent > 0 || (c.finQueued && synAcknowledged)
  if (waits && c.retransmissionQueue.length === 0) startPersistTimer(c, emit)
  if (c.ackOwed === 'now') return acknowledge(c, emit, now)
  return c
}

function startPersistTimer(c: Connection, emit: Emit): void {
  const after = timeout({ ...c.rto, backoff: c.probes }, c.config.rto)
  emit({ type: 'start', timer: 'persist', after })
}

/** Sends the front of the retransmission queue again (RFC 9293 §3.10.8, RFC 6298 §5.4 to §5.6). */
export function retransmit(c: Connection, emit: Emit, now: number): Connection {
  if (c.awaitsReordering) return retransmitFast(c, emit, now)
  if (probesForLoss(c)) return sendLossProbe(c, emit, now)
  const front = c.retransmissionQueue[0]
  const congestion = front?.syn ? c.congestion : collapse(c, (front?.retransmissions ?? 0) > 0)
  const backedOff: Connection = { ...c, rto: expire(c.rto), congestion, duplicateAcks: 0, tailProbe: null }
  const sent = sendFrontAgain(backedOff, emit, now)
  startRetransmissionTimer(sent, emit)
  return sent
}

/** Sends a segment of the retransmission queue again. */
export function sendAgain(c: Connection, which: number, emit: Emit, now: number): Connection {
  const o = c.retransmissionQueue[which]
  if (!o) return c
  const again = { ...o, sentAt: now, retransmissions: o.retransmissions + 1 }
  const { userTimeout, userTimeoutFrom } = c.config
  if (userTimeout !== null && userTimeoutFrom === 'retransmission' && c.retransmittingSince === null) {
    emit({ type: 'start', timer: 'user', after: userTimeout })
  }
  return {
    ...transmit(c, emit, form(c, now, flagsOf(c, o), o.seq, o.length), 'retransmission'),
    retransmissionQueue: c.retransmissionQueue.with(which, again),
    retransmittingSince: c.retransmittingSince ?? now,
  }
}

export const sendFrontAgain = (c: Connection, emit: Emit, now: number): Connection =>
  sendAgain(c, 0, emit, now)

/** A loss is known without a timeout: its segment is sent again, and the RTO begins anew. */
export function retransmitFast(c: Connection, emit: Emit, now: number): Connection {
  const known: Connection = { ...c, congestion: recover(c), awaitsReordering: false, tailProbe: null }
  const sent = sendFrontAgain(known, emit, now)
  startRetransmissionTimer(sent, emit)
  return sent
}

/** New data if the peer's window has room for it, else the last segment again (RFC 8985 §7.3). */
function sendLossProbe(c: Connection, emit: Emit, now: number): Connection {
  const room = c.tcb['SND.WND'] - distance(c.tcb['SND.NXT'], c.tcb['SND.UNA'])
  const length = Math.min(segmentSize(c), c.unsent)
  const probing: Connection =
    length > 0 && length <= room
      ? sendText({ ...c, tailProbe: c.tcb['SND.NXT'] }, length, emit, now)
      : sendAgain(c, c.retransmissionQueue.length - 1, emit, now)
  const sent: Connection = { ...probing, tailProbe: probing.tcb['SND.NXT'] }
  startRetransmissionTimer(sent, emit)
  return sent
}

/**
 * A zero-window probe: one octet of new data, or the same octet again (RFC 9293 §3.8.6.1); or an old number, which
 * must be answered too.
 */
export function probe(c: Connection, emit: Emit, now: number): Connection {
  const sent = sendProbe(c, emit, now)
  startPersistTimer(sent, emit)
  return sent
}

function sendProbe(c: Connection, emit: Emit, now: number): Connection {
  if (c.retransmissionQueue.length > 0) return sendFrontAgain({ ...c, probes: c.probes + 1 }, emit, now)
  if (c.config.policy.windowProbe === 'old number') return askIfAlive(c, emit, now)
  return send({ ...c, unsent: c.unsent - 1, probes: c.probes + 1 }, emit, now, { length: 1 })
}

/** A keep-alive: an old sequence number, so that it must be answered (RFC 9293 §3.8.4). */
export function askIfAlive(c: Connection, emit: Emit, now: number): Connection {
  const sent = transmit(c, emit, form(c, now, ['ACK'], add(c.tcb['SND.NXT'], -1)))
  return { ...sent, probes: c.probes + 1 }
}
