import { textEnd } from '../receive/acceptance'
import type { Connection, Range } from '../tcb/connection'
import type { Emit } from '../tcb/effect'
import { type Flag, has, type Segment, sequenceLength } from '../wire/segment'
import { add, earlier, lt } from '../wire/sequence'
import { form, formAck, transmit } from './form'

/** An acknowledgment, with nothing else. */
export function acknowledge(c: Connection, emit: Emit, now: number, again: Range | null = null): Connection {
  const sent = transmit(c, emit, formAck(c, now, again ?? c.heldAgain))
  if (c.ackOwed === 'delayed') emit({ type: 'stop', timer: 'delayed-ack' })
  return { ...sent, ackOwed: 'no', heldAgain: null }
}

/** An octet that was acknowledged long ago, from a peer that knows all else (RFC 9293 §3.8.4). */
const asksIfAlive = (c: Connection, { seq, ack, flags }: Segment): boolean =>
  flags.length === 1 && ack === c.tcb['SND.NXT'] && seq === add(c.tcb['RCV.NXT'], -1)

/** What of a segment has arrived before; a SYN is challenged, not taken for that. */
function arrivedBefore(c: Connection, segment: Segment): Range | null {
  const next = c.tcb['RCV.NXT']
  if (has(segment, 'SYN') || sequenceLength(segment) === 0 || !lt(segment.seq, next)) return null
  return { start: segment.seq, end: earlier(add(textEnd(segment), has(segment, 'FIN') ? 1 : 0), next) }
}

/**
 * The ACK that answers a segment out of place, at most so often: two ends that believe in different
 * numbers would answer each other for ever (RFC 5961 §7). Text, FINs and keep-alives do not loop, and are
 * always answered.
 */
export function acknowledgeInReply(c: Connection, segment: Segment, emit: Emit, now: number): Connection {
  // tcp_oow_rate_limited(): in Linux a keep-alive is answered as often as the rest.
  const asked = c.config.calls === 'rfc9293' && asksIfAlive(c, segment)
  if (segment.length > 0 || has(segment, 'FIN') || asked) {
    return acknowledge(c, emit, now, arrivedBefore(c, segment))
  }
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
