import type { Frame } from './frame'
import {
  type Box,
  between,
  lengthOf,
  liesIn,
  type Part,
  type Point,
  readingAngle,
  type Stroke,
} from './geometry'
import type { Occupancy } from './occupancy'
import type { LineText } from './scene'
import { Along, type Stretch, stretchWithin } from './sliding'
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
const ROOMY = { indent: 10, head: 14 }
/** The same where a stroke is hardly longer than its label. */
const SNUG = { indent: 2, head: 8 }
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
export interface Setting {
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

function widthOf({ flags = '', numbers = '', word = '' }: Line, frame: Frame, setting: Setting): number {
  const fonts = fontsOf(frame, setting)
  const mono = join(flags, numbers)
  const space = mono && word ? textWidth(' ', fonts.label) : 0
  return textWidth(mono, fonts.label) + space + textWidth(word, fonts.word)
}

/** Sets a row of text beside a point of a stroke that is read at this angle. */
export function set(
  line: Line,
  at: Point,
  angle: number,
  row: Row,
  frame: Frame,
  setting: Setting,
): LineText {
  const { flags = '', numbers = '', word = '' } = line
  const fonts = fontsOf(frame, setting)
  const mono = join(flags, numbers)
  const { size } = mono || isHan(word) ? fonts.label : fonts.word
  const middle = row.side * (setting.rise + 0.48 * size + row.between * ROW * fonts.label.size)
  const box: Box = {
    x: at.x - Math.sin(angle) * middle,
    y: at.y + Math.cos(angle) * middle,
    width: widthOf(line, frame, setting),
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

const padded = (box: Box, { along, across } = PAD): Box => ({
  ...box,
  width: box.width + along,
  height: box.height + across,
})

function staysInLane({ x, width, height, angle }: Box, { columns: { client, server } }: Frame): boolean {
  const half = (Math.cos(angle) * width + Math.abs(Math.sin(angle)) * height) / 2
  return x - half > client.port && x + half < server.port
}

/** What a label has to keep clear of. */
export interface Surroundings {
  readonly frame: Frame
  readonly taken: Occupancy
  /** The part of the page that is its to stand on, in pixels. */
  readonly part: Part
  /** What passes when the label is first told: avoided if that costs nothing. */
  pills(): readonly Box[]
}

/** Where along a stroke the middle of a row of text may be, in pixels from its beginning. */
interface Room {
  readonly half: number
  readonly within: Stretch | null
  readonly taken: readonly Stretch[]
  readonly passing: readonly Stretch[]
}

const isIn = (way: number, [from, to]: Stretch) => way > from && way < to

/** How far from its stroke a label may stand, in pixels. */
const MARGIN = 64

/** The rows that a label of a segment may be made of. What is near is looked up once, and each row once. */
class Track {
  readonly length: number
  readonly #stroke: Stroke
  readonly #angle: number
  readonly #around: Surroundings
  readonly #page: Along
  readonly #rooms = new Map<string, Room>()
  readonly #gaps: number[] = []
  #sky: Along | undefined

  constructor(stroke: Stroke, around: Surroundings) {
    this.length = lengthOf(stroke)
    this.#stroke = stroke
    this.#angle = readingAngle(stroke)
    this.#around = around
    const [top, bottom] = [Math.min(stroke.from.y, stroke.to.y), Math.max(stroke.from.y, stroke.to.y)]
    const { boxes, strokes } = around.taken.near(top - MARGIN, bottom + MARGIN)
    this.#page = new Along(stroke, this.#angle)
    this.#page.takeIn(boxes, strokes, MARGIN)
  }

  text(line: Line, place: number, row: Row, setting: Setting): LineText {
    return set(line, between(this.#stroke, place), this.#angle, row, this.#around.frame, setting)
  }

  room(line: Line, row: Row, setting: Setting): Room {
    const { flags = '', numbers = '', word = '' } = line
    const key = `${flags}|${numbers}|${word}|${row.side}|${row.between}|${setting.tight}`
    const room = this.#rooms.get(key) ?? this.#roomFor(line, row, setting)
    this.#rooms.set(key, room)
    return room
  }

  #roomFor(line: Line, row: Row, setting: Setting): Room {
    const { box } = this.text(line, 0, row, setting)
    const middle = acrossOf(box, this.#stroke.from)
    const strip = ({ width, height }: Box) => ({
      from: middle - height / 2,
      to: middle + height / 2,
      half: width / 2,
    })
    const { client, server } = this.#around.frame.columns
    const { top, bottom } = this.#around.part
    // It is told when the segment arrives: then nothing of it lies in the future, beyond the line of the present.
    const arrival = Math.max(this.#stroke.from.y, this.#stroke.to.y)
    const bounds = { left: client.port, right: server.port, top, bottom: Math.min(bottom, arrival) }
    return {
      half: box.width / 2,
      within: stretchWithin(box, this.#stroke, bounds),
      taken: this.#page.meeting(strip(padded(box))),
      passing: this.#pills().meeting(strip(box)),
    }
  }

  #pills(): Along {
    if (this.#sky) return this.#sky
    this.#sky = new Along(this.#stroke, this.#angle)
    this.#sky.takeIn(this.#around.pills(), [], MARGIN)
    return this.#sky
  }

  /** Whether each row of a label is shorter than the longest stretch that is free where it would stand. */
  mayHold(composition: Composition, setting: Setting): boolean {
    return rowsOf(composition).every(([line, row]) => {
      const gap = this.#gap(row, setting)
      return gap > 0 && gap > widthOf(line, this.#around.frame, setting) + PAD.along
    })
  }

  /** Whether anything at all finds room beside the stroke: where lines run close, nothing does. */
  isOpen(setting: Setting): boolean {
    return SIDES.some((side) => this.#gap({ side, between: 0 }, setting) > 0)
  }

  #gap({ side, between }: Row, setting: Setting): number {
    const key = 4 * between + (side === 1 ? 2 : 0) + (setting.tight ? 1 : 0)
    const known = this.#gaps[key]
    if (known !== undefined) return known
    const { box } = this.text(LEAST, 0, { side, between }, setting)
    const middle = acrossOf(box, this.#stroke.from)
    const gap = this.#page.longestGap(middle - box.height / 2, middle + box.height / 2)
    this.#gaps[key] = gap
    return gap
  }

  /** Whether a row finds room at a share of the way. */
  isFree({ within, taken, passing }: Room, place: number, heedsPills: boolean): boolean {
    const way = place * this.length
    if (!within || !isIn(way, within)) return false
    if (taken.some((stretch) => isIn(way, stretch))) return false
    return !heedsPills || !passing.some((stretch) => isIn(way, stretch))
  }

  /** Whether a label whose wider half is this long stands between the ends of the stroke. */
  holds(half: number, place: number, { indent, head } = ROOMY): boolean {
    return place * this.length >= half + indent && (1 - place) * this.length >= half + head
  }
}

const SIDES = [-1, 1] as const

/** Takes no more room across the stroke than a row of any label. */
const LEAST: Line = { word: '.' }

/** How far the centre of a box lies across a stroke that begins here, in the direction to the foot of its text. */
const acrossOf = ({ x, y, angle }: Box, from: Point) =>
  (y - from.y) * Math.cos(angle) - (x - from.x) * Math.sin(angle)

const rowsOf = ({ above = [], below = [] }: Composition): (readonly [Line, Row])[] => [
  ...above.map((line, between) => [line, { side: -1, between }] as const),
  ...below.map((line, between) => [line, { side: 1, between }] as const),
]

/** The label of a segment, set along its stroke where it meets nothing; empty if there is no such place. */
export function labelAlong(stroke: Stroke, wording: Wording, around: Surroundings): LineText[] {
  const track = new Track(stroke, around)
  const settings = [LOOSE, TIGHT].filter((setting) => track.isOpen(setting))
  if (settings.length === 0) return []
  const wholly = whole(wording)
  const everyWay = [...wholly, ...stacked(wording)]
  const everywhere = [...PLACES, ...MORE_PLACES]
  const orders = [
    { compositions: wholly, places: PLACES, heedsPills: true },
    { compositions: everyWay, places: everywhere, heedsPills: true },
    { compositions: everyWay, places: everywhere, heedsPills: false },
    { compositions: everyWay, places: everywhere, heedsPills: false, ends: SNUG },
    { compositions: partial(wording), places: PLACES, heedsPills: true },
    { compositions: partial(wording), places: PLACES, heedsPills: false },
  ]
  for (const { compositions, places, heedsPills, ends } of orders) {
    for (const setting of settings) {
      for (const composition of compositions) {
        if (!track.mayHold(composition, setting)) continue
        const rows = rowsOf(composition)
        const rooms = rows.map(([line, row]) => track.room(line, row, setting))
        if (rooms.some(({ within }) => !within)) continue
        const half = Math.max(...rooms.map((room) => room.half))
        const place = places.find(
          (place) =>
            track.holds(half, place, ends) && rooms.every((room) => track.isFree(room, place, heedsPills)),
        )
        if (place !== undefined) return rows.map(([line, row]) => track.text(line, place, row, setting))
      }
    }
  }
  return []
}

/** The label of a segment that swings out and back: level, beside the tip of its swing. */
export function labelBeside(
  tip: Point,
  inward: 1 | -1,
  wording: Wording,
  { frame, taken, part }: Surroundings,
): LineText[] {
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
      const x = tip.x + inward * (ROOMY.indent + width / 2)
      const y = tip.y + (nth - (lines.length - 1) / 2) * ROW * frame.fonts.label.size
      const lift = LOOSE.rise + height / 2
      return { ...level, anchor: { x, y: y - lift }, box: { ...level.box, x, y } }
    })
    const fits = ({ box }: LineText) =>
      staysInLane(box, frame) && liesIn(box, part) && taken.isFree(padded(box))
    if (texts.every(fits)) return texts
  }
  return []
}
