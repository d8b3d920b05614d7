import type { Side } from '../../timeline/timeline'
import type { Frame } from './frame'
import { type Box, boxesMeet, levelBox, type Point, reach, type Stroke, strokeMeets } from './geometry'
import { pointOn } from './glyphs'
import type { Scene, SegmentLine } from './scene'
import { textWidth } from './type'

/** A segment on its way, and what else is. */
export interface Flying {
  readonly line: SegmentLine
  /** How far below its place its pill is drawn, in pixels: so that no pill hides another. */
  readonly drop: number
  /** Its pill would hide another wherever it is drawn: there is room for a dot. */
  readonly crowded: boolean
  /** The only one from its side, and nothing under it: there is room to tell its numbers. */
  readonly alone: boolean
  /** Baseline of its numbers below its place, in pixels. */
  readonly numbersDrop: number
}

export const PILL = { height: 20, padding: 8 }
/** From one row of numbers to the next. */
const leadingOf = ({ fonts }: Frame) => Math.max(14, fonts.label.size + 2)
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

/** The outline of a pill at an instant. */
function pillOf({ line, drop }: Placed, { frame, instant, motion }: Sky): Box {
  const { pill: width } = carriedBy(line, frame)
  const { x, y } = heldBetween(frame.columns, width, pointOn(line.strokes, shareAt(line, instant, motion)))
  return { x, y: y + drop, width, height: PILL.height, angle: 0 }
}

/** The ink of the numbers under a pill. */
function numbersOf(
  { line, numbersDrop }: Pick<Flying, 'line' | 'numbersDrop'>,
  { frame, instant, motion }: Sky,
): Box {
  const { numbers: width } = carriedBy(line, frame)
  const { size } = frame.fonts.label
  const place = pointOn(line.strokes, shareAt(line, instant, motion))
  const { x, y } = heldBetween(frame.columns, width, place)
  return levelBox(x, y + numbersDrop - 0.36 * size, width, size)
}

/** Where what is on its way stands at an instant: its pill, and its numbers where they are told. */
export const standsOn = (flying: Flying, sky: Sky): Box[] => [
  ...(flying.crowded ? [] : [pillOf(flying, sky)]),
  ...(flying.alone ? [numbersOf(flying, sky)] : []),
]

/** Whether the pills of two segments would meet at any time while both are on their way. */
function meet(a: Placed, b: Placed, { frame, instant, motion }: Sky): boolean {
  // What travels travels with the line of the present.
  if (motion && Math.abs(a.drop - b.drop) >= PILL.height) return false
  const from = Math.max(instant, a.line.start, b.line.start)
  const to = Math.min(a.line.end, b.line.end)
  const [one, other] = [a, b].map(({ line }) => carriedBy(line, frame).pill) as [number, number]
  const placeAt = ({ line, drop }: Placed, width: number, playing: number) => {
    const { x, y } = heldBetween(frame.columns, width, pointOn(line.strokes, shareAt(line, playing, motion)))
    return { x, y: y + drop }
  }
  return Array.from({ length: LOOKS + 1 }, (_, nth) => from + ((to - from) * nth) / LOOKS).some((playing) => {
    const [p, q] = [placeAt(a, one, playing), placeAt(b, other, playing)]
    return Math.abs(p.x - q.x) < (one + other) / 2 && Math.abs(p.y - q.y) < PILL.height
  })
}

/** How far below its place a pill is drawn if nothing is in its way. */
const ownDrop = (side: Side, crossing: boolean) => (crossing ? (side === 'client' ? -LIFT : LIFT) : 0)

/** Where a pill is tried: its own place, lifted above others, and under the line of the present. */
function rowsOf(side: Side, crossing: boolean): number[] {
  const top = crossing ? -LIFT : 0
  const lifted = Array.from({ length: MOST_ROWS }, (_, nth) => top - (nth + 1) * ROW)
  return [ownDrop(side, crossing), ...lifted, LIFT, LIFT + ROW]
}

const isCrossing = (lines: readonly SegmentLine[]) => new Set(lines.map(({ side }) => side)).size > 1

/** Where the pills of these lines stand at an instant, each in its own place. */
export function pillsOf(lines: readonly SegmentLine[], instant: number, frame: Frame): Box[] {
  const crossing = isCrossing(lines)
  const sky = { frame, instant, motion: true }
  return lines.map((line) => pillOf({ line, drop: ownDrop(line.side, crossing) }, sky))
}

/** What flies, and the page that it flies over. */
type Page = Pick<Scene, 'frame' | 'lines' | 'folds'>

/** The words that stand on the page at an instant. */
function wordsAt({ lines, folds }: Page, instant: number): Box[] {
  const told = lines.filter(({ end }) => end <= instant)
  return [
    ...told.flatMap(({ texts, loss }) => [...texts, ...(loss?.word ? [loss.word] : [])]),
    ...folds.flatMap(({ at, length }) => (length && at <= instant ? [length] : [])),
  ].map(({ box }) => box)
}

/** The line of the present, as it crosses the way of a segment. */
function presentOn({ strokes, start, end }: SegmentLine, { frame, instant }: Sky): Stroke {
  const [top, bottom] = [strokes[0]?.from.y ?? 0, strokes.at(-1)?.to.y ?? 0]
  const y = top + ((bottom - top) * (instant - start)) / (end - start)
  const { client, server } = frame.columns
  return { from: { x: client.port, y }, to: { x: server.port, y } }
}

/**
 * What is on its way at an instant, in playing seconds. Where segments are under way from both sides, their pills pass
 * above and below one another; a pill that would still meet an earlier one is lifted above it. One that would hide
 * words on the page hangs from the line of the present, below which nothing is told yet.
 */
export function flyingAt(page: Page, instant: number, motion = true): readonly Flying[] {
  const { lines, frame } = page
  const flying = lines
    .filter(({ at, end }) => at <= instant && end > instant)
    .sort((a, b) => a.start - b.start)
  const crossing = isCrossing(flying)
  const sky = { frame, instant, motion }
  const words = wordsAt(page, instant).map((box) => ({ box, reach: reach(box) }))
  const isClear = (box: Box) => {
    const [top, bottom] = reach(box)
    return !words.some(
      ({ box: word, reach: [from, to] }) => from < bottom && to > top && boxesMeet(word, box),
    )
  }
  const own = (side: Side) => flying.filter((line) => line.side === side).length
  const count = { client: own('client'), server: own('server') }
  const placed: Placed[] = []
  const crowded: SegmentLine[] = []
  for (const line of flying) {
    const rows = rowsOf(line.side, crossing)
    const isFree = (drop: number) => !placed.some((other) => meet({ line, drop }, other, sky))
    const drop =
      rows.find((drop) => isFree(drop) && isClear(pillOf({ line, drop }, sky))) ?? rows.find(isFree)
    if (drop === undefined) crowded.push(line)
    else placed.push({ line, drop })
  }
  // What moves passes over lines; what rests must not rest on one.
  const strokes = motion ? [] : strokesUnder(lines, flying, sky)
  const carried: Box[] = placed.map((each) => pillOf(each, sky))
  const pills = placed.map(({ line, drop }): Flying => {
    const isOnly = count[line.side] === 1
    const drops = numbersDrops(line.side, crossing, drop, leadingOf(frame))
    const suits = (numbersDrop: number) => {
      const box = numbersOf({ line, numbersDrop }, sky)
      return (
        isClear(box) &&
        !carried.some((each) => boxesMeet(each, box)) &&
        !strokes.some((stroke) => strokeMeets(stroke, box))
      )
    }
    const numbersDrop = isOnly ? drops.find(suits) : undefined
    const pill = { line, drop, crowded: false }
    if (numbersDrop === undefined) return { ...pill, alone: false, numbersDrop: drops[0] }
    carried.push(numbersOf({ line, numbersDrop }, sky))
    return { ...pill, alone: true, numbersDrop }
  })
  const dots = crowded.map((line): Flying => ({ line, drop: 0, crowded: true, alone: false, numbersDrop: 0 }))
  return [...dots, ...pills]
}

/** Baselines at which the numbers are tried: under all pills, each side in a row of its own; else above the pill. */
function numbersDrops(
  side: Side,
  crossing: boolean,
  drop: number,
  leading: number,
): readonly [number, ...number[]] {
  const under = PILL.height / 2 + leading
  const own = crossing
    ? Math.max(drop, LIFT) + under + (side === 'client' ? 0 : leading)
    : Math.max(drop, 0) + under
  return [own, own + leading, own + 2 * leading, drop - PILL.height / 2 - leading / 2]
}

/** The lines that are drawn at an instant: of what has ended, of what has gone half its way, of the present. */
function strokesUnder(lines: readonly SegmentLine[], flying: readonly SegmentLine[], sky: Sky): Stroke[] {
  const ended = lines.filter(({ end }) => end <= sky.instant).flatMap(({ strokes }) => strokes)
  const flown = flying.flatMap(({ strokes }) => {
    const [first] = strokes
    return first ? [{ from: first.from, to: pointOn(strokes, 0.5) }] : []
  })
  const [any] = flying
  return [...ended, ...flown, ...(any ? [presentOn(any, sky)] : [])]
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
