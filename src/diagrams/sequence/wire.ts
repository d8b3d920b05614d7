import type { Messages } from '../../messages/messages'
import { lowerBound } from '../../playback/schedule'
import { wordingOf } from './describe'
import type { Drafts } from './drafts'
import { type Frame, frameOf } from './frame'
import { levelBox, type Stroke } from './geometry'
import { set } from './labels'
import type { LineText, SegmentLine } from './scene'
import { CROSS, lineOf } from './segments'
import { textWidth } from './type'
import { wayOf } from './ways'

/** Height in pixels of a segment with its words, and how far above its foot its line runs. */
const [LANE, FOOT] = [22, 6]
/** By how much a pill is lifted: it stays within the height of its segment. */
export const LIFTED = -5
/** Pixels from the border to where segments leave and arrive: room for whose end it is. */
const END = 30

/** How many lines there is room for. */
const lanesIn = (height: number) => Math.max(1, Math.min(3, Math.floor(height / LANE)))

/** Two ends without a margin. */
export function wireFrame(width: number): Frame {
  const frame = frameOf(width)
  const { client, server } = frame.columns
  return {
    ...frame,
    columns: {
      client: { ...client, centre: END / 2, port: END },
      server: { ...server, centre: width - END / 2, port: width - END },
    },
  }
}

const SETTING = { rise: 2, tight: false }

/** A label above its line: all of it, or as much as there is room for. */
function labelOver([stroke]: readonly Stroke[], line: SegmentLine, word: string, frame: Frame): LineText[] {
  if (!stroke) return []
  const middle = { x: (stroke.from.x + stroke.to.x) / 2, y: stroke.from.y }
  const { flags, numbers } = line
  const room = Math.abs(stroke.to.x - stroke.from.x) - 24
  const texts = [{ flags, numbers, word }, { flags, numbers }, { flags }].map((told) =>
    set(told, middle, 0, { side: -1, between: 0 }, frame, SETTING),
  )
  return [texts.find(({ box }) => box.width <= room) ?? texts.at(-1) ?? []].flat()
}

function lossOf([stroke]: readonly Stroke[], text: string, frame: Frame): SegmentLine['loss'] {
  if (!stroke) return null
  const { from, to } = stroke
  const width = textWidth(text, frame.fonts.word)
  const x = to.x + Math.sign(to.x - from.x) * (CROSS + 6 + width / 2)
  return { point: to, word: { text, x, y: to.y, box: levelBox(x, to.y, width, frame.fonts.word.size) } }
}

/** The segments that have left last by a playing time, the latest at the foot, each on a line of its own. */
export function wireAt(
  drafts: Drafts,
  instant: number,
  height: number,
  frame: Frame,
  t: Messages,
): readonly SegmentLine[] {
  const end = lowerBound(drafts.starts, instant, true)
  const lanes = lanesIn(height)
  const first = Math.max(0, end - lanes)
  return Array.from({ length: end - first }, (_, lane): SegmentLine => {
    const draft = drafts.get(first + lane)
    const { segment, flight } = draft
    const y = (height - lanes * LANE) / 2 + (lane + 1) * LANE - FOOT
    const strokes = wayOf(segment, flight, frame, () => y)
    const line = lineOf(draft, frame, t)
    return {
      ...line,
      strokes,
      texts: labelOver(strokes, line, wordingOf(draft, t).word, frame),
      loss: line.lost ? lossOf(strokes, t.segment_lost(), frame) : null,
    }
  })
}
