import type { Messages } from '../../messages/messages'
import { describeDeparture, describeSegment, wordingIn } from './describe'
import type { Draft } from './drafts'
import type { Frame } from './frame'
import { levelBox, liesIn, type Part, type Stroke } from './geometry'
import type { Occupancy } from './occupancy'
import type { SegmentLine } from './scene'
import { textWidth } from './type'

export const CROSS = 4

/** Where the word is tried around the cross: onwards and up or down, in pixels. */
const OFFSETS = [
  [1, 0],
  [0, 14],
  [0, -14],
  [1, 12],
  [1, -12],
  [-1, 12],
  [-1, -12],
  [0, 26],
  [0, -26],
] as const

/**
 * The word beside the cross: onwards if that is free, else around it; without the word if nothing is free in this
 * part of the page.
 */
export function placeLoss(
  stroke: Stroke,
  text: string,
  frame: Frame,
  taken: Occupancy,
  part: Part,
): SegmentLine['loss'] {
  const point = stroke.to
  const onwards = stroke.to.x >= stroke.from.x ? 1 : -1
  const { size } = frame.fonts.word
  const width = textWidth(text, frame.fonts.word)
  const beside = CROSS + 4 + width / 2
  for (const [dx, dy] of OFFSETS) {
    const x = point.x + onwards * dx * beside
    const box = levelBox(x, point.y + dy, width, size)
    if (liesIn(box, part) && taken.isFree(box)) return { point, word: { text, x, y: point.y + dy, box } }
  }
  return { point, word: null }
}

/** The line of a segment, before its label is set. */
export function lineOf(draft: Draft, frame: Frame, t: Messages): SegmentLine {
  const { segment, flight, at, strokes, top, bottom } = draft
  const wording = wordingIn(frame, draft, t)
  return {
    id: segment.id,
    side: segment.from,
    kind: segment.kind,
    alarm: segment.flags.includes('RST'),
    flags: wording.flags,
    numbers: [wording.seq, wording.ack, wording.length].filter(Boolean).join(' '),
    title: describeSegment(draft, t),
    departure: describeDeparture(draft, t),
    at,
    start: flight.start,
    end: flight.end,
    lost: segment.fate === 'lost',
    strokes,
    texts: [],
    loss: null,
    top,
    bottom,
  }
}
