import type { Messages } from '../../messages/messages'
import type { Schedule } from '../../playback/schedule'
import type { Timeline } from '../../timeline/timeline'
import type { Size } from '../useSize'
import { type Form, formOf, frameOf, headOf } from './frame'
import type { Part } from './geometry'
import { Roll } from './roll'
import type { Scene } from './scene'

export interface LayoutOptions {
  /** Of the whole diagram, in pixels. */
  readonly width: number
  readonly t: Messages
  readonly pxPerSecond?: number
  /** As the width suggests, unless given. */
  readonly form?: Form
}

/**
 * Pixels per playing second: what reads well, what text still fits at, what seems drawn out, and what a high box takes so
 * that arrows between lifelines that are far apart do not lie flat.
 */
const SCALE = {
  large: { comfortable: 60, least: 52, most: 92, tall: 136 },
  wide: { comfortable: 48, least: 44, most: 64, tall: 80 },
  medium: { comfortable: 48, least: 44, most: 64, tall: 64 },
  narrow: { comfortable: 56, least: 48, most: 64, tall: 64 },
  slim: { comfortable: 48, least: 44, most: 60, tall: 60 },
  sheet: { comfortable: 64, least: 56, most: 72, tall: 72 },
} as const

/** Playing seconds that a box of good height shows at once. */
const STRETCH = 8

/** The scale in a box of this size, whatever is played in it: a run that grows does not move. */
export function scaleIn(width: number, height: number): number {
  const { top, bottom } = frameOf(width)
  const { comfortable, tall } = SCALE[formOf(width)]
  return Math.min(tall, Math.max(comfortable, (height - top - bottom) / STRETCH))
}

/** The scale at which a finished run fills this height, or a comfortable one if it cannot. */
export function scaleFor(seconds: number, width: number, height: number): number {
  const { top, bottom } = frameOf(width)
  const { comfortable, least, most } = SCALE[formOf(width)]
  const fitting = (height - top - bottom) / seconds
  return fitting >= least ? Math.min(fitting, most) : comfortable
}

/** Height in pixels of the whole ladder of a run in a box of this size, without the heads above it. */
export function heightOf(seconds: number, { width, height }: Size): number {
  const { top, bottom } = frameOf(width)
  return top + seconds * scaleIn(width, Math.max(0, height - headOf({ width, height }))) + bottom
}

export const EVERYTHING: Part = { top: Number.NEGATIVE_INFINITY, bottom: Number.POSITIVE_INFINITY }

/** The sequence diagram of a run, to be laid out part by part. */
export function rollSequence(timeline: Timeline, schedule: Schedule, options: LayoutOptions): Roll {
  const { width, t, form = formOf(width) } = options
  const pxPerSecond = options.pxPerSecond ?? SCALE[form].comfortable
  return new Roll(timeline, schedule, { t, frame: frameOf(width, form), pxPerSecond })
}

/** Where everything in the sequence diagram of a run stands; a pure function, in pixels. */
export const layoutSequence = (timeline: Timeline, schedule: Schedule, options: LayoutOptions): Scene =>
  rollSequence(timeline, schedule, options).part(EVERYTHING)
