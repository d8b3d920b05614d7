import { pointAlong, type Track } from './geometry'
import { FULL } from './grid'
import { type Route, routeKey } from './routes'

export interface LabelLine {
  readonly text: string
  readonly part: 'event' | 'action'
}

/** Where a label stands: `x` is its start, middle or end, `y` the middle of all its lines. */
export interface LabelPlace {
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
  /** From baseline to baseline, if not as usual. */
  readonly leading?: number
}

/** Size of type and distance of baselines, in user units. */
export const LABEL = { size: 13, leading: 14.5 } as const

/** Figure 5 writes "x" and "-" where nothing is done. */
const NOTHING = new Set(['x', '-', ''])

/** Words that fit on one line where two or three arrows run side by side. */
const LONGEST = 20

function eventLines(event: string): readonly string[] {
  const clauses = event.split(/ (?=of |\+ )/)
  if (clauses.length > 1 || event.length < LONGEST) return clauses
  const middle = event.lastIndexOf(' ', event.length / 2 + 2)
  return [event.slice(0, middle), event.slice(middle + 1)]
}

/** The words of an edge in the lines in which they are set: what happens, then what is done. */
export function labelLines({ event, action }: { event: string; action: string }): readonly LabelLine[] {
  return [
    ...eventLines(event).map((text) => ({ text, part: 'event' as const })),
    ...action
      .split(/[;,] /)
      .filter((text) => !NOTHING.has(text))
      .map((text) => ({ text, part: 'action' as const })),
  ]
}

/** Letters that fit beside CLOSED in the map. */
const CAPTION_LENGTH = 18

/** The same words in as few lines as the corner of the map allows. */
export function captionLines(edge: { event: string; action: string }): readonly LabelLine[] {
  const lines: LabelLine[] = []
  for (const { text, part } of labelLines(edge)) {
    const last = lines.at(-1)
    const joined = last && last.part === part && `${last.text}${part === 'event' ? ' ' : ', '}${text}`
    if (joined && joined.length <= CAPTION_LENGTH) lines[lines.length - 1] = { text: joined, part }
    else lines.push({ text, part })
  }
  return lines
}

/** Baselines of a label's lines. */
export function baselines(place: LabelPlace, count: number): readonly number[] {
  const leading = place.leading ?? LABEL.leading
  const first = place.y - ((count - 1) * leading) / 2 + LABEL.size * 0.36
  return Array.from({ length: count }, (_, index) => first + index * leading)
}

/** The outline that stands for any state, left of CLOSED. */
export const RESET_ORIGIN = { x: 0, width: 86, height: 26 } as const

const { left, middle, right, offset, node, margin } = FULL
const GAP = 9
const start = (x: number, y: number): LabelPlace => ({ x: x + GAP, y, anchor: 'start' })
const end = (x: number, y: number): LabelPlace => ({ x: x - GAP, y, anchor: 'end' })
const half = (a: number, b: number) => (a + b) / 2

/** Places of the labels in the full figure, by edge. */
const PLACES: Readonly<Record<string, LabelPlace>> = {
  'CLOSED>LISTEN': end(middle - offset.closedFoot, half(FULL.closed, FULL.listen)),
  'LISTEN>CLOSED': start(middle + offset.closedFoot, half(FULL.closed, FULL.listen)),
  'CLOSED>SYN-SENT': start(right + offset.synSentHead, half(FULL.listen, FULL.syn) - 14),
  'SYN-SENT>CLOSED': end(right - offset.synSentHead, FULL.listen),
  'LISTEN>SYN-RECEIVED': end(middle - offset.listenFoot, half(FULL.listen, FULL.syn) + 7),
  'LISTEN>SYN-SENT': start(middle + offset.listenFoot, half(FULL.listen, FULL.syn) + 4),
  'SYN-RECEIVED>LISTEN': end(left, half(FULL.listen, FULL.syn) + 4),
  'SYN-SENT>SYN-RECEIVED': { x: middle, y: FULL.syn + 29, anchor: 'middle' },
  'SYN-RECEIVED>ESTABLISHED': start(left, FULL.established - 37),
  'SYN-SENT>ESTABLISHED': end(right, FULL.established - 37),
  'SYN-RECEIVED>FIN-WAIT-1': end(left - offset.early, half(FULL.established, FULL.closing1) - 3),
  'ESTABLISHED>FIN-WAIT-1': start(left, half(FULL.established, FULL.closing1) - 3),
  'ESTABLISHED>CLOSE-WAIT': end(right, half(FULL.established, FULL.closing1) - 3),
  'FIN-WAIT-1>FIN-WAIT-2': start(left, half(FULL.closing1, FULL.closing2)),
  'FIN-WAIT-1>CLOSING': end(middle, half(FULL.closing1, FULL.closing2)),
  'FIN-WAIT-2>TIME-WAIT': start(left, half(FULL.closing2, FULL.timeWait)),
  'CLOSING>TIME-WAIT': start(middle, half(FULL.closing2, FULL.timeWait)),
  'CLOSE-WAIT>LAST-ACK': start(right, half(FULL.closing1, FULL.closing2)),
  'LAST-ACK>CLOSED': start(right, FULL.timeWait - offset.lastAck - 22),
  'TIME-WAIT>CLOSED': start(middle + node.width / 2 + 10, FULL.timeWait + 24),
}

/** The same for changes that Figure 5 does not draw. */
const ASIDES: Readonly<Record<string, LabelPlace>> = {
  'SYN-RECEIVED>LISTEN': { ...start(left, FULL.listen + 28), leading: 11.6 },
  'LISTEN>ESTABLISHED': end(middle, FULL.established - 40),
  // Four lines, which have to end above the token on the corner of TIME-WAIT.
  'FIN-WAIT-1>TIME-WAIT': { ...end(middle, half(FULL.closing2, FULL.timeWait) - 4), leading: 13.5 },
  'TIME-WAIT>SYN-RECEIVED': end(middle, half(FULL.closing2, FULL.timeWait) + 13),
  'SYN-RECEIVED>TIME-WAIT': end(middle, half(FULL.closing2, FULL.timeWait)),
  'TIME-WAIT>LISTEN': end(middle, half(FULL.closing2, FULL.timeWait) + 20),
  'TIME-WAIT>SYN-SENT': start(right + offset.synSentHead, FULL.established - 40),
}

/** The words on both sides of the arrow from "any state" to CLOSED. */
export const RESET_PLACE: LabelPlace = {
  x: half(RESET_ORIGIN.x + RESET_ORIGIN.width, middle - node.width / 2) - 4,
  y: FULL.closed,
  anchor: 'middle',
  leading: 27,
}

/** Where the label of an arrow of Figure 5 stands. */
export const labelPlace = (key: string): LabelPlace | undefined => PLACES[key]

/** Where the words of a change that Figure 5 does not draw stand while it is walked; some of them are long. */
export function asidePlace({ from, to, track }: Route & { readonly track: Track }): LabelPlace {
  if (to === 'CLOSED') return { x: margin + 7, y: half(FULL.closed, FULL.listen) - 4, anchor: 'start' }
  const key = routeKey(from, to)
  return ASIDES[key] ?? PLACES[key] ?? { ...pointAlong(track, track.length / 2), anchor: 'middle' }
}

/** What leads to CLOSED from any state (RFC 9293 Figure 5 Note 3, §3.10.5, §3.10.8). */
export const RESET_LINES: readonly LabelLine[] = [
  { text: 'recv RST, abort()', part: 'event' },
  { text: 'user timeout', part: 'event' },
]
