import type { Messages } from '../../messages/messages'
import type { Schedule } from '../../playback/schedule'
import type { Timeline } from '../../timeline/timeline'
import { duration } from './duration'
import { dotFolds, layoutFolds } from './folds'
import { formOf, frameOf } from './frame'
import { layoutMargins } from './margin'
import { Occupancy } from './occupancy'
import { layoutRibbons } from './ribbons'
import type { Scene, TimeMark } from './scene'
import { layoutSegments, layoutWays } from './segments'
import { layoutTimers } from './timers'

export interface LayoutOptions {
  /** Of the whole diagram, in pixels. */
  readonly width: number
  readonly t: Messages
  readonly pxPerSecond?: number
}

/** Pixels per playing second: what reads well, what text still fits at, and what seems drawn out. */
const SCALE = {
  large: { comfortable: 60, least: 52, most: 92 },
  wide: { comfortable: 48, least: 44, most: 64 },
  medium: { comfortable: 48, least: 44, most: 64 },
  narrow: { comfortable: 56, least: 48, most: 64 },
} as const

/** Playing seconds that a box of good height shows at once. */
const STRETCH = 8

/** The scale in a box of this size, whatever is played in it: a run that grows does not move. */
export function scaleIn(width: number, height: number): number {
  const { top, bottom } = frameOf(width)
  const { comfortable, most } = SCALE[formOf(width)]
  return Math.min(most, Math.max(comfortable, (height - top - bottom) / STRETCH))
}

/** The scale at which a finished run fills this height, or a comfortable one if it cannot. */
export function scaleFor(seconds: number, width: number, height: number): number {
  const { top, bottom } = frameOf(width)
  const { comfortable, least, most } = SCALE[formOf(width)]
  const fitting = (height - top - bottom) / seconds
  return fitting >= least ? Math.min(fitting, most) : comfortable
}

function layoutTimes({ moments }: Timeline, schedule: Schedule, y: (playing: number) => number): TimeMark[] {
  return moments.flatMap(({ time }, step) => {
    const at = schedule.moments[step] ?? 0
    return step > 0 && moments[step - 1]?.time === time ? [] : [{ at, y: y(at), text: duration(time) }]
  })
}

/** Where everything in the sequence diagram of a run stands; a pure function, in pixels. */
export function layoutSequence(timeline: Timeline, schedule: Schedule, options: LayoutOptions): Scene {
  const { width, t } = options
  const frame = frameOf(width)
  const pxPerSecond = options.pxPerSecond ?? SCALE[frame.form].comfortable
  const y = (playing: number) => frame.top + playing * pxPerSecond
  const taken = new Occupancy()

  const ways = layoutWays(timeline, schedule, frame, y, taken)
  const lengths = layoutFolds(schedule, frame, y, taken)
  const lines = layoutSegments(ways, timeline, schedule, t, frame, taken)
  const folds = dotFolds(lengths, lines, frame)
  const ribbons = layoutRibbons(timeline, schedule, y)
  const brackets = layoutTimers(timeline, schedule, t, frame, y)
  const { notes, entries } = layoutMargins(timeline, schedule, t, frame, y, ribbons, brackets)
  return {
    frame,
    pxPerSecond,
    duration: schedule.duration,
    height: y(schedule.duration) + frame.bottom,
    ribbons,
    notes,
    entries,
    lines,
    folds,
    brackets,
    times: frame.times === null ? [] : layoutTimes(timeline, schedule, y),
  }
}
