import type { Schedule } from '../../playback/schedule'
import type { Side, Timeline } from '../../timeline/timeline'
import type { Ribbon } from './scene'

export const SIDES: readonly Side[] = ['client', 'server']

/** The states of both endpoints over playing time. */
export function layoutRibbons(
  { moments }: Timeline,
  schedule: Schedule,
  y: (playing: number) => number,
): Ribbon[] {
  return SIDES.flatMap((side) => {
    const entered = moments.flatMap((moment, step) =>
      step > 0 && moments[step - 1]?.[side].state === moment[side].state
        ? []
        : [{ state: moment[side].state, at: schedule.moments[step] ?? 0 }],
    )
    return entered.map(({ state, at }, index): Ribbon => {
      const until = entered[index + 1]?.at ?? schedule.duration
      return { side, state, at, until, y: y(at), height: y(until) - y(at) }
    })
  })
}
