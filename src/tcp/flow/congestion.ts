import { roomBesideOptions } from '../options/extensions'
import { usesSack } from '../options/sack'
import type { Connection } from '../tcb/connection'
import { type Congestion, NO_CONGESTION, type Recovery } from '../tcb/estimates'
import { outstandingEnd, outstandingLength } from '../tcb/outstanding'
import type { Config } from '../tcb/policy'
import { type Segment, sequenceLength } from '../wire/segment'
import { distance, le, lt } from '../wire/sequence'

/** The MSS of a peer that does not tell it (RFC 9293 §3.7.1, MUST-15). */
const DEFAULT_MSS = 536

/** SMSS, the most that a segment carries: the smaller of both sides' MSS, less what options take. */
export const segmentSize = (c: Connection): number =>
  roomBesideOptions(c, Math.min(c.peer?.mss ?? DEFAULT_MSS, c.config.mss))

/** IW (§3.1), or so many segments, as RFC 6928 has it. */
function initialWindow(smss: number, setting: Config['initialWindow']): number {
  if (setting !== 'rfc5681') return setting * smss
  return smss > 2190 ? 2 * smss : smss > 1095 ? 3 * smss : 4 * smss
}

/** Where a connection begins; "if the SYN or SYN/ACK is lost", with one segment (Linux: lost twice). */
export function startCongestion(c: Connection, lost: number): Congestion {
  const smss = segmentSize(c)
  const tolerated = c.config.initialWindow === 'rfc5681' ? 0 : 1
  return { ...NO_CONGESTION, window: lost > tolerated ? smss : initialWindow(smss, c.config.initialWindow) }
}

/** FlightSize */
export const flight = (c: Connection): number => distance(c.tcb['SND.NXT'], c.tcb['SND.UNA'])

/** What of that the network still holds: what has arrived ahead of a gap, or is lost, has left it ("pipe", RFC 6675 §2). */
export const inFlight = (c: Connection): number =>
  c.retransmissionQueue.reduce((left, o) => (o.fate === null ? left : left - outstandingLength(o)), flight(c))

/** In fast recovery. */
export const recovering = (c: Connection): boolean => c.congestion.recovery?.by === 'duplicates'

/**
 * New data is acknowledged, up to `ack`: the window grows (§3.1, equations 2 and 3), or fast recovery is over
 * (§3.2, step 6), unless something else was lost as well (RFC 6582 §3.2, step 3, partial acknowledgment).
 */
export function grow(c: Connection, ack: number): Congestion {
  const { window, threshold, recovery } = c.congestion
  const smss = segmentSize(c)
  const acknowledged = distance(ack, c.tcb['SND.UNA'])
  const still = recovery !== null && lt(ack, recovery.until) ? recovery : null
  if (recovering(c)) {
    if (!still) return { window: threshold, threshold, recovery: null }
    // Where SACK tells what has left the network, the window is neither inflated nor deflated (RFC 6675 §5).
    if (usesSack(c)) return c.congestion
    const deflated = window - acknowledged + (acknowledged >= smss ? smss : 0)
    return { window: Math.max(smss, deflated), threshold, recovery }
  }
  const more =
    window < threshold ? Math.min(acknowledged, smss) : Math.max(1, Math.floor((smss * smss) / window))
  return { window: window + more, threshold, recovery: still }
}

/**
 * Which segments of the retransmission queue are to be sent again now that an ACK shows that one loss is made
 * good: after fast retransmit the next (RFC 6582), after a timeout all that the window holds, in their order.
 */
export function alsoLost(c: Connection): readonly number[] {
  const { recovery, window } = c.congestion
  if (!recovery || c.tcb['SND.WND'] === 0) return []
  const room = recovery.by === 'duplicates' ? 1 : window
  return c.retransmissionQueue.flatMap((o, which) => {
    const open = le(recovery.next, o.seq) && lt(o.seq, recovery.until)
    return open && distance(o.seq, c.tcb['SND.UNA']) < room ? [which] : []
  })
}

/** A loss was found and its first segment is sent again. */
function startRecovery(c: Connection, by: Recovery['by']): Recovery {
  const front = c.retransmissionQueue[0]
  const until = c.tcb['SND.NXT']
  return { by, until, next: front ? outstandingEnd(front) : until }
}

/** ssthresh = max (FlightSize / 2, 2*SMSS) (equation 4) */
const halved = (c: Connection): number => Math.max(Math.floor(flight(c) / 2), 2 * segmentSize(c))

/** The retransmission timer has gone off: begin again with one segment (§3.1). `again`: not for the first time. */
export const collapse = (c: Connection, again: boolean): Congestion => ({
  window: segmentSize(c),
  threshold: again ? c.congestion.threshold : halved(c),
  recovery: startRecovery(c, 'timeout'),
})

const DUPLICATES = 3

/** A duplicate acknowledgment (§2). Answers to probes of a closed window are none. */
export const isDuplicateAck = (c: Connection, segment: Segment): boolean =>
  flight(c) > 0 &&
  sequenceLength(segment) === 0 &&
  segment.ack === c.tcb['SND.UNA'] &&
  segment.window === c.tcb['SND.WND'] &&
  segment.window > 0

/**
 * This one is the third: the segment that it asks for was lost (§3.2, step 2), unless it answers what was sent
 * again already (RFC 6582 §3.2, step 2).
 */
export const isThirdDuplicate = (c: Connection, segment: Segment): boolean =>
  isDuplicateAck(c, segment) && c.duplicateAcks === DUPLICATES - 1 && c.congestion.recovery === null

/** Fast recovery begins (§3.2, steps 2 and 3): three segments have left the network, or those that SACK tells. */
export function recover(c: Connection): Congestion {
  const threshold = halved(c)
  const recovery = startRecovery(c, 'duplicates')
  const left = usesSack(c) ? 0 : DUPLICATES * segmentSize(c)
  return { window: threshold + left, threshold, recovery }
}

/** One more segment has left the network (§3.2, step 4). */
export const inflate = (c: Connection): Congestion => ({
  ...c.congestion,
  window: c.congestion.window + segmentSize(c),
})
