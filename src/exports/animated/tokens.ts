import type { Layout } from '../../diagrams/states/layout'
import { homeOf, placeInRun, tokenRuns } from '../../diagrams/states/runs'
import type { Schedule } from '../../playback/schedule'
import type { Side, Timeline } from '../../timeline/timeline'
import { type Sample, traced } from './path'

/** Where an endpoint's token is in the course of a run: it rests, or moves straight, from each place to the next. */
export const tokenPlaces = (
  layout: Layout,
  timeline: Timeline,
  schedule: Schedule,
  side: Side,
): readonly Sample[] => [
  { at: 0, ...homeOf(layout, timeline, side) },
  ...tokenRuns(layout, timeline, schedule, side).flatMap((run) =>
    traced((playing) => placeInRun(run, playing), run.from, run.to),
  ),
]
