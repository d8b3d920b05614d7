import type { Connection } from '../../tcp/tcb/connection'
import { type Segment, sequenceLength } from '../../tcp/wire/segment'
import { distance } from '../../tcp/wire/sequence'
import type { EndpointSnapshot } from '../../timeline/timeline'

/** What a stretch of sequence space holds. */
export type Holding =
  | 'segment'
  | 'window'
  /** Sent, and not acknowledged. */
  | 'outstanding'
  /** Written by the program, and not sent. */
  | 'queued'
  /** Arrived in order, and not read. */
  | 'unread'
  /** Arrived ahead of a gap. */
  | 'held'

/** A stretch of sequence space, in octets from the line's origin; of no length: one place. */
export interface Stretch {
  readonly holding: Holding
  readonly from: number
  readonly to: number
  /** The row in which it stands, from the top. */
  readonly row: number
  /** It lies outside of the window. */
  readonly outside?: true
}

/** A place on the line that has a name, in octets from its origin, with the sequence number that it is. */
export interface Mark {
  readonly at: number
  readonly names: readonly string[]
  readonly number: number
}

/** Sequence space around one number, as RFC 9293 draws it (Figures 3 and 4). Distances are modulo 2^32, signed. */
export interface NumberLine {
  readonly kind: 'receive' | 'send'
  readonly stretches: readonly Stretch[]
  readonly marks: readonly Mark[]
  readonly rows: number
}

/** Marks with those of one place as one. */
function joined(marks: readonly Mark[]): readonly Mark[] {
  const places = new Map<number, Mark>()
  for (const mark of marks) {
    const same = places.get(mark.at)
    places.set(mark.at, same ? { ...same, names: [...same.names, ...mark.names] } : mark)
  }
  return [...places.values()].sort((a, b) => a.at - b.at)
}

/** What a segment takes up, cut where the window begins and ends. */
function pieces(from: number, to: number, window: number): readonly Stretch[] {
  const piece = (from: number, to: number, outside: boolean): Stretch => ({
    holding: 'segment',
    from,
    to,
    row: 0,
    ...(outside && { outside }),
  })
  if (to === from) return [piece(from, to, from < 0 || (from >= window && !(from === 0 && window === 0)))]
  const cuts = [from, ...[0, window].filter((cut) => cut > from && cut < to), to]
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i] as number
    return piece(start, end, start < 0 || start >= window)
  })
}

/**
 * The receive window before a segment arrives, and what of it the segment takes up (RFC 9293 §3.4, Figure 4);
 * null where nothing is expected yet.
 * @param detail what the receiver holds beside its variables, where that is known
 */
export function receiveLine(
  receiver: EndpointSnapshot,
  segment?: Segment,
  detail?: Connection,
): NumberLine | null {
  const { 'RCV.NXT': next, 'RCV.WND': window = 0 } = receiver
  if (next === undefined) return null
  const row = segment ? 1 : 0
  const start = segment ? distance(segment.seq, next) : 0
  const unread = Math.max(0, detail?.unread ?? 0)
  return {
    kind: 'receive',
    rows: row + 1,
    stretches: [
      ...(segment ? pieces(start, start + sequenceLength(segment), window) : []),
      { holding: 'window', from: 0, to: window, row },
      ...(unread > 0 ? [{ holding: 'unread', from: -unread, to: 0, row } as const] : []),
      ...(detail?.held ?? []).map(
        (range): Stretch => ({
          holding: 'held',
          from: distance(range.start, next),
          to: distance(range.end, next),
          row,
        }),
      ),
    ],
    marks: joined([
      { at: 0, names: ['RCV.NXT'], number: next },
      { at: window, names: ['RCV.NXT + RCV.WND'], number: (next + window) >>> 0 },
      ...(segment ? [{ at: start, names: ['SEG.SEQ'], number: segment.seq }] : []),
    ]),
  }
}

/**
 * What an endpoint has sent and may send (RFC 9293 §3.4, Figure 3); null where nothing was sent yet.
 * @param segment what it sends, or what acknowledges it
 * @param detail what it holds beside its variables, where that is known
 */
export function sendLine(
  sender: EndpointSnapshot,
  segment?: Segment,
  detail?: Connection,
  acknowledges = false,
): NumberLine | null {
  const { 'SND.UNA': oldest, 'SND.NXT': next, 'SND.WND': window = 0 } = sender
  if (oldest === undefined || next === undefined) return null
  const sent = distance(next, oldest)
  const queued = detail ? detail.unsent + (detail.finQueued ? 1 : 0) : 0
  const own = segment && !acknowledges
  const row = own ? 1 : 0
  const start = own ? distance(segment.seq, oldest) : 0
  const acknowledged = acknowledges && segment?.ack != null ? distance(segment.ack, oldest) : null
  return {
    kind: 'send',
    rows: row + 1,
    stretches: [
      ...(own ? pieces(start, start + sequenceLength(segment), Math.max(window, sent)) : []),
      { holding: 'window', from: 0, to: window, row },
      ...(sent > 0 ? [{ holding: 'outstanding', from: 0, to: sent, row } as const] : []),
      ...(queued > 0 ? [{ holding: 'queued', from: sent, to: sent + queued, row } as const] : []),
    ],
    marks: joined([
      { at: 0, names: ['SND.UNA'], number: oldest },
      { at: sent, names: ['SND.NXT'], number: next },
      { at: window, names: ['SND.UNA + SND.WND'], number: (oldest + window) >>> 0 },
      ...(own ? [{ at: start, names: ['SEG.SEQ'], number: segment.seq }] : []),
      ...(acknowledged !== null && segment?.ack != null
        ? [{ at: acknowledged, names: ['SEG.ACK'], number: segment.ack }]
        : []),
    ]),
  }
}

/** Where the places of a line stand, of a width of 1; and where its scale is interrupted. */
export interface Scale {
  place(at: number): number
  /** Middle of each break. */
  readonly breaks: readonly number[]
}

/** Below this part of the whole a stretch is too small to be seen on a linear scale. */
const SMALLEST = 0.02
/** What is beyond the last place and before the first, and between two stretches where the scale is interrupted. */
const MARGIN = 0.06
const BREAK = 0.12

/**
 * A linear scale over all places, if what is small can be seen on it; else one that is interrupted wherever nothing
 * happens for long, between groups of places that are close to each other.
 */
export function scaleOf(places: readonly number[]): Scale {
  const sorted = [...new Set(places)].sort((a, b) => a - b)
  const first = sorted[0] ?? 0
  const whole = (sorted.at(-1) ?? 0) - first
  if (whole === 0) return { place: () => 0.5, breaks: [] }
  const gaps = sorted.slice(1).map((at, i) => at - (sorted[i] as number))
  if (gaps.every((gap) => gap >= whole * SMALLEST)) {
    return { place: (at) => MARGIN + ((at - first) / whole) * (1 - 2 * MARGIN), breaks: [] }
  }
  return interrupted(sorted, gaps)
}

/** The largest gaps are drawn as breaks, until what is left can be seen. */
function interrupted(sorted: readonly number[], gaps: readonly number[]): Scale {
  const broken = new Set<number>()
  const kept = () => gaps.reduce((sum, gap, i) => (broken.has(i) ? sum : sum + gap), 0)
  const tooSmall = () => gaps.some((gap, i) => !broken.has(i) && gap < kept() * SMALLEST)
  while (tooSmall()) {
    const largest = gaps.reduce(
      (best, gap, i) => (broken.has(i) ? best : best < 0 || gap > (gaps[best] ?? 0) ? i : best),
      -1,
    )
    broken.add(largest)
  }
  const room = 1 - 2 * MARGIN - BREAK * broken.size
  const perOctet = kept() > 0 ? room / kept() : 0
  const breakWidth = kept() > 0 ? BREAK : (1 - 2 * MARGIN) / broken.size
  const stops = [MARGIN]
  const breaks: number[] = []
  for (const [i, gap] of gaps.entries()) {
    const from = stops.at(-1) as number
    const width = broken.has(i) ? breakWidth : gap * perOctet
    if (broken.has(i)) breaks.push(from + width / 2)
    stops.push(from + width)
  }
  return {
    breaks,
    place(at) {
      const i = Math.max(
        0,
        Math.min(
          sorted.findLastIndex((place) => place <= at),
          gaps.length - 1,
        ),
      )
      const share = (at - (sorted[i] as number)) / (gaps[i] as number)
      const [from, to] = [stops[i] as number, stops[i + 1] as number]
      return from + share * (to - from)
    },
  }
}
