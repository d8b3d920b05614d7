import type { SegmentOptions } from '../tcp/wire/segment'

const NOP = 1

const uint16 = (n: number): number[] => [(n >>> 8) & 0xff, n & 0xff]
const uint32 = (n: number): number[] => [...uint16(n >>> 16), ...uint16(n)]

/** An option that a segment carries must be written: one that has no place here does not compile. */
type Octets = { readonly [K in keyof SegmentOptions]-?: readonly number[] | undefined | false }

/**
 * The options of a TCP header as octets; none where the segment has none. Each stands behind the NOPs that end it
 * on a multiple of four octets (RFC 7323, appendix A), in the order in which kernels send them.
 */
export function tcpOptions({
  mss,
  sackPermitted,
  timestamps,
  windowScale,
  sack,
}: SegmentOptions): Uint8Array {
  const octets: Octets = {
    mss: mss !== undefined && [2, 4, ...uint16(mss)],
    sackPermitted: sackPermitted === true && [NOP, NOP, 4, 2],
    timestamps: timestamps && [NOP, NOP, 8, 10, ...uint32(timestamps.value), ...uint32(timestamps.echo)],
    windowScale: windowScale !== undefined && [NOP, 3, 3, windowScale],
    sack: sack && [NOP, NOP, 5, 2 + 8 * sack.length, ...sack.flat().flatMap(uint32)],
  }
  return Uint8Array.from(Object.values(octets).flatMap((option) => option || []))
}
