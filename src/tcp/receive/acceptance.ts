import { type Connection, synOutstanding } from '../tcb/connection'
import { has, type Segment, sequenceLength } from '../wire/segment'
import { add, distance, ge, lt } from '../wire/sequence'
import { acknowledgesNew } from './acknowledges'

/** Sequence number of the first octet of text: after a SYN. */
export const textStart = (segment: Segment): number =>
  has(segment, 'SYN') ? add(segment.seq, 1) : segment.seq

/** One beyond the last octet of text: where a FIN would be. */
export const textEnd = (segment: Segment): number => add(textStart(segment), segment.length)

export const windowEnd = (c: Connection): number => add(c.tcb['RCV.NXT'], c.tcb['RCV.WND'])

export const inWindow = (c: Connection, seq: number): boolean =>
  ge(seq, c.tcb['RCV.NXT']) && lt(seq, windowEnd(c))

/**
 * A pure ACK from SND.NXT of a peer that probes our closed window: behind an octet, or a FIN, or both.
 * Dropped, as the four cases would have it, two ends that probe each other would never hear that the
 * other's window is open again, and answer each other's ACKs for ever.
 */
const isAckOfProber = (c: Connection, segment: Segment): boolean => {
  const beyond = distance(segment.seq, c.tcb['RCV.NXT'])
  const pure = sequenceLength(segment) === 0 && !has(segment, 'RST')
  const bothClosed = c.tcb['RCV.WND'] === 0 && c.tcb['SND.WND'] === 0
  return bothClosed && !synOutstanding(c) && pure && (beyond === 1 || beyond === 2)
}

/** The four cases of the acceptability test (RFC 9293 §3.4, table 6; §3.10.7.4 step 1). */
export function acceptable(c: Connection, segment: Segment): boolean {
  const length = sequenceLength(segment)
  const { 'RCV.NXT': next, 'RCV.WND': window } = c.tcb
  if (window === 0) {
    // "Special allowance should be made to accept valid ACKs, URGs, and RSTs": text and FIN are trimmed.
    const valid = has(segment, 'RST') || (acknowledgesNew(c, segment) && !has(segment, 'SYN'))
    if (isAckOfProber(c, segment)) return true
    return segment.seq === next && (length === 0 || valid)
  }
  const atEdge = c.config.policy.windowEdge === 'inside' && segment.seq === windowEnd(c)
  if (length === 0) return inWindow(c, segment.seq) || atEdge
  return inWindow(c, segment.seq) || inWindow(c, add(segment.seq, length - 1))
}
