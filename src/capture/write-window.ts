import { has } from '../tcp/wire/segment'
import type { SegmentFlight, Side } from '../timeline/timeline'

const LARGEST = 0xffff

/**
 * Follows window scaling through a run. Give it the segments in the order of the wire: each time it answers the
 * window field of that segment, which a SYN never scales and others scale once both SYNs carried the option
 * (RFC 7323 §2.2). A window that the field cannot say is said as the largest that it can.
 */
export function windowFields(): (segment: SegmentFlight) => number {
  const shifts: Record<Side, number | undefined> = { client: undefined, server: undefined }
  return (segment) => {
    const { from, to, kind, window, options } = segment
    if (has(segment, 'SYN')) {
      // A forged SYN speaks for nobody.
      if (kind !== 'forged') shifts[from] = options.windowScale
      return Math.min(window, LARGEST)
    }
    const negotiated = shifts.client !== undefined && shifts.server !== undefined
    const shift = from === to || negotiated ? (shifts[from] ?? 0) : 0
    return Math.min(window >>> shift, LARGEST)
  }
}
