import type { Frame } from './frame'
import type { Point } from './geometry'
import type { SegmentLine } from './scene'
import { textWidth } from './type'

/** A segment on its way, and what else is. */
export interface Flying {
  readonly line: SegmentLine
  /** Segments are under way from both sides: their pills pass above and below one another. */
  readonly crossing: boolean
  /** The only one from its side: there is room to tell its numbers. */
  readonly alone: boolean
}

/** What is on its way at an instant, in playing seconds. */
export function flyingAt(lines: readonly SegmentLine[], instant: number): readonly Flying[] {
  const flying = lines.filter(({ at, end }) => at <= instant && end > instant)
  const crossing = new Set(flying.map(({ side }) => side)).size > 1
  return flying.map((line) => ({
    line,
    crossing,
    alone: flying.filter(({ side }) => side === line.side).length === 1,
  }))
}

export const PILL = { height: 20, padding: 8 }
const LEADING = 14
const LIFT = PILL.height / 2 + 1

/** How far below its place a segment's pill is drawn, and the baseline of its numbers. */
export function dropOf({ line: { side }, crossing }: Flying) {
  const under = PILL.height / 2 + LEADING
  if (!crossing) return { pill: 0, numbers: under }
  return side === 'client'
    ? { pill: -LIFT, numbers: under + LIFT }
    : { pill: LIFT, numbers: under + LIFT + LEADING }
}

/** Widths of the pill and of the numbers that a segment carries. */
export const carriedBy = ({ flags, numbers }: SegmentLine, { fonts }: Frame) => ({
  pill: textWidth(flags, fonts.label) + 2 * PILL.padding,
  numbers: textWidth(numbers, fonts.label),
})

/** A point on a segment's way, moved so that what is `width` wide stays between the lifelines. */
export function heldBetween({ client, server }: Frame['columns'], width: number, { x, y }: Point): Point {
  const least = client.port + width / 2 + 2
  return { x: Math.min(server.port - width / 2 - 2, Math.max(least, x)), y }
}
