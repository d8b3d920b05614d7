import {
  alsoLost,
  grow,
  inflate,
  isDuplicateAck,
  isThirdDuplicate,
  recover,
  recovering,
  startCongestion,
} from '../flow/congestion'
import { arrived } from '../flow/rack'
import { afterLostSyn, progress, sample } from '../flow/rto'
import { echoedRoundTrip, noteTimestamp } from '../options/extensions'
import { usesSack } from '../options/sack'
import { acknowledgesNew, tellsWindow } from '../receive/acknowledges'
import { sendAgain, sendFrontAgain } from '../send/resend'
import type { Connection } from '../tcb/connection'
import type { Emit } from '../tcb/effect'
import { type Outstanding, outstandingEnd } from '../tcb/outstanding'
import { outstandingSends } from '../tcb/pending-calls'
import { startRetransmissionTimer, startUserTimer } from '../timers/start'
import type { Segment } from '../wire/segment'
import { distance, le, lt } from '../wire/sequence'
import { repair, takeSack } from './repair'

/** What of an outstanding segment lies at or beyond `una`; null when nothing does. */
function remainder(o: Outstanding, una: number): Outstanding | null {
  if (le(outstandingEnd(o), una)) return null
  const covered = distance(una, o.seq)
  return covered <= 0 || o.syn ? o : { ...o, seq: una, length: Math.max(0, o.length - covered) }
}

/** Octets of data on a retransmission queue. */
const octetsOf = (queue: readonly Outstanding[]): number => queue.reduce((sum, o) => sum + o.length, 0)

/** Step 5, SND.UNA <- SEG.ACK; what is acknowledged leaves the retransmission queue; RTT (RFC 6298). */
function acknowledged(c: Connection, segment: Segment, ack: number, emit: Emit, now: number): Connection {
  const left: Outstanding[] = []
  let newest: Outstanding | undefined
  let ambiguous = false
  let { rack } = c
  for (const o of c.retransmissionQueue) {
    const rest = remainder(o, ack)
    if (rest) left.push(rest)
    // When that arrived it was told already.
    else if (o.fate !== 'sacked') {
      newest = o
      ambiguous ||= o.retransmissions > 0
      rack = usesSack(c) ? arrived(rack, o, now) : null
    }
  }
  const syn = c.retransmissionQueue[0]?.syn === true
  let rto = progress(c.rto, c.config.rto)
  // Karn: an acknowledgment that may be of a retransmission measures nothing (RFC 6298 §3).
  // Timestamps tell which it is of.
  const roundTrip = newest && !ambiguous ? now - newest.sentAt : echoedRoundTrip(c, segment, now)
  if (roundTrip !== null) rto = sample(rto, roundTrip, c.config.rto)
  else if (newest?.syn && c.rto.backoff > 0) rto = afterLostSyn(rto, c.config.rto)
  const next: Connection = {
    ...c,
    tcb: { ...c.tcb, 'SND.UNA': ack },
    retransmissionQueue: left,
    sends: outstandingSends(c.sends, octetsOf(c.retransmissionQueue) - octetsOf(left)),
    rto,
    duplicateAcks: 0,
    retransmittingSince: null,
    rack,
    awaitsReordering: false,
    tailProbe: c.tailProbe !== null && lt(ack, c.tailProbe) ? c.tailProbe : null,
    congestion: syn ? startCongestion(c, c.rto.backoff) : grow(c, ack),
  }
  if (left.length === 0) {
    emit({ type: 'stop', timer: 'retransmission' })
    emit({ type: 'stop', timer: 'persist' })
    emit({ type: 'stop', timer: 'user' })
    return next
  }
  startUserTimer(c, emit)
  if (usesSack(c)) return repair(next, 'is due', emit, now)
  startRetransmissionTimer(next, emit, now)
  return alsoLost(next).reduce((sent, which) => sendLostAgain(sent, which, emit, now), next)
}

function sendLostAgain(c: Connection, which: number, emit: Emit, now: number): Connection {
  const o = c.retransmissionQueue[which] as Outstanding
  const sent = sendAgain(c, which, emit, now)
  const { recovery } = sent.congestion
  if (!recovery) return sent
  return { ...sent, congestion: { ...sent.congestion, recovery: { ...recovery, next: outstandingEnd(o) } } }
}

/**
 * Nothing new is acknowledged. What SACK leaves out is looked at; without it the third duplicate ACK has what it asks
 * for sent again at once: fast retransmit (RFC 5681 §3.2).
 */
function acknowledgedAgain(c: Connection, segment: Segment, emit: Emit, now: number): Connection {
  const duplicate = isDuplicateAck(c, segment)
  const counted: Connection = duplicate ? { ...c, duplicateAcks: c.duplicateAcks + 1 } : c
  if (usesSack(c)) return segment.options.sack ? repair(counted, 'runs', emit, now) : counted
  if (isThirdDuplicate(c, segment)) return sendFrontAgain({ ...counted, congestion: recover(c) }, emit, now)
  return duplicate && recovering(c) ? { ...counted, congestion: inflate(c) } : counted
}

/** Step 5: the acknowledgment, and the send window that comes with it. */
export function takeAck(start: Connection, segment: Segment, emit: Emit, now: number): Connection {
  if (segment.ack === null) return start
  const c = takeSack(noteTimestamp(start, segment), segment, now)
  const next = acknowledgesNew(c, segment)
    ? acknowledged(c, segment, segment.ack, emit, now)
    : acknowledgedAgain(c, segment, emit, now)
  const told = takeWindow(next, segment, emit, now)
  if (told.tcb['SND.WND'] === 0 && told.retransmissionQueue.length > 0) {
    // "As long as the receiving TCP peer continues to send acknowledgments in response to the probe
    // segments, the sending TCP endpoint MUST allow the connection to stay open" (§3.8.6.1, MUST-37): the user's
    // patience begins with the next probe.
    emit({ type: 'stop', timer: 'user' })
  }
  return told
}

/** SND.WND <- SEG.WND */
function takeWindow(c: Connection, segment: Segment, emit: Emit, now: number): Connection {
  if (!tellsWindow(c, segment)) return c
  const opened = c.tcb['SND.WND'] === 0 && segment.window > 0
  const next: Connection = {
    ...c,
    probes: 0,
    probingSince: segment.window > 0 ? null : c.probingSince,
    tcb: {
      ...c.tcb,
      'SND.WND': segment.window,
      'SND.WL1': segment.seq,
      'SND.WL2': segment.ack as number,
      'MAX.SND.WND': Math.max(c.tcb['MAX.SND.WND'], segment.window),
    },
  }
  const closed = c.tcb['SND.WND'] > 0 && segment.window === 0
  if (opened) emit({ type: 'stop', timer: 'persist' })
  if ((opened || closed) && next.retransmissionQueue.length > 0) startRetransmissionTimer(next, emit, now)
  if (!opened) return { ...next, probes: c.probes }
  // The octet of the last probe was refused: now there is room for it, and for what follows it.
  const refused = c.probes > 0 && next.retransmissionQueue.length > 0
  return refused ? sendFrontAgain(next, emit, now) : next
}
