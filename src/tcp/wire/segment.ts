/** Control bits, in the order in which they are written (RFC 9293 §3.1). */
export const FLAGS = ['SYN', 'FIN', 'RST', 'PSH', 'ACK', 'URG'] as const

export type Flag = (typeof FLAGS)[number]

/** Options of a segment, as far as states and sequence checks need them. */
export interface SegmentOptions {
  /** Maximum segment size in octets; only on a SYN (RFC 9293 §3.7.1). */
  readonly mss?: number
  /** Shift count, 0 to 14; only on a SYN (RFC 7323 §2). */
  readonly windowScale?: number
  /** TSval and TSecr (RFC 7323 §3). */
  readonly timestamps?: { readonly value: number; readonly echo: number }
  /** SACK may be used; only on a SYN (RFC 2018 §2). */
  readonly sackPermitted?: boolean
  /** What has arrived ahead of a gap: first number, and one beyond the last, of each block (RFC 2018 §3). */
  readonly sack?: readonly (readonly [from: number, to: number])[]
}

/** One TCP segment. Numbers are modulo 2^32; `ack` is null when the ACK bit is off. */
export interface Segment {
  readonly flags: readonly Flag[]
  readonly seq: number
  readonly ack: number | null
  /** Octets of data. SYN and FIN are not counted here. */
  readonly length: number
  /** Receive window in octets, scaling already applied. */
  readonly window: number
  readonly options: SegmentOptions
}

export const has = (segment: Segment, flag: Flag): boolean => segment.flags.includes(flag)

/** SEG.LEN: octets that the segment occupies in sequence space, SYN and FIN counted (RFC 9293 §3.4). */
export const sequenceLength = (segment: Segment): number =>
  segment.length + (has(segment, 'SYN') ? 1 : 0) + (has(segment, 'FIN') ? 1 : 0)

/** "SYN+ACK", "FIN+ACK", "RST"; empty for a segment without control bits. */
export const flagsText = (flags: readonly Flag[]): string => flags.join('+')
