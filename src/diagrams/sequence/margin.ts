import type { Messages } from '../../messages/messages'
import type { Schedule } from '../../playback/schedule'
import { read } from '../../timeline/read'
import type { Moment, Side, Timeline } from '../../timeline/timeline'
import { callText, icmpText, outcomeWord, reasonOf, sectionOf } from './describe'
import type { Column, Frame } from './frame'
import { type Box, boxesMeet, liesIn, type Part, reach } from './geometry'
import { Occupancy } from './occupancy'
import { oncePerRun } from './once'
import type { Passage } from './passages'
import type { Entry, Note, Ribbon } from './scene'
import type { TimedBracket } from './timers'
import { type Font, textWidth } from './type'

interface Wish {
  readonly kind: Note['kind']
  readonly text: string
  /** Asked for when it is drawn. */
  readonly tell: () => string
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
  const { kind, text, tell, at, until } = wish
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
  return {
    kind,
    side,
    text,
    get title() {
      return tell()
    },
    at,
    until,
    x,
    y: top + 0.76 * font.size,
    anchor,
    box,
  }
}

/** The steps of which a margin tells: calls, and segments that were not simply accepted. */
const toldSteps = oncePerRun(({ moments, segments }) =>
  moments.flatMap(({ cause }, step) => {
    const verdict = cause.kind === 'segment' ? segments[cause.id]?.verdict : null
    return cause.kind === 'call' || cause.kind === 'icmp' || (verdict && verdict.outcome !== 'accepted')
      ? [step]
      : []
  }),
)

/** What the margin of a side tells of all the run, timers aside. */
function wishesOf(
  side: Side,
  timeline: Timeline,
  schedule: Schedule,
  t: Messages,
  frame: Frame,
  ribbons: readonly Ribbon[],
): Omit<Wish, 'y'>[] {
  const calls: Omit<Wish, 'y'>[] = []
  const verdicts: Omit<Wish, 'y'>[] = []
  const { moments, duration } = schedule
  const reading = read(timeline)
  for (const step of toldSteps(timeline, schedule)) {
    const { cause, result } = timeline.moments[step] as Moment
    const at = moments[step] ?? 0
    if (cause.kind === 'call' && cause.endpoint === side) {
      const text = callText(cause, t)
      const tell = () => (result ? `${text}: ${result}` : text)
      calls.push({ kind: 'call', text, tell, at, until: duration })
    }
    if (cause.kind === 'icmp' && cause.endpoint === side) {
      const text = icmpText(cause.error)
      calls.push({ kind: 'call', text, tell: () => text, at, until: duration })
    }
    const segment = cause.kind === 'segment' ? timeline.segments[cause.id] : undefined
    if (segment?.to === side && segment.verdict && segment.verdict.outcome !== 'accepted') {
      const { verdict } = segment
      const tell = () => `${reasonOf(segment, verdict, t)} ${sectionOf(verdict.rfc)}`
      verdicts.push({
        kind: 'verdict',
        text: outcomeWord({ segment, reading }, t),
        tell,
        at,
        until: duration,
      })
    }
  }
  const states = ribbons
    .filter((ribbon) => ribbon.kind === 'state' && ribbon.side === side && frame.form !== 'slim')
    .map(
      ({ state, at, until }): Omit<Wish, 'y'> => ({
        kind: 'state',
        text: state,
        tell: () => state,
        at,
        until,
      }),
    )
  return [...calls, ...states, ...verdicts]
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
    let [down, note] = [0, noteAt(0)]
    for (let past = bottomUnder(note, taken); past > 0; past = bottomUnder(note, taken)) {
      down = Math.max(down + 1, Math.floor(down + past))
      note = noteAt(down)
    }
    taken.add(note.box)
    return note
  })
}

/** How far down a note would have to go to be past all that it meets, in pixels; 0 if it meets nothing. */
function bottomUnder({ box }: Note, taken: Occupancy): number {
  const wanted = aired(box)
  const [top, bottom] = reach(wanted)
  const met = taken.near(top, bottom).boxes.filter((other) => boxesMeet(other, wanted))
  return Math.max(0, ...met.map((other) => reach(other)[1] - top))
}

/** Where a timer's name is tried: a few lines below the start of its bracket, then further down. */
const LINES = [0, 1, 2]
const SHARES = [0.35, 0.5, 0.65, 0.8]

/** Those that stay are served first. */
const served = (a: TimedBracket, b: TimedBracket) => Number(b.stays) - Number(a.stays) || a.at - b.at

/** A timer is named beside its bracket if nothing stands there. */
function nameTimer(bracket: TimedBracket, frame: Frame, { part, taken }: Place): Note[] {
  const { side } = bracket
  const { size } = frame.fonts.note
  const until = bracket.stays ? Number.POSITIVE_INFINITY : bracket.until
  const { calls, names } = frame.columns[side]
  const line = heightOf(frame.fonts.state) + 2 * LEADING
  const tops = [
    ...LINES.map((below) => bracket.y + BELOW + below * line),
    ...SHARES.map((share) => bracket.y + share * bracket.height - size / 2),
  ]
  for (const text of bracket.names) {
    if (textWidth(text, frame.fonts.note) > Math.abs(names - calls)) continue
    const { at, y, title } = bracket
    const wish: Wish = { kind: 'timer', text, tell: () => title, at, y, until }
    for (const top of tops) {
      const note = setNote(wish, side, top, frame.columns[side], frame)
      if (!liesIn(note.box, part) || !taken.isFree(aired(note.box))) continue
      taken.add(note.box)
      return [note]
    }
  }
  return []
}

/** A call comes in along its line unless something stands in its way. */
function entryOf(call: Note, y: number, frame: Frame, taken: Occupancy): Entry {
  const { calls, edge, inward } = frame.columns[call.side]
  const from = calls + inward * (call.y < y ? 0 : call.box.width + 4)
  const way: Box = { x: (from + edge) / 2, y, width: Math.abs(edge - from), height: 1, angle: 0 }
  const free = taken.isFree(way)
  return { side: call.side, at: call.at, y, from: free ? from : edge - inward * 8, to: edge }
}

/** The states, calls and verdicts of all the run beside one lifeline. */
export interface Margin {
  readonly side: Side
  /** In order of time. */
  readonly notes: readonly Note[]
  readonly taken: Occupancy
}

export function layoutMargin(
  side: Side,
  timeline: Timeline,
  schedule: Schedule,
  t: Messages,
  frame: Frame,
  y: (playing: number) => number,
  ribbons: readonly Ribbon[],
): Margin {
  const { edge, names, namesEnd } = frame.columns[side]
  const room = (kind: Note['kind']) => Math.abs((kind === 'call' ? edge : names) - namesEnd)
  const fits = ({ kind, text }: Omit<Wish, 'y'>) =>
    frame.form !== 'slim' || textWidth(text, frame.fonts[FONT[kind]]) <= room(kind)
  const wishes = wishesOf(side, timeline, schedule, t, frame, ribbons)
    .filter(fits)
    .map((wish) => ({ ...wish, y: y(wish.at) }))
  const taken = new Occupancy()
  return { side, notes: setNotes(wishes, side, frame, taken), taken }
}

/** A part of a margin, and what stands there already. */
interface Place {
  readonly part: Part
  readonly taken: Occupancy
}

/**
 * What else stands in a part of a margin: the names of timers that stay to be seen, then `others`, then the names of
 * those that are seen while they run, and the ways of the calls around all of these.
 */
export function fillMargin(
  { notes, taken: below }: Margin,
  brackets: readonly TimedBracket[],
  frame: Frame,
  y: (playing: number) => number,
  { from, until, ...part }: Passage,
  others: (taken: Occupancy) => void,
): { names: Note[]; entries: Entry[] } {
  const taken = new Occupancy({ below })
  const inOrder = brackets.toSorted(served)
  const nameAll = (stays: boolean) =>
    inOrder
      .filter((bracket) => bracket.stays === stays)
      .flatMap((bracket) => nameTimer(bracket, frame, { part, taken }))
  const staying = nameAll(true)
  others(taken)
  const names = [...staying, ...nameAll(false)]
  const entries = notes
    .filter(({ kind, at }) => kind === 'call' && at >= from && at < until)
    .map((call) => entryOf(call, y(call.at), frame, taken))
  return { names, entries }
}
