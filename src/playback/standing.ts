import type { MotionValue } from 'framer-motion'
import type { Pace } from './pace'
import type { Schedule } from './schedule'

export interface PlayerInput {
  readonly schedule: Schedule
  readonly pace: Pace
  /** Where the run stands on the axis of its schedule. */
  readonly playhead: MotionValue<number>
  /** The playing time: the playhead's, and how far through a hold. */
  readonly clock: MotionValue<number>
  /** The steps that are played, both inclusive; usually all of them. */
  readonly first: number
  readonly last: number
  readonly speed: number
  /** False: the playhead jumps from moment to moment, at their playing times. */
  readonly motion: boolean
  readonly loop: boolean
}

/** A run that takes the place of another, or the same one grown. */
export interface NewRun {
  readonly schedule: Schedule
  readonly pace: Pace
  readonly first: number
  readonly last: number
  /** The step to stand at; where one is, unless given. */
  readonly at?: number | undefined
}

export const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)

/** Stands at a playing time. The playhead is there before the clock tells of it. */
export function stand({ pace, playhead, clock }: PlayerInput, time: number): void {
  const place = pace.placeAt(time)
  if (place !== playhead.get()) playhead.jump(place)
  if (time !== clock.get()) clock.jump(time)
}

/** The same place in a run that is played at another pace, and as far through its hold. */
function carried(
  { pace, clock, playhead }: PlayerInput,
  { schedule, pace: next, first, last }: NewRun,
): number {
  const { moments } = schedule
  const place = clamp(playhead.get(), moments[first] ?? 0, moments[last] ?? 0)
  const hold = pace.holdAt(clock.get())
  const held = hold && place === playhead.get() ? next.holdOf(schedule.stepAt(place)) : undefined
  if (!hold || !held) return next.timeAt(place)
  const share = (clock.get() - hold.start) / (hold.end - hold.start)
  return held.start + share * (held.end - held.start)
}

/** Stands in a run that takes the place of the one there was. */
export function standInRun(input: PlayerInput, run: NewRun): void {
  const { pace, first, last, at } = run
  const time = at === undefined ? carried(input, run) : pace.timeOf(clamp(at, first, last))
  stand({ ...input, pace }, time)
}
