import { type Connection, type Range, synOutstanding } from '../tcb/connection'
import { has, type Segment, type SegmentOptions, sequenceLength } from '../wire/segment'
import { distance, gt, le, lt } from '../wire/sequence'
import { blocksOf, usesSack } from './sack'

/** Window scale, timestamps (RFC 7323) and SACK (RFC 2018): what a segment carries of them. */

/** What the window field of a segment can hold without a scale. Octets. */
const WIDEST_UNSCALED = 65_535

/** What a segment gives up of the MSS for timestamps: 10 octets and 2 of padding (RFC 7323 appendix A). */
const TIMESTAMPS_LENGTH = 12

/** The same for SACK: 2 octets and 2 of padding, and two sequence numbers a block (RFC 2018 §3). */
const SACK_LENGTH = 4
const BLOCK_LENGTH = 8

const MICROSECONDS_PER_TICK = 1000

/** TSval: a clock of milliseconds, from 1, so that no echo is 0 (§5.4). `now` in microseconds. */
const tick = (now: number): number => (Math.floor(now / MICROSECONDS_PER_TICK) + 1) >>> 0

/** The least shift with which the field can tell the whole buffer (§2.2; as Linux chooses it). */
const shiftFor = (window: number): number =>
  Math.min(14, Math.max(0, Math.floor(Math.log2(Math.max(window, 1))) - 15))

function wantsScaling({ config: { windowScaling, window } }: Connection): boolean {
  return windowScaling === 'always' || (windowScaling === 'needed' && window > WIDEST_UNSCALED)
}

/** Both SYNs have offered it: only then is it used (§1.3, §2.2). */
const scales = (c: Connection): boolean => wantsScaling(c) && c.peer?.windowScale !== undefined

/** Both SYNs carried timestamps: every segment does from then on (§3.2). */
export const stamps = (c: Connection): boolean => c.config.timestamps && c.peer?.timestamps !== undefined

/** What a SYN of ours carries; a SYN,ACK offers only what the peer's SYN has offered (§2.2, §3.2). */
function offers(c: Connection, now: number): SegmentOptions {
  const scaling = wantsScaling(c) && (c.peer === null || scales(c))
  const timestamps = c.config.timestamps && (c.peer === null || stamps(c))
  return {
    mss: c.config.mss,
    ...(scaling && { windowScale: shiftFor(c.config.window) }),
    ...(timestamps && { timestamps: { value: tick(now), echo: c.recent } }),
    ...(c.config.sack && (c.peer === null || usesSack(c)) && { sackPermitted: true }),
  }
}

/** How many blocks fit the 40 octets of options, beside timestamps (RFC 2018 §3). */
const mostBlocks = (c: Connection): number => (stamps(c) ? 3 : 4)

/** The options of a segment that is sent at `now`; `again`: what has just come for the second time. */
export function optionsOf(
  c: Connection,
  syn: boolean,
  now: number,
  again: Range | null = null,
): SegmentOptions {
  if (syn) return offers(c, now)
  const sack = blocksOf(c, again, mostBlocks(c))
  return {
    ...(stamps(c) && { timestamps: { value: tick(now), echo: c.recent } }),
    ...(sack.length > 0 && { sack }),
  }
}

/** RCV.WND as the window field can tell it; on a SYN never scaled (§2.2). Octets. */
export function announced(c: Connection, syn: boolean): number {
  const window = c.tcb['RCV.WND']
  if (syn || !scales(c)) return Math.min(window, WIDEST_UNSCALED)
  const unit = 2 ** shiftFor(c.config.window)
  return Math.min(Math.floor(window / unit), WIDEST_UNSCALED) * unit
}

/** Octets of text that fit a segment beside the options that each segment carries (RFC 6691). */
export function roomBesideOptions(c: Connection, mss: number): number {
  const blocks = blocksOf(c, null, mostBlocks(c)).length
  const sack = blocks > 0 ? SACK_LENGTH + blocks * BLOCK_LENGTH : 0
  return mss - (stamps(c) ? TIMESTAMPS_LENGTH : 0) - sack
}

/**
 * Sent before something that has arrived already: an old duplicate, however well its numbers fit (PAWS,
 * §5.3, R1). RSTs are spared. A segment without timestamps is not held against its sender, as in Linux.
 */
export const isOld = (c: Connection, segment: Segment): boolean =>
  !has(segment, 'RST') && isStampedOld(c, segment)

/** TCP_PAWS_WINDOW: so many ticks older is not old, in Linux. */
const ALLOWED = 1

/** The same for whatever carries the stamp: 0 < TS.Recent - SEG.TSval < 2^31 (§5.2). */
export function isStampedOld(c: Connection, { options: { timestamps } }: Segment): boolean {
  if (!stamps(c) || timestamps === undefined) return false
  if (c.config.policy.paws === 'rfc7323') return distance(c.recent, timestamps.value) > 0
  return !synOutstanding(c) && distance(c.recent, timestamps.value) > ALLOWED
}

/** A pure ACK from before what is expected, and stamped so: Linux needs no answer to that. */
export const isOldAck = (c: Connection, segment: Segment): boolean =>
  c.config.policy.paws === 'tcp_paws_check' &&
  isOld(c, segment) &&
  has(segment, 'ACK') &&
  sequenceLength(segment) === 0 &&
  lt(segment.seq, c.tcb['RCV.NXT'])

/** It echoes a timestamp that was not sent yet: it is not the answer to our SYN (tcp_rcv_synsent_state_process()). */
export const echoesNothingSent = (
  c: Connection,
  { options: { timestamps } }: Segment,
  now: number,
): boolean =>
  c.config.policy.paws === 'tcp_paws_check' &&
  c.config.timestamps &&
  timestamps !== undefined &&
  timestamps.echo !== 0 &&
  gt(timestamps.echo, tick(now))

/** Later than all of the connection that went before: a new SYN may be told from an old one (RFC 6191 §2). */
export const isLater = (c: Connection, { options: { timestamps } }: Segment): boolean =>
  stamps(c) && timestamps !== undefined && gt(timestamps.value, c.recent)

/** TS.Recent: what the next segment echoes (§4.3; R3 of §5.3). */
export function noteTimestamp(c: Connection, segment: Segment): Connection {
  const { timestamps } = segment.options
  if (!stamps(c) || timestamps === undefined) return c
  const echoes = le(c.recent, timestamps.value) && le(segment.seq, c.lastAckSent)
  return echoes ? { ...c, recent: timestamps.value } : c
}

/** The round trip that an echo measures, be it of a retransmission or not (§4.1); null: none. Microseconds. */
export function echoedRoundTrip(c: Connection, segment: Segment, now: number): number | null {
  const { timestamps } = segment.options
  if (!stamps(c) || !timestamps || timestamps.echo === 0) return null
  return Math.max(0, tick(now) - timestamps.echo) * MICROSECONDS_PER_TICK
}
