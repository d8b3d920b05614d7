import type { Schedule } from '../../playback/schedule'
import { SIDES } from '../../timeline/read'
import type { Timeline } from '../../timeline/timeline'
import { oncePerRun } from './once'
import type { Ribbon } from './scene'

/** The states that each endpoint enters, and the playing times at which it does. */
const entriesOf = oncePerRun(({ moments }, schedule) =>
  SIDES.map((side) => {
    const entered = moments.flatMap((moment, step) =>
      step > 0 && moments[step - 1]?.[side].state === moment[side].state
        ? []
        : [{ state: moment[side].state, at: schedule.moments[step] ?? 0 }],
    )
    return { side, entered }
  }),
)

/** The states of both endpoints over playing time. */
export function layoutRibbons(
  timeline: Timeline,
  schedule: Schedule,
  y: (playing: number) => number,
): Ribbon[] {
  return entriesOf(timeline, schedule).flatMap(({ side, entered }) =>
    entered.map(({ state, at }, index): Ribbon => {
      const until = entered[index + 1]?.at ?? schedule.duration
      return { side, state, at, until, y: y(at), height: y(until) - y(at) }
    }),
  )
}
