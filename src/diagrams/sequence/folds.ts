import type { Fold } from '../../playback/schedule'
import { written } from '../../timeline/read'
import type { Frame } from './frame'
import { type Box, levelBox, liesIn, type Part, reach, spanAt } from './geometry'
import type { Occupancy } from './occupancy'
import type { FoldMark } from './scene'
import { textWidth } from './type'

/** Kept free on both sides of the length of a fold, and of what else stands on its line. */
const AIR = 6
/** Where the length is tried: shares of the lane, and pixels up or down. */
const PLACES = [0.5, 0.3, 0.7, 0.15, 0.85].flatMap((share) =>
  [0, -10, 10].map((rise) => [share, rise] as const),
)
/** Between the dotted line and the lifelines. */
const MARGIN = 8
/** A shorter piece of it would be a dot or two. */
const SHORTEST = 12

/** Folds with their lengths where there is room for them in a part of the page; yet without the dotted line. */
export function layoutFolds(
  folds: readonly Fold[],
  frame: Frame,
  y: (playing: number) => number,
  taken: Occupancy,
  part: Part,
): FoldMark[] {
  const { client, server } = frame.columns
  const font = frame.fonts.word
  return folds.map(({ start, end, length: seconds }): FoldMark => {
    const text = `⋯ ${written(seconds)}`
    const width = textWidth(text, font) + 2 * AIR
    const at = (start + end) / 2
    for (const [share, rise] of PLACES) {
      const place = { x: client.port + share * (server.port - client.port), y: y(at) + rise }
      const box = levelBox(place.x, place.y, width, font.size)
      if (!liesIn(box, part) || !taken.isFree(box)) continue
      taken.add(box)
      return { at, y: y(at), length: { text, ...place, box }, dots: [] }
    }
    return { at, y: y(at), length: null, dots: [] }
  })
}

/** What is left of a level line between two ends where boxes stand on it. */
function pieces(from: number, to: number, y: number, boxes: readonly Box[]): (readonly [number, number])[] {
  const spans = boxes.flatMap((box) => {
    const span = spanAt({ ...box, height: box.height + AIR }, y)
    return span ? [[span[0] - AIR, span[1] + AIR] as const] : []
  })
  const left: (readonly [number, number])[] = []
  let start = from
  for (const [begin, end] of spans.sort(([a], [b]) => a - b)) {
    if (begin > start) left.push([start, begin])
    start = Math.max(start, end)
  }
  return [...left, [start, to] as const].filter(([a, b]) => b - a >= SHORTEST)
}

/** Draws the line on which the length of a fold stands, around whatever words are there. */
export function dotFolds(folds: readonly FoldMark[], boxes: readonly Box[], frame: Frame): FoldMark[] {
  const { client, server } = frame.columns
  return folds.map((fold): FoldMark => {
    const { length } = fold
    if (!length) return fold
    const near = [length.box, ...boxes].filter((box) => {
      const [top, bottom] = reach(box)
      return top - AIR < length.y && bottom + AIR > length.y
    })
    const dots = pieces(client.port + MARGIN, server.port - MARGIN, length.y, near)
    return { ...fold, dots }
  })
}
