import type { Schedule } from '../../playback/schedule'
import { read } from '../../timeline/read'
import type { Side, Timeline } from '../../timeline/timeline'
import { type Point, pointAlong, type Track } from './geometry'
import type { Layout } from './layout'
import { corner, eased, runOf, wayOf } from './way'

/** A run of a token, between two playing times in seconds. */
export interface TokenRun {
  readonly from: number
  readonly to: number
  readonly way: Track
}

/** The runs of an endpoint's token: each sets out at the instant of a change, and is over before the next one. */
export function tokenRuns(
  layout: Layout,
  timeline: Timeline,
  schedule: Schedule,
  side: Side,
): readonly TokenRun[] {
  const reading = read(timeline)
  const starts = schedule.moments.flatMap((from, step) => {
    const way = wayOf(layout, reading.walks(step), side)
    return way ? [{ from, way }] : []
  })
  return starts.map(({ from, way }, nth) => {
    const next = starts[nth + 1]?.from ?? Number.POSITIVE_INFINITY
    return { from, to: Math.min(from + runOf(way), next), way }
  })
}

/** Where a token is at a playing time of its run. */
export const placeInRun = ({ from, to, way }: TokenRun, playing: number): Point =>
  pointAlong(way, eased((playing - from) / (to - from)) * way.length)

/** Where a token rests before its first run. */
export const homeOf = (layout: Layout, timeline: Timeline, side: Side): Point =>
  corner(layout, layout.nodes[timeline.moments[0]?.[side].state ?? 'CLOSED'], side)
