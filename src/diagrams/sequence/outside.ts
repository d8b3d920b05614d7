import { numberOf } from './describe'
import type { Column, Frame } from './frame'
import { liesIn, type Part, type Point } from './geometry'
import { type Setting, set, type Wording } from './labels'
import type { Occupancy } from './occupancy'
import type { LineText } from './scene'

/** Pixels kept free above and below. */
const LEADING = 3
/** Rows from where the segment leaves. */
const ROWS = [0, 1, -1]
/** A label that is not told at one of so many places is not told. */
const MOST_PLACES = 7

/** What there is to say in a margin, the best first. A kind that has a word keeps it until the last. */
function linesOf(wording: Wording) {
  const { flags, word } = wording
  return word ? [{ flags, word }, { word }, { flags }] : [{ flags, numbers: numberOf(wording) }, { flags }]
}

const LOOSE: Setting = { rise: 0, tight: false }
const TIGHT: Setting = { rise: 0, tight: true }

/**
 * The label of a segment that finds no room along its line: level in the margin of its sender, where it leaves.
 * Empty if something stands there, too.
 */
export function labelOutside(
  at: Point,
  { names, namesEnd, inward }: Column,
  wording: Wording,
  around: {
    readonly frame: Frame
    readonly taken: Occupancy
    readonly part: Part
  },
): LineText[] {
  const { frame, taken, part } = around
  const pitch = 1.4 * frame.fonts.label.size
  const texts = linesOf(wording).flatMap((line) => {
    const text = [LOOSE, TIGHT]
      .map((setting) => set(line, { x: 0, y: 0 }, 0, { side: 1, between: 0 }, frame, setting))
      .find(({ box }) => box.width <= Math.abs(names - namesEnd))
    return text ? ROWS.map((row) => placed(text, row)) : []
  })

  function placed(text: LineText, row: number): LineText {
    const centre = { x: names - (inward * text.box.width) / 2, y: at.y + row * pitch }
    const down = centre.y - text.box.y
    return { ...text, outside: true, anchor: { x: centre.x, y: down }, box: { ...text.box, ...centre } }
  }

  const found = texts.slice(0, MOST_PLACES).find(({ box }) => {
    // Segments leave a row apart: only what is moved could meet what stands beyond.
    const stays = box.y === at.y || liesIn(box, part)
    return stays && taken.isFree({ ...box, height: box.height + 2 * LEADING })
  })
  return found ? [found] : []
}
