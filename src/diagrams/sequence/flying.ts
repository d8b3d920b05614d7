import type { Frame } from './frame'
import type { Point } from './geometry'
import { pointOn } from './glyphs'
import type { SegmentLine } from './scene'
import { textWidth } from './type'

/** A segment on its way, and what else is. */
export interface Flying {
  readonly line: SegmentLine
  /** How far below its place its pill is drawn, in pixels: so that no pill hides another. */
  readonly drop: number
  /** The only one from its side: there is room to tell its numbers. */
  readonly alone: boolean
  /** Baseline of its numbers below its place, in pixels. */
  readonly numbersDrop: number
}

export const PILL = { height: 20, padding: 8 }
const LEADING = 14
const LIFT = PILL.height / 2 + 1
/** From one row of pills to the next. */
const ROW = PILL.height + 2
/** More rows than this are no picture any more. */
const MOST_ROWS = 6
/** Instants at which two pills are looked at to see whether one would hide the other. */
const LOOKS = 12

/** The share of its way that a segment has gone; half of it where nothing travels. */
export const shareAt = ({ start, end }: SegmentLine, playing: number, motion: boolean): number =>
  motion ? Math.min(1, Math.max(0, (playing - start) / (end - start))) : 0.5

/** What there is to know beside the lines: the room, the instant, whether anything travels. */
interface Sky {
  readonly frame: Frame
  /** Playing seconds. */
  readonly instant: number
  readonly motion: boolean
}

interface Placed {
  readonly line: SegmentLine
  readonly drop: number
}

/** Whether the pills of two segments would meet at any time while both are on their way. */
function meet(a: Placed, b: Placed, { frame, instant, motion }: Sky): boolean {
  const from = Math.max(instant, a.line.start, b.line.start)
  const to = Math.min(a.line.end, b.line.end)
  const reach = (carriedBy(a.line, frame).pill + carriedBy(b.line, frame).pill) / 2
  const placeAt = ({ line, drop }: Placed, playing: number) => {
    const point = pointOn(line.strokes, shareAt(line, playing, motion))
    const { x, y } = heldBetween(frame.columns, carriedBy(line, frame).pill, point)
    return { x, y: y + drop }
  }
  return Array.from({ length: LOOKS + 1 }, (_, nth) => from + ((to - from) * nth) / LOOKS).some((playing) => {
    const [one, other] = [placeAt(a, playing), placeAt(b, playing)]
    return Math.abs(one.x - other.x) < reach && Math.abs(one.y - other.y) < PILL.height
  })
}

/**
 * What is on its way at an instant, in playing seconds. Where segments are under way from both sides, their pills pass
 * above and below one another; a pill that would still meet an earlier one is lifted above it.
 */
export function flyingAt(
  lines: readonly SegmentLine[],
  instant: number,
  frame: Frame,
  motion = true,
): readonly Flying[] {
  const flying = lines
    .filter(({ at, end }) => at <= instant && end > instant)
    .sort((a, b) => a.start - b.start)
  const crossing = new Set(flying.map(({ side }) => side)).size > 1
  const sky = { frame, instant, motion }
  const placed: Placed[] = []
  for (const line of flying) {
    const own = crossing ? (line.side === 'client' ? -LIFT : LIFT) : 0
    const top = crossing ? -LIFT : 0
    const rows = [own, ...Array.from({ length: MOST_ROWS }, (_, nth) => top - (nth + 1) * ROW)]
    const free = rows.find((drop) => !placed.some((other) => meet({ line, drop }, other, sky)))
    placed.push({ line, drop: free ?? own })
  }
  const under = PILL.height / 2 + LEADING
  return placed.map(({ line, drop }) => ({
    line,
    drop,
    alone: flying.filter(({ side }) => side === line.side).length === 1,
    numbersDrop: crossing ? under + LIFT + (line.side === 'client' ? 0 : LEADING) : under,
  }))
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
