import type { Frame } from './frame'
import { type Box, between, lengthOf, type Point, readingAngle, type Stroke } from './geometry'
import type { Occupancy } from './occupancy'
import type { LineText } from './scene'
import { textWidth } from './type'

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

interface Composition {
  readonly above?: Line
  readonly below?: Line
}

/** Shares of the way, from the sender: towards its side first, so that crossing segments keep clear. */
const PLACES = [0.42, 0.36, 0.3, 0.24, 0.18, 0.5, 0.58, 0.66, 0.74, 0.82]
/** Pixels kept free: at the sender, at the arrow's head, around the text. */
const INDENT = 10
const HEAD = 14
/** Of the size of a label that is set tight; sequence.module.css says the same. */
const TIGHT_SHARE = 0.9
const PAD = { along: 16, across: 1 }

const join = (...parts: string[]) => parts.filter(Boolean).join(' ')

/** The ways to tell all of it, the best first. A kind that has a word is never set without it. */
function whole({ flags, seq, ack, length, word }: Wording): Composition[] {
  const all = join(seq, ack, length)
  if (!word) {
    return [
      { above: { flags, numbers: all } },
      { above: { flags, numbers: length }, below: { numbers: join(seq, ack) } },
    ]
  }
  return [
    { above: { flags, numbers: all }, below: { word } },
    { above: { flags, numbers: all, word } },
    { above: { flags, word }, below: { numbers: all } },
  ]
}

/** The ways to tell a part of it, where there is no room for more. */
function partial({ flags, seq, ack, length, word }: Wording): Composition[] {
  if (!word) {
    return [
      { above: { flags, numbers: seq } },
      { below: { flags, numbers: join(seq, ack, length) } },
      { above: { flags }, below: { numbers: seq } },
      { above: { flags } },
      { below: { flags } },
    ]
  }
  return [
    { above: { flags, numbers: seq }, below: { word } },
    { above: { flags }, below: { word } },
    { above: { flags, word } },
    { below: { flags, word } },
    { above: { word } },
    { below: { word } },
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

/** Sets a line above (-1) or below (1) a point of a stroke that is read at this angle. */
function set(line: Line, at: Point, angle: number, side: 1 | -1, frame: Frame, setting: Setting): LineText {
  const { flags = '', numbers = '', word = '' } = line
  const fonts = fontsOf(frame, setting)
  const mono = join(flags, numbers)
  const { size } = mono ? fonts.label : fonts.word
  const middle = side * (setting.rise + 0.48 * size)
  const space = mono && word ? textWidth(' ', fonts.label) : 0
  const box: Box = {
    x: at.x - Math.sin(angle) * middle,
    y: at.y + Math.cos(angle) * middle,
    width: textWidth(mono, fonts.label) + space + textWidth(word, fonts.word),
    height: 0.96 * size,
    angle,
  }
  const { tight } = setting
  return {
    anchor: at,
    angle: (angle * 180) / Math.PI,
    dy: middle + 0.28 * size,
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

/** The label of a segment, set along its stroke where it meets nothing; empty if there is no such place. */
export function labelAlong(stroke: Stroke, wording: Wording, frame: Frame, taken: Occupancy): LineText[] {
  const angle = readingAngle(stroke)
  const length = lengthOf(stroke)
  const attempt = ({ above, below }: Composition, place: number, setting: Setting): LineText[] | null => {
    const at = between(stroke, place)
    const texts = [
      ...(above ? [set(above, at, angle, -1, frame, setting)] : []),
      ...(below ? [set(below, at, angle, 1, frame, setting)] : []),
    ]
    const half = Math.max(...texts.map(({ box }) => box.width / 2))
    if (place * length < half + INDENT || (1 - place) * length < half + HEAD) return null
    return texts.every(({ box }) => staysInLane(box, frame) && taken.isFree(padded(box))) ? texts : null
  }
  for (const compositions of [whole(wording), partial(wording)]) {
    for (const setting of [LOOSE, TIGHT]) {
      for (const composition of compositions) {
        for (const place of PLACES) {
          const texts = attempt(composition, place, setting)
          if (texts) return texts
        }
      }
    }
  }
  return []
}

/** The label of a segment that swings out and back: level, beside the tip of its swing. */
export function labelBeside(tip: Point, inward: 1 | -1, wording: Wording, frame: Frame, taken: Occupancy) {
  const { flags, seq, ack, length, word } = wording
  for (const numbers of [join(seq, ack, length), seq, '']) {
    const level = set({ flags, numbers, word }, tip, 0, 1, frame, LOOSE)
    const { width, height } = level.box
    const x = tip.x + inward * (INDENT + width / 2)
    const lift = LOOSE.rise + height / 2
    const text = { ...level, anchor: { x, y: tip.y - lift }, box: { ...level.box, x, y: tip.y } }
    if (staysInLane(text.box, frame) && taken.isFree(padded(text.box))) return [text]
  }
  return []
}
