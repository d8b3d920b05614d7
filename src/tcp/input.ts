import type { Connection, Outstanding, Range } from './connection'
import type { Emit } from './effect'
import { startRetransmissionTimer } from './output'
import { afterLostSyn, sample } from './rto'
import { has, type Segment, sequenceLength } from './segment'
import { add, distance, earlier, ge, gt, later, le, lt } from './sequence'

/** Sequence number of the first octet of text: after a SYN. */
const textStart = (segment: Segment): number => (has(segment, 'SYN') ? add(segment.seq, 1) : segment.seq)

/** One beyond the last octet of text: where a FIN would be. */
export const textEnd = (segment: Segment): number => add(textStart(segment), segment.length)

const windowEnd = (c: Connection): number => add(c.tcb['RCV.NXT'], c.tcb['RCV.WND'])

export const inWindow = (c: Connection, seq: number): boolean =>
  ge(seq, c.tcb['RCV.NXT']) && lt(seq, windowEnd(c))

/** The four cases of the acceptability test (RFC 9293 §3.4, table 6; §3.10.7.4 step 1). */
export function acceptable(c: Connection, segment: Segment): boolean {
  const length = sequenceLength(segment)
  const { 'RCV.NXT': next, 'RCV.WND': window } = c.tcb
  if (window === 0) return length === 0 && segment.seq === next
  if (length === 0) return inWindow(c, segment.seq)
  return inWindow(c, segment.seq) || inWindow(c, add(segment.seq, length - 1))
}

/** SND.UNA < SEG.ACK =< SND.NXT */
export const acknowledgesNew = (c: Connection, segment: Segment): boolean =>
  segment.ack !== null && gt(segment.ack, c.tcb['SND.UNA']) && le(segment.ack, c.tcb['SND.NXT'])

/** The acknowledgment covers our FIN, now or since earlier. */
export const finAcknowledgedBy = (c: Connection, segment: Segment): boolean => {
  const fin = c.tcb['FIN.SEQ']
  if (fin === null) return false
  return gt(c.tcb['SND.UNA'], fin) || (acknowledgesNew(c, segment) && gt(segment.ack as number, fin))
}

/** The segment's SYN: IRS and RCV.NXT (RFC 9293 §3.10.7.2, §3.10.7.3), its window and MSS. */
export function takeSyn(c: Connection, segment: Segment): Connection {
  return {
    ...c,
    peerMss: segment.options.mss ?? 536,
    tcb: {
      ...c.tcb,
      IRS: segment.seq,
      'RCV.NXT': add(segment.seq, 1),
      'SND.WND': segment.window,
      'SND.WL1': segment.seq,
      'SND.WL2': segment.ack ?? 0,
      'MAX.SND.WND': Math.max(c.tcb['MAX.SND.WND'], segment.window),
    },
  }
}

/** What of an outstanding segment lies at or beyond `una`; null when nothing does. */
function remainder(o: Outstanding, una: number): Outstanding | null {
  const end = add(o.seq, o.length + (o.syn ? 1 : 0) + (o.fin ? 1 : 0))
  if (le(end, una)) return null
  const covered = distance(una, o.seq)
  return covered <= 0 || o.syn ? o : { ...o, seq: una, length: Math.max(0, o.length - covered) }
}

/** Step 5, SND.UNA <- SEG.ACK; what is acknowledged leaves the retransmission queue; RTT (RFC 6298). */
function acknowledged(c: Connection, ack: number, emit: Emit, now: number): Connection {
  const left: Outstanding[] = []
  let newest: Outstanding | undefined
  let ambiguous = false
  for (const o of c.retransmissionQueue) {
    const rest = remainder(o, ack)
    if (rest) left.push(rest)
    else {
      newest = o
      ambiguous ||= o.retransmissions > 0
    }
  }
  let rto = { ...c.rto, expiries: 0 }
  // Karn: an acknowledgment that may be of a retransmission measures nothing (RFC 6298 §3).
  if (newest && !ambiguous) rto = sample(rto, now - newest.sentAt, c.config.rto)
  else if (newest?.syn && c.rto.srtt === null) rto = afterLostSyn(rto, c.config.rto)
  const next: Connection = {
    ...c,
    tcb: { ...c.tcb, 'SND.UNA': ack },
    retransmissionQueue: left,
    rto,
    duplicateAcks: 0,
  }
  if (left.length > 0) {
    startRetransmissionTimer(next, emit)
    if (c.config.userTimeout !== null) emit({ type: 'start', timer: 'user', after: c.config.userTimeout })
  } else {
    emit({ type: 'stop', timer: 'retransmission' })
    emit({ type: 'stop', timer: 'user' })
  }
  return next
}

/** Step 5: the acknowledgment, and the send window that comes with it. */
export function takeAck(c: Connection, segment: Segment, emit: Emit, now: number): Connection {
  if (segment.ack === null) return c
  const next = acknowledgesNew(c, segment) ? acknowledged(c, segment.ack, emit, now) : c
  return takeWindow(next, segment, emit)
}

/** SND.WND <- SEG.WND unless the segment is older than the one that set it last. */
function takeWindow(c: Connection, segment: Segment, emit: Emit): Connection {
  const { 'SND.WL1': wl1, 'SND.WL2': wl2, 'SND.UNA': una, 'SND.NXT': nxt } = c.tcb
  const ack = segment.ack as number
  if (lt(ack, una) || gt(ack, nxt)) return c
  const newer = lt(wl1, segment.seq) || (wl1 === segment.seq && le(wl2, ack))
  if (!newer) return c
  const opened = c.tcb['SND.WND'] === 0 && segment.window > 0
  const next: Connection = {
    ...c,
    probes: 0,
    tcb: {
      ...c.tcb,
      'SND.WND': segment.window,
      'SND.WL1': segment.seq,
      'SND.WL2': ack,
      'MAX.SND.WND': Math.max(c.tcb['MAX.SND.WND'], segment.window),
    },
  }
  if (opened) {
    emit({ type: 'stop', timer: 'persist' })
    if (next.retransmissionQueue.length > 0) startRetransmissionTimer(next, emit)
  }
  return opened ? next : { ...next, probes: c.probes }
}

/** Adds a range to ordered, disjoint ranges. */
export function insert(ranges: readonly Range[], added: Range): Range[] {
  const before = ranges.filter((r) => lt(r.end, added.start))
  const after = ranges.filter((r) => gt(r.start, added.end))
  const touching = ranges.slice(before.length, ranges.length - after.length)
  const start = touching.reduce((s, r) => earlier(s, r.start), added.start)
  const end = touching.reduce((e, r) => later(e, r.end), added.end)
  return [...before, { start, end }, ...after]
}

/** What the receive side would be after this segment's text and FIN; nothing else is touched. */
export function receive(
  c: Connection,
  segment: Segment,
): { readonly next: number; readonly held: readonly Range[]; readonly peerFin: number | null } {
  let next = c.tcb['RCV.NXT']
  const limit = windowEnd(c)
  const start = later(textStart(segment), next)
  const end = earlier(textEnd(segment), limit)
  let held = c.held
  if (lt(start, end)) held = insert(held, { start, end })
  const fin = has(segment, 'FIN') && !c.finTaken ? textEnd(segment) : null
  const peerFin = c.peerFin ?? (fin !== null && ge(fin, next) && lt(fin, limit) ? fin : null)
  if (peerFin !== null) {
    // Nothing can follow a FIN.
    held = held
      .map((r) => ({ start: r.start, end: earlier(r.end, peerFin) }))
      .filter((r) => lt(r.start, r.end))
  }
  const first = held[0]
  if (first && le(first.start, next)) {
    next = first.end
    held = held.slice(1)
  }
  return { next, held, peerFin }
}

/** The peer's FIN is the next thing expected. */
export const finIsNext = (c: Connection): boolean => !c.finTaken && c.peerFin === c.tcb['RCV.NXT']

/** With this segment, the peer's FIN would be the next thing expected. */
export function bringsFin(c: Connection, segment: Segment): boolean {
  if (c.finTaken) return false
  const { next, peerFin } = receive(c, segment)
  return peerFin === next
}

/** Hands octets to an application that reads, or keeps them. */
function deliver(c: Connection, octets: number, emit: Emit): Connection {
  if (octets === 0) return c
  if (c.reading) {
    emit({ type: 'deliver', octets })
    return c
  }
  if (c.config.receiveBuffer === 'unbounded') {
    emit({ type: 'deliver', octets })
    return { ...c, unread: c.unread + octets }
  }
  const kept: Connection = {
    ...c,
    unread: c.unread + octets,
    tcb: { ...c.tcb, 'RCV.WND': Math.max(0, c.tcb['RCV.WND'] - octets) },
  }
  return kept.receives.reduce<Connection>((next, wanted) => satisfy(next, wanted, emit), {
    ...kept,
    receives: [],
  })
}

/** A RECEIVE takes what is there, or waits (RFC 9293 §3.10.3). */
export const satisfy = (c: Connection, wanted: number, emit: Emit): Connection =>
  c.unread > 0 ? takeUnread(c, wanted, emit) : { ...c, receives: [...c.receives, wanted] }

/** Step 7: text in order is delivered, text ahead of a gap is kept; either way an ACK is owed. */
export function takeText(c: Connection, segment: Segment, emit: Emit): Connection {
  // "This should not occur since a FIN has been received from the remote side. Ignore the segment text."
  if (c.finTaken) return c
  const { next, held, peerFin } = receive(c, segment)
  const octets = distance(next, c.tcb['RCV.NXT'])
  const took = deliver({ ...c, tcb: { ...c.tcb, 'RCV.NXT': next }, held, peerFin }, octets, emit)
  // A FIN that is next is acknowledged when it is taken, one ahead of a gap at once.
  if (segment.length === 0) return has(segment, 'FIN') && peerFin !== next ? owe(took, true, emit) : took
  // Out of order, or a gap filled: the sender must know at once (RFC 5681 §4.2).
  const urgent = octets === 0 || held.length > 0 || c.held.length > 0
  return owe(took, urgent, emit)
}

/** An acknowledgment is owed: now, or within the delay (RFC 9293 §3.8.6.3: at least every second segment). */
export function owe(c: Connection, urgent: boolean, emit: Emit): Connection {
  const { delayedAck, quickAck } = c.config
  const mayWait = delayedAck > 0 && !urgent && c.ackOwed === 'no' && (!quickAck || c.interactive)
  if (!mayWait) {
    if (c.ackOwed === 'delayed') emit({ type: 'stop', timer: 'delayed-ack' })
    return { ...c, ackOwed: 'now' }
  }
  emit({ type: 'start', timer: 'delayed-ack', after: delayedAck })
  return { ...c, ackOwed: 'delayed' }
}

/**
 * Step 8: RCV.NXT advances over the FIN, the user is told, an acknowledgment is owed. Where the
 * connection is half closed already nothing can carry it, so it is `urgent`.
 */
export function takeFin(c: Connection, urgent: boolean, emit: Emit): Connection {
  emit({ type: 'signal', signal: 'connection closing' })
  const taken: Connection = {
    ...c,
    finTaken: true,
    tcb: { ...c.tcb, 'RCV.NXT': add(c.tcb['RCV.NXT'], 1) },
  }
  return urgent || c.ackOwed === 'no' ? owe(taken, urgent, emit) : taken
}

/** The application takes octets from the receive buffer; the window opens again (RFC 9293 §3.8.6.2.2). */
export function takeUnread(c: Connection, octets: number, emit: Emit): Connection {
  const taken = Math.min(octets, c.unread)
  if (taken === 0) return c
  const unread = c.unread - taken
  if (c.config.receiveBuffer === 'unbounded') return { ...c, unread }
  emit({ type: 'deliver', octets: taken })
  const free = c.config.window - unread
  const worthTelling = free - c.tcb['RCV.WND'] >= Math.min(c.config.window / 2, c.peerMss)
  const next: Connection = { ...c, unread }
  if (!worthTelling) return next
  const opened: Connection = { ...next, tcb: { ...c.tcb, 'RCV.WND': free } }
  return c.finTaken ? opened : { ...opened, ackOwed: 'now' }
}
