import { segmentSize } from '../flow/congestion'
import { noteArrival } from '../options/sack'
import { type Connection, type Range, synOutstanding } from '../tcb/connection'
import type { Emit } from '../tcb/effect'
import { answerReceives } from '../tcb/pending-calls'
import { has, type Segment } from '../wire/segment'
import { add, distance, earlier, ge, gt, later, le, lt } from '../wire/sequence'
import { textEnd, textStart, windowEnd } from './acceptance'

/** The segment's SYN: IRS and RCV.NXT (RFC 9293 §3.10.7.2, §3.10.7.3), its window and options. */
export function takeSyn(c: Connection, segment: Segment): Connection {
  return {
    ...c,
    peer: segment.options,
    recent: c.config.timestamps ? (segment.options.timestamps?.value ?? 0) : 0,
    lastAckSent: add(segment.seq, 1),
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

/** Adds a range to ordered, disjoint ranges. */
function insert(ranges: readonly Range[], added: Range): Range[] {
  const before = ranges.filter((r) => lt(r.end, added.start))
  const after = ranges.filter((r) => gt(r.start, added.end))
  const touching = ranges.slice(before.length, ranges.length - after.length)
  const start = touching.reduce((s, r) => earlier(s, r.start), added.start)
  const end = touching.reduce((e, r) => later(e, r.end), added.end)
  return [...before, { start, end }, ...after]
}

interface Gathered {
  readonly held: readonly Range[]
  readonly peerFin: number | null
}

/** This segment's text and FIN, trimmed to the window, put to what is held already. */
function gather(c: Connection, segment: Segment): Gathered {
  const next = c.tcb['RCV.NXT']
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
  return { held, peerFin }
}

/** What the receive side would be after this segment's text and FIN; nothing else is touched. */
export function receive(c: Connection, segment: Segment): Gathered & { readonly next: number } {
  const next = c.tcb['RCV.NXT']
  const { held, peerFin } = gather(c, segment)
  const [first, ...others] = held
  return first && le(first.start, next) ? { next: first.end, held: others, peerFin } : { next, held, peerFin }
}

/**
 * Text and FIN that come with a SYN wait, unacknowledged, until the handshake shows that the
 * connection is real (RFC 9293 §3.5, §3.10.7.2, §3.10.7.3).
 */
export const holdText = (c: Connection, segment: Segment): Connection => ({ ...c, ...gather(c, segment) })

/** The peer's FIN is the next thing expected, and the handshake over, so that it may be taken. */
export const finIsNext = (c: Connection): boolean =>
  !c.finTaken && c.peerFin === c.tcb['RCV.NXT'] && !synOutstanding(c)

/** With this segment, the peer's FIN would be the next thing expected. */
export function bringsFin(c: Connection, segment: Segment): boolean {
  if (c.finTaken) return false
  const { next, peerFin } = receive(c, segment)
  return peerFin === next
}

/** Hands octets to an application that reads, or keeps them. */
function deliver(c: Connection, octets: number, emit: Emit): Connection {
  if (octets === 0) return c
  const unbounded = c.config.receiveBuffer === 'unbounded'
  if (unbounded || c.reading) emit({ type: 'deliver', octets })
  if (c.reading && !unbounded) return c
  const window = c.tcb['RCV.WND']
  const kept: Connection = {
    ...c,
    unread: c.unread + octets,
    tcb: { ...c.tcb, 'RCV.WND': unbounded ? window : Math.max(0, window - octets) },
  }
  return kept.receives.reduce<Connection>((next, wanted) => satisfy(next, wanted, emit), {
    ...kept,
    receives: [],
  })
}

/** A RECEIVE takes what is there, or waits (RFC 9293 §3.10.3). */
export const satisfy = (c: Connection, wanted: number, emit: Emit): Connection =>
  c.unread > 0 ? takeUnread(c, wanted, emit) : { ...c, receives: [...c.receives, wanted] }

/** Text of the peer has come in order. */
export const hasReceivedText = ({ tcb }: Connection): boolean =>
  tcb['RCV.NXT'] !== (tcb.IRS === null ? tcb['RCV.NXT'] : add(tcb.IRS, 1))

/** A copy of what is held beyond a gap already. */
function heldAgain({ held }: Connection, segment: Segment): Range | null {
  const copy = { start: textStart(segment), end: textEnd(segment) }
  const isHeld = held.some(({ start, end }) => le(start, copy.start) && le(copy.end, end))
  return segment.length > 0 && isHeld ? copy : null
}

/** Step 7: text in order is delivered, text ahead of a gap is kept; either way an ACK is owed. */
export function takeText(c: Connection, segment: Segment, emit: Emit): Connection {
  // "This should not occur since a FIN has been received from the remote side. Ignore the segment text."
  if (c.finTaken) return c
  const { next, held, peerFin } = receive(c, segment)
  const octets = distance(next, c.tcb['RCV.NXT'])
  const received = noteArrival(
    { ...c, tcb: { ...c.tcb, 'RCV.NXT': next }, held, peerFin },
    textStart(segment),
  )
  const took = deliver({ ...received, heldAgain: heldAgain(c, segment) }, octets, emit)
  // A FIN that is next is acknowledged when it is taken, one ahead of a gap at once.
  if (segment.length === 0 && octets === 0) {
    return has(segment, 'FIN') && peerFin !== next ? owe(took, true, emit) : took
  }
  // Out of order, a gap filled, or sent again in part: the sender must know at once (RFC 5681 §4.2).
  const ahead = c.held[0]?.start ?? c.peerFin
  const gap = ahead !== null && gt(ahead, c.tcb['RCV.NXT'])
  const again = segment.length > 0 && lt(textStart(segment), c.tcb['RCV.NXT'])
  const urgent = octets === 0 || held.length > 0 || gap || again
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
    ...answerReceives(c, 'connection closing', emit),
    finTaken: true,
    tcb: { ...c.tcb, 'RCV.NXT': add(c.tcb['RCV.NXT'], 1) },
  }
  const { policy, quickAck } = c.config
  // tcp_fin(): from now on replies are expected to carry ACKs; before any data the delay is none yet.
  const waits: Connection = quickAck ? { ...taken, interactive: true } : taken
  const now = urgent || policy.finAck === 'now' || (quickAck && !hasReceivedText(c))
  return now || c.ackOwed === 'no' ? owe(waits, now, emit) : waits
}

/** The application takes octets from the receive buffer; the window opens again (RFC 9293 §3.8.6.2.2). */
export function takeUnread(c: Connection, octets: number, emit: Emit): Connection {
  const taken = Math.min(octets, c.unread)
  if (taken === 0) return c
  const unread = c.unread - taken
  if (c.config.receiveBuffer === 'unbounded') return { ...c, unread }
  emit({ type: 'deliver', octets: taken })
  const free = c.config.window - unread
  const worthTelling = free - c.tcb['RCV.WND'] >= Math.min(c.config.window / 2, segmentSize(c))
  const next: Connection = { ...c, unread }
  if (!worthTelling) return next
  const opened: Connection = { ...next, tcb: { ...c.tcb, 'RCV.WND': free } }
  return c.finTaken ? opened : { ...opened, ackOwed: 'now' }
}
