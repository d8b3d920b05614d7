import { lowerBound, type Schedule } from './schedule'

/** How long play stands still at a step so that its text can be read, in playing seconds; a function of its past. */
export type Holds = (step: number) => number

/** A stretch of playing time in which the playhead stands still at a step. */
export interface Hold {
  readonly step: number
  readonly start: number
  readonly end: number
}

/**
 * How a run is played. The schedule says where everything stands on the axis of the diagram; the playhead is a place
 * there. Playing time is what the clock of play shows: the same, and the holds before it. Who steps has read what
 * stands there: a step is at the end of its hold.
 */
export interface Pace {
  /** Playing times between which the run is played. */
  readonly start: number
  readonly end: number
  /** Whether play holds anywhere. */
  readonly holds: boolean
  /** The playing time at which one stands at a step. */
  timeOf(step: number): number
  /** The playing time of a place on the axis; at a moment, the end of its hold. */
  timeAt(place: number): number
  /** The place on the axis at a playing time; the moment itself throughout its hold. */
  placeAt(time: number): number
  /** The hold that a playing time falls into; its end is no part of it. */
  holdAt(time: number): Hold | undefined
  /** The hold of a step, where it has one. */
  holdOf(step: number): Hold | undefined
}

/** The steps that are played, both inclusive. */
export interface Range {
  readonly schedule: Schedule
  readonly first: number
  readonly last: number
}

const NO_HOLD: Holds = () => 0

/** Works out the playing times of a run, in O(n). Nothing happens at the start of a run, so nothing holds there. */
export function paceOf({ schedule, first, last }: Range, holds: Holds = NO_HOLD): Pace {
  const { moments } = schedule
  /** When each moment begins, how long is held up to and with it, and when its hold ends. */
  const begins: number[] = []
  const held: number[] = []
  const leaves: number[] = []
  let sum = 0
  for (const [step, place] of moments.entries()) {
    begins.push(place + sum)
    sum += step === 0 ? 0 : holds(step)
    held.push(sum)
    leaves.push(place + sum)
  }
  const start = begins[first] ?? 0
  const end = leaves[last] ?? schedule.duration
  const stepAt = (time: number) => Math.max(0, lowerBound(begins, time, true) - 1)
  const timeOf = (step: number) => (step === first ? start : (leaves[step] ?? end))
  const holdOf = (step: number): Hold | undefined => {
    const [start = 0, end = 0] = [begins[step], leaves[step]]
    return start < end ? { step, start, end } : undefined
  }
  return {
    start,
    end,
    holds: sum > 0,
    timeOf,
    timeAt(place) {
      const step = schedule.stepAt(place)
      return place > (moments[step] ?? 0) ? place + (held[step] ?? 0) : timeOf(step)
    },
    placeAt(time) {
      const step = stepAt(time)
      const moment = moments[step] ?? 0
      return time > (leaves[step] ?? 0) ? Math.max(moment, time - (held[step] ?? 0)) : moment
    },
    holdAt(time) {
      const hold = holdOf(stepAt(time))
      return hold && time < hold.end ? hold : undefined
    },
    holdOf,
  }
}
