import type { Schedule } from '../../playback/schedule'
import type { SegmentFlight } from '../../timeline/timeline'
import type { Frame } from './frame'
import type { Stroke } from './geometry'

/** How far a segment whose link leads back to its sender swings out, as a share of the lane. */
const SWING = 0.3

/**
 * The strokes along which a segment is drawn, from where it leaves to where it arrives or is lost.
 * A forged segment comes from outside: it begins in the middle, because the peer never sent it.
 */
export function wayOf(
  segment: SegmentFlight,
  flight: Schedule['flights'][number],
  frame: Frame,
  y: (playing: number) => number,
): Stroke[] {
  const start = frame.columns[segment.from]
  const goal = frame.columns[segment.to]
  const middle = (frame.columns.client.port + frame.columns.server.port) / 2
  const [top, bottom] = [y(flight.start), y(flight.end)]

  if (segment.kind === 'forged') {
    const from = { x: middle, y: top }
    const x = segment.fate === 'lost' ? (middle + goal.port) / 2 : goal.port
    return [{ from, to: { x, y: bottom } }]
  }
  const from = { x: start.port, y: top }
  if (start === goal) {
    const x = start.port + (middle - start.port) * 2 * SWING
    if (segment.fate === 'lost') return [{ from, to: { x, y: bottom } }]
    const apex = { x, y: (top + bottom) / 2 }
    return [
      { from, to: apex },
      { from: apex, to: { x: goal.port, y: bottom } },
    ]
  }
  return [{ from, to: { x: segment.fate === 'lost' ? middle : goal.port, y: bottom } }]
}
