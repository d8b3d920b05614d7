import type { Cell, FieldName } from '../../capture/tcp/fields'
import { datagrams } from '../../capture/write-datagrams'
import type { Asked } from '../../diagrams/asking'
import { has } from '../../tcp/wire/segment'
import { read } from '../../timeline/read'
import type { SegmentFlight, Timeline } from '../../timeline/timeline'

/** The segment to look at: the one that was chosen, else the one that a step is about, or the last one before it. */
export function segmentAt(
  timeline: Timeline,
  step: number,
  asked: Asked | undefined,
): SegmentFlight | undefined {
  const reading = read(timeline)
  if (asked?.kind === 'segment') return reading.segment(asked.id)
  for (let at = step; at >= 0; at--) {
    const segment = reading.arrival(at) ?? reading.departures(at)[0]
    if (segment) return segment
  }
  return undefined
}

/** The field that one looks at first. */
export function firstField(timeline: Timeline, segment: SegmentFlight): FieldName {
  if (isWindowUpdate(timeline, segment)) return 'WND'
  return segment.length === 0 && has(segment, 'ACK') && !has(segment, 'SYN') && !has(segment, 'FIN')
    ? 'ACK'
    : 'SEQ'
}

/** It acknowledges what the one before acknowledged, and offers another window. */
function isWindowUpdate(
  { segments }: Timeline,
  { id, from, ack, length, window, flags }: SegmentFlight,
): boolean {
  const before = segments.slice(0, id).findLast((other) => other.from === from && other.kind !== 'forged')
  return (
    length === 0 &&
    flags.length === 1 &&
    before !== undefined &&
    before.ack === ack &&
    before.window !== window
  )
}

/** Place of a field among the cells of a header; the first where there is none. */
export const cellOf = (cells: readonly Cell[], field: FieldName): number =>
  Math.max(
    0,
    cells.findIndex((cell) => cell.field === field),
  )

/** A segment on the wire. */
export interface Octets {
  /** With its IPv4 header. */
  readonly datagram: Uint8Array
  readonly segment: Uint8Array
  /** Where data begin in the segment. */
  readonly data: number
  /** Sum of addresses, protocol and length, with which a checksum begins (RFC 9293 §3.1). */
  readonly pseudoHeader: number
}

const writers = new WeakMap<Timeline, ReturnType<typeof datagrams> | null>()

/** What writes the segments of a run; null where its addresses are not IPv4. */
function writerOf(timeline: Timeline) {
  let writer = writers.get(timeline)
  if (writer === undefined) {
    try {
      writer = datagrams(timeline)
    } catch {
      writer = null
    }
    writers.set(timeline, writer)
  }
  return writer
}

/** The octets of a segment; null where its addresses are not IPv4. */
export function octetsOf(timeline: Timeline, flight: SegmentFlight): Octets | null {
  const datagram = writerOf(timeline)?.(flight)
  if (!datagram) return null
  const segment = datagram.subarray(((datagram[0] ?? 0) & 0xf) * 4)
  return {
    datagram,
    segment,
    data: ((segment[12] ?? 0) >> 4) * 4,
    pseudoHeader: PROTOCOL + segment.length + wordsOf(datagram.subarray(12, 20)),
  }
}

/** TCP (RFC 9293 §3.1). */
const PROTOCOL = 6

const wordsOf = (octets: Uint8Array): number =>
  octets.reduce((sum, octet, i) => sum + (i % 2 === 0 ? octet << 8 : octet), 0)
