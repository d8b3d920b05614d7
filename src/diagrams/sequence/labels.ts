import type { Frame } from './frame'
import {
  type Box,
  between,
  boxesMeet,
  lengthOf,
  type Point,
  reach,
  readingAngle,
  type Stroke,
} from './geometry'
import type { Occupancy } from './occupancy'
import type { LineText } from './scene'
import { isHan, middleOf, textWidth } from './type'

/** What there is to say about a segment. */
export interface Wording {
  readonly flags: string
  readonly seq: string
  /** Empty without ACK. */
  readonly ack: string
  /** Empty without data. */
  readonly length: string
  /** "retransmission" …; empty for an original. */
  readonly word: string
}

interface Line {
  readonly flags?: string
  readonly numbers?: string
  readonly word?: string
}

/** Lines on each side of the stroke, the nearest to it first. */
interface Composition {
  readonly above?: readonly Line[]
  readonly below?: readonly Line[]
}

/** Shares of the way, from the sender: towards its side first, so that crossing segments keep clear. */
const PLACES = [0.42, 0.36, 0.3, 0.24, 0.18, 0.5, 0.58, 0.66, 0.74, 0.82]
/** The places in between, where a label that has met something else may still slip through. */
const MORE_PLACES = [0.39, 0.33, 0.27, 0.21, 0.46, 0.54, 0.62, 0.7, 0.78, 0.14, 0.86, 0.1, 0.9]
/** Pixels kept free: at the sender, at the arrow's head, around the text. */
const INDENT = 10
const HEAD = 14
/** Of the size of a label that is set tight; sequence.module.css says the same. */
const TIGHT_SHARE = 0.9
const PAD = { along: 16, across: 1 }

const join = (...parts: string[]) => parts.filter(Boolean).join(' ')

/** The ways to tell all of it, the best first. A kind that has a word keeps it until the last. */
function whole({ flags, seq, ack, length, word }: Wording): Composition[] {
  const all = join(seq, ack, length)
  if (!word) {
    return [
      { above: [{ flags, numbers: all }] },
      { above: [{ flags, numbers: length }], below: [{ numbers: join(seq, ack) }] },
    ]
  }
  return [
    { above: [{ flags, numbers: all }], below: [{ word }] },
    { above: [{ flags, numbers: all, word }] },
    { above: [{ flags, word }], below: [{ numbers: all }] },
  ]
}

/** Less handsome ways to tell all of it: on the other side of the line, or in two or three short rows. */
function stacked({ flags, seq, ack, length, word }: Wording): Composition[] {
  const all = join(seq, ack, length)
  const head = { flags, word }
  const [start, rest] = [{ numbers: seq }, { numbers: join(ack, length) }]
  const two: Composition[] = [
    { above: [head], below: [{ numbers: all }] },
    { below: [{ ...head, numbers: all }] },
    { above: [{ numbers: all }, head] },
    { below: [head, { numbers: all }] },
    { above: [{ numbers: all }], below: [head] },
    ...(word ? [{ above: [{ word }, { flags }], below: [{ numbers: all }] }] : []),
  ]
  if (!rest.numbers) return two
  return [
    ...two,
    { above: [{ ...head, numbers: seq }], below: [rest] },
    { above: [rest, { ...head, numbers: seq }] },
    { below: [{ ...head, numbers: seq }, rest] },
    { above: [head], below: [start, rest] },
    { above: [start, head], below: [rest] },
    { above: [rest, start, head] },
    { below: [head, start, rest] },
    ...(length ? [{ above: [start, head], below: [{ numbers: ack }, { numbers: length }] }] : []),
  ]
}

/** The ways to tell a part of it, where there is no room for more. */
function partial({ flags, seq, ack, length, word }: Wording): Composition[] {
  if (!word) {
    return [
      { above: [{ flags, numbers: join(seq, length) }] },
      { above: [{ flags, numbers: seq }] },
      { below: [{ flags, numbers: join(ack, length) }] },
      { above: [{ flags }], below: [{ numbers: seq }] },
      { above: [{ flags }] },
      { below: [{ flags }] },
    ]
  }
  return [
    { above: [{ flags, numbers: seq }], below: [{ word }] },
    { above: [{ flags }], below: [{ word }] },
    { above: [{ flags, word }] },
    { below: [{ flags, word }] },
    { above: [{ word }] },
    { below: [{ word }] },
    { above: [{ flags }] },
    { below: [{ flags }] },
  ]
}

/** How close a label is set: looser first, tighter where lines run side by side. */
interface Setting {
  readonly rise: number
  readonly tight: boolean
}

const LOOSE: Setting = { rise: 4.5, tight: false }
const TIGHT: Setting = { rise: 2.5, tight: true }

function fontsOf({ fonts }: Frame, { tight }: Setting) {
  const scale = tight ? TIGHT_SHARE : 1
  return {
    label: { ...fonts.label, size: fonts.label.size * scale },
    word: { ...fonts.word, size: fonts.word.size * scale },
  }
}

/** Where a row stands: above (-1) or below (1) its line, with so many rows in between. */
interface Row {
  readonly side: 1 | -1
  readonly between: number
}

/** From row to row, as a share of the size. */
const ROW = 1.12

/** Sets a row of text beside a point of a stroke that is read at this angle. */
function set(line: Line, at: Point, angle: number, row: Row, frame: Frame, setting: Setting): LineText {
  const { flags = '', numbers = '', word = '' } = line
  const fonts = fontsOf(frame, setting)
  const mono = join(flags, numbers)
  const { size } = mono || isHan(word) ? fonts.label : fonts.word
  const middle = row.side * (setting.rise + 0.48 * size + row.between * ROW * fonts.label.size)
  const space = mono && word ? textWidth(' ', fonts.label) : 0
  const box: Box = {
    x: at.x - Math.sin(angle) * middle,
    y: at.y + Math.cos(angle) * middle,
    width: textWidth(mono, fonts.label) + space + textWidth(word, fonts.word),
    height: (isHan(word) ? 1.1 : 0.96) * size,
    angle,
  }
  const { tight } = setting
  return {
    anchor: at,
    angle: (angle * 180) / Math.PI,
    dy: middle + (mono ? 0.28 : middleOf(word)) * size,
    flags,
    numbers,
    word,
    tight,
    box,
  }
}

const padded = (box: Box): Box => ({
  ...box,
  width: box.width + PAD.along,
  height: box.height + PAD.across,
})

function staysInLane({ x, width, height, angle }: Box, { columns: { client, server } }: Frame): boolean {
  const half = (Math.cos(angle) * width + Math.abs(Math.sin(angle)) * height) / 2
  return x - half > client.port && x + half < server.port
}

/** It is told when the segment arrives: then nothing of it lies in the future, beyond the line of the present. */
const isTold = (box: Box, { from, to }: Stroke) => reach(box)[1] < Math.max(from.y, to.y)

/** What a label has to keep clear of. */
interface Surroundings {
  readonly frame: Frame
  readonly taken: Occupancy
  /** What passes when the label is first told: avoided if that costs nothing. */
  readonly pills: readonly Box[]
}

/** The label of a segment, set along its stroke where it meets nothing; empty if there is no such place. */
export function labelAlong(
  stroke: Stroke,
  wording: Wording,
  { frame, taken, pills }: Surroundings,
): LineText[] {
  const angle = readingAngle(stroke)
  const length = lengthOf(stroke)
  const attempt = (
    { above = [], below = [] }: Composition,
    place: number,
    setting: Setting,
    passing: readonly Box[],
  ): LineText[] | null => {
    const at = between(stroke, place)
    const rows = (lines: readonly Line[], side: 1 | -1) =>
      lines.map((line, nth) => set(line, at, angle, { side, between: nth }, frame, setting))
    const texts = [...rows(above, -1), ...rows(below, 1)]
    const half = Math.max(...texts.map(({ box }) => box.width / 2))
    if (place * length < half + INDENT || (1 - place) * length < half + HEAD) return null
    const suits = ({ box }: LineText) =>
      staysInLane(box, frame) &&
      isTold(box, stroke) &&
      taken.isFree(padded(box)) &&
      !passing.some((pill) => boxesMeet(pill, box))
    return texts.every(suits) ? texts : null
  }
  const everyWay = [...whole(wording), ...stacked(wording)]
  const everywhere = [...PLACES, ...MORE_PLACES]
  const tries = [
    { compositions: whole(wording), places: PLACES, passing: pills },
    { compositions: everyWay, places: everywhere, passing: pills },
    { compositions: everyWay, places: everywhere, passing: [] },
    { compositions: partial(wording), places: PLACES, passing: pills },
    { compositions: partial(wording), places: PLACES, passing: [] },
  ]
  for (const { compositions, places, passing } of tries) {
    for (const setting of [LOOSE, TIGHT]) {
      for (const composition of compositions) {
        for (const place of places) {
          const texts = attempt(composition, place, setting, passing)
          if (texts) return texts
        }
      }
    }
  }
  return []
}

/** The label of a segment that swings out and back: level, beside the tip of its swing. */
export function labelBeside(tip: Point, inward: 1 | -1, wording: Wording, { frame, taken }: Surroundings) {
  const { flags, seq, ack, length, word } = wording
  const pair = { numbers: join(seq, ack) }
  const ways: (readonly Line[])[] = [
    [{ flags, numbers: join(seq, ack, length), word }],
    [{ flags, numbers: length, word }, pair],
    length ? [{ flags, word }, pair, { numbers: length }] : [{ flags, word }, pair],
    [{ flags, numbers: seq, word }],
    [{ flags, word }],
  ]
  for (const lines of ways) {
    const texts = lines.map((line, nth) => {
      const level = set(line, tip, 0, { side: 1, between: 0 }, frame, LOOSE)
      const { width, height } = level.box
      const x = tip.x + inward * (INDENT + width / 2)
      const y = tip.y + (nth - (lines.length - 1) / 2) * ROW * frame.fonts.label.size
      const lift = LOOSE.rise + height / 2
      return { ...level, anchor: { x, y: y - lift }, box: { ...level.box, x, y } }
    })
    if (texts.every(({ box }) => staysInLane(box, frame) && taken.isFree(padded(box)))) return texts
  }
  return []
}
