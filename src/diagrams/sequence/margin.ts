import type { Messages } from '../../messages/messages'
import type { Schedule } from '../../playback/schedule'
import type { Side, Timeline } from '../../timeline/timeline'
import { callText, outcomeWord, reasonOf, sectionOf } from './describe'
import type { Column, Frame } from './frame'
import type { Box } from './geometry'
import { Occupancy } from './occupancy'
import { SIDES } from './ribbons'
import type { Entry, Note, Ribbon } from './scene'
import type { TimedBracket } from './timers'
import { type Font, textWidth } from './type'

interface Wish {
  readonly kind: Note['kind']
  readonly text: string
  readonly title: string
  readonly at: number
  readonly until: number
  /** Of the moment; calls stand above it, all else below. */
  readonly y: number
}

const FONT = { state: 'state', call: 'call', verdict: 'note', timer: 'note' } as const
const ABOVE = 4
const BELOW = 4
/** Kept free between two notes: above one another, and beside. */
const LEADING = 3
const AIR = 4

const heightOf = (font: Font) => 0.96 * font.size
/** A box with the room that the next note has to leave around it. */
const aired = (box: Box): Box => ({ ...box, width: box.width + 2 * AIR, height: box.height + 2 * LEADING })

/** Sets a text whose top is at `top`, in the column of names or of calls. */
function setNote(wish: Wish, side: Side, top: number, column: Column, frame: Frame): Note {
  const { kind, text, title, at, until } = wish
  const font = frame.fonts[FONT[kind]]
  const outside = kind === 'call'
  const width = textWidth(text, font)
  const x = outside ? column.calls : column.names
  const away = outside ? column.inward : -column.inward
  const box = {
    x: x + (away * width) / 2,
    y: top + heightOf(font) / 2,
    width,
    height: heightOf(font),
    angle: 0,
  }
  const anchor = away === 1 ? 'start' : 'end'
  return { kind, side, text, title, at, until, x, y: top + 0.76 * font.size, anchor, box }
}

function wishesOf(
  side: Side,
  timeline: Timeline,
  { moments, duration }: Schedule,
  t: Messages,
  ribbons: Ribbon[],
) {
  const calls: Omit<Wish, 'y'>[] = []
  const verdicts: Omit<Wish, 'y'>[] = []
  for (const [step, { cause, result }] of timeline.moments.entries()) {
    const at = moments[step] ?? 0
    if (cause.kind === 'call' && cause.endpoint === side) {
      const text = callText(cause, t)
      calls.push({ kind: 'call', text, title: result ? `${text}: ${result}` : text, at, until: duration })
    }
    const segment = cause.kind === 'segment' ? timeline.segments[cause.id] : undefined
    if (segment?.to === side && segment.verdict && segment.verdict.outcome !== 'accepted') {
      const title = `${reasonOf(segment, segment.verdict, t)} ${sectionOf(segment.verdict.rfc)}`
      verdicts.push({ kind: 'verdict', text: outcomeWord(segment, t), title, at, until: duration })
    }
  }
  const states = ribbons
    .filter((ribbon) => ribbon.side === side)
    .map(({ state, at, until }): Omit<Wish, 'y'> => ({ kind: 'state', text: state, title: state, at, until }))
  return { calls, names: [...states, ...verdicts] }
}

/** Where the top of a note is wanted: a call stands on its line, a state below the moment that leads to it. */
function wantedTop({ kind, at, y }: Wish, height: number): number {
  // Nothing leads to the first state: it stands at the head of its lifeline.
  return kind === 'call' || at === 0 ? y - ABOVE - height : y + BELOW
}

/** Sets every note where it is wanted, or as far below as the notes in its way demand. */
function setNotes(wishes: readonly Wish[], side: Side, frame: Frame, taken: Occupancy): Note[] {
  const inOrder = wishes
    .map((wish) => ({ wish, top: wantedTop(wish, heightOf(frame.fonts[FONT[wish.kind]])) }))
    .sort((a, b) => a.wish.at - b.wish.at || a.top - b.top)
  return inOrder.map(({ wish, top }) => {
    const noteAt = (down: number) => setNote(wish, side, top + down, frame.columns[side], frame)
    let down = 0
    while (!taken.isFree(aired(noteAt(down).box))) down += 1
    const note = noteAt(down)
    taken.add({ box: note.box })
    return note
  })
}

/** Where a timer's name is tried: a few lines below the start of its bracket, then further down. */
const LINES = [0, 1, 2]
const SHARES = [0.35, 0.5, 0.65, 0.8]

/** A timer is named beside its bracket if nothing stands there; those that stay are served first. */
function nameTimers(brackets: readonly TimedBracket[], side: Side, frame: Frame, taken: Occupancy): Note[] {
  const { size } = frame.fonts.note
  const served = brackets
    .filter((bracket) => bracket.side === side)
    .sort((a, b) => Number(b.stays) - Number(a.stays) || a.at - b.at)
  return served.flatMap((bracket) => {
    const until = bracket.stays ? Number.POSITIVE_INFINITY : bracket.until
    const { calls, names } = frame.columns[side]
    const fitting = bracket.names.filter(
      (text) => textWidth(text, frame.fonts.note) <= Math.abs(names - calls),
    )
    const line = heightOf(frame.fonts.state) + 2 * LEADING
    const tops = [
      ...LINES.map((below) => bracket.y + BELOW + below * line),
      ...SHARES.map((share) => bracket.y + share * bracket.height - size / 2),
    ]
    const tries = fitting.flatMap((text) => {
      const wish: Wish = { ...bracket, text, kind: 'timer', until }
      return tops.map((top) => setNote(wish, side, top, frame.columns[side], frame))
    })
    const note = tries.find(({ box }) => taken.isFree(aired(box)))
    if (!note) return []
    taken.add({ box: note.box })
    return [note]
  })
}

/** A call comes in along its line unless something stands in its way. */
function entryOf(call: Note, y: number, frame: Frame, taken: Occupancy): Entry {
  const { calls, edge, inward } = frame.columns[call.side]
  const from = calls + inward * (call.y < y ? 0 : call.box.width + 4)
  const way: Box = { x: (from + edge) / 2, y, width: Math.abs(edge - from), height: 1, angle: 0 }
  const free = taken.isFree(way)
  return { side: call.side, at: call.at, y, from: free ? from : edge - inward * 8, to: edge }
}

/** All that stands beside the lifelines: states, calls, verdicts and the names of timers. */
export function layoutMargins(
  timeline: Timeline,
  schedule: Schedule,
  t: Messages,
  frame: Frame,
  y: (playing: number) => number,
  ribbons: Ribbon[],
  brackets: readonly TimedBracket[],
): { notes: Note[]; entries: Entry[] } {
  const sides = SIDES.map((side) => {
    const { calls, names } = wishesOf(side, timeline, schedule, t, ribbons)
    const wishes = [...calls, ...names].map((wish) => ({ ...wish, y: y(wish.at) }))
    const taken = new Occupancy()
    const set = setNotes(wishes, side, frame, taken)
    const timers = nameTimers(brackets, side, frame, taken)
    const entries = set
      .filter(({ kind }) => kind === 'call')
      .map((call) => entryOf(call, y(call.at), frame, taken))
    return { notes: [...set, ...timers], entries }
  })
  return { notes: sides.flatMap(({ notes }) => notes), entries: sides.flatMap(({ entries }) => entries) }
}
