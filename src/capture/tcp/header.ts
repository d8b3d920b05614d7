import { type Reason, reason, TCP_FOUND } from '../reason'

const SHORTEST = 20

/** Control bits as they stand in the header, ECN's among them (RFC 9293 §3.1, RFC 3168). */
export const FIN = 0x01
export const SYN = 0x02
export const RST = 0x04
export const ACK = 0x10
const CONTROL = 0x1ff
/** Beyond the control bits: the segment carries SACK blocks (RFC 2018 §3). */
const SACK = 0x200

/** The fields of a TCP header. One object is used again for every packet. Sequence numbers are unsigned. */
export interface Header {
  sourcePort: number
  destinationPort: number
  seq: number
  ack: number
  /** Control bits, and SACK. */
  flags: number
  /** As it stands in the field, not scaled. */
  window: number
  /** Octets of data. */
  length: number
  /** Shift count of a window scale option, 0 to 14; -1 where there is none (RFC 7323 §2). */
  windowScale: number
}

export const newHeader = (): Header => ({
  sourcePort: 0,
  destinationPort: 0,
  seq: 0,
  ack: 0,
  flags: 0,
  window: 0,
  length: 0,
  windowScale: -1,
})

const uint16 = (octets: Uint8Array, at: number): number => ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0)
const uint32 = (octets: Uint8Array, at: number): number => (uint16(octets, at) << 16) | uint16(octets, at + 2)

const END = 0
const NO_OPERATION = 1
const WINDOW_SCALE = 3
const SACK_BLOCKS = 5
const LARGEST_SHIFT = 14

/** Kinds that appear in every segment of most connections; then nothing is to be learned from going on. */
function readOptions(octets: Uint8Array, from: number, to: number, header: Header): void {
  for (let at = from; at < to; ) {
    const kind = octets[at] ?? 0
    if (kind === END) return
    if (kind === NO_OPERATION) {
      at += 1
      continue
    }
    const size = octets[at + 1] ?? 0
    if (at + 1 >= to || size < 2 || size > to - at) return
    if (kind === SACK_BLOCKS && size >= 10) header.flags |= SACK
    if (kind === WINDOW_SCALE && size === 3) header.windowScale = Math.min(octets[at + 2] ?? 0, LARGEST_SHIFT)
    at += size
  }
}

/**
 * Reads a TCP header. `to` is where the captured octets end, `end` where the segment did. A header of which the
 * options are cut off counts; one that claims less than 20 octets, or more than the segment has, is broken.
 */
export function readHeader(octets: Uint8Array, at: number, to: number, end: number, header: Header): Reason {
  if (Math.min(to, end) - at < SHORTEST) return reason(end - at < SHORTEST ? 'broken-tcp' : 'cut-tcp')
  const size = ((octets[at + 12] ?? 0) >> 4) * 4
  if (size < SHORTEST || size > end - at) return reason('broken-tcp')
  header.sourcePort = uint16(octets, at)
  header.destinationPort = uint16(octets, at + 2)
  header.seq = uint32(octets, at + 4) >>> 0
  header.ack = uint32(octets, at + 8) >>> 0
  header.flags = uint16(octets, at + 12) & CONTROL
  header.window = uint16(octets, at + 14)
  header.length = end - at - size
  header.windowScale = -1
  if (size > SHORTEST) readOptions(octets, at + SHORTEST, Math.min(at + size, to), header)
  return TCP_FOUND
}
