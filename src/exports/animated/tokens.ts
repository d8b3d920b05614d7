import type { Layout } from '../../diagrams/states/layout'
import { homeOf, placeInRun, tokenRuns } from '../../diagrams/states/runs'
import type { Schedule } from '../../playback/schedule'
import type { Side, Timeline } from '../../timeline/timeline'
import { type Sample, traced } from './path'

/** A stay or a run of a token, which sets out at a playing time. */
interface Passage {
  readonly from: number
  readonly places: readonly Sample[]
}

/** Where an endpoint's token is in the course of a run: it rests, or moves straight, from each place to the next. */
export const tokenPlaces = (
  layout: Layout,
  timeline: Timeline,
  schedule: Schedule,
  side: Side,
): readonly Passage[] => [
  { from: 0, places: [{ at: 0, ...homeOf(layout, timeline, side) }] },
  ...tokenRuns(layout, timeline, schedule, side).map((run) => ({
    from: run.from,
    places: traced((playing) => placeInRun(run, playing), run.from, run.to),
  })),
]
