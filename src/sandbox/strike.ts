import { MATCHES } from '../scenarios/language'
import { matches } from '../simulation/link'
import type { Match } from '../simulation/script'
import type { SegmentFlight, Side } from '../timeline/timeline'

/** How a fault names one segment: the nth of a side that matches, or the nth copy that the link makes of such. */
export interface Strike {
  readonly side: Side
  readonly match: Match
  readonly ordinal: number
  readonly copy: boolean
}

/** How a fault is to name a segment of a run; null for what was forged: it is on no way. */
export function strikeOf(segments: readonly SegmentFlight[], id: number): Strike | null {
  const segment = segments[id]
  if (!segment || segment.kind === 'forged') return null
  const { from: side } = segment
  const copy = segment.kind === 'duplicate'
  // What fits all stands last among them.
  const match = MATCHES.find((match) => matches(match, segment)) ?? 'ANY'
  const same = segments
    .slice(0, id + 1)
    .filter(
      (other) =>
        other.from === side &&
        other.kind !== 'forged' &&
        (other.kind === 'duplicate') === copy &&
        matches(match, other),
    )
  return { side, match, ordinal: same.length, copy }
}

/** `server SYN+ACK 2 copy`. */
export const strikeText = ({ side, match, ordinal, copy }: Strike): string =>
  `${side} ${match} ${ordinal}${copy ? ' copy' : ''}`
