import { gt } from '../../tcp/wire/sequence'
import { NONE, type Packets } from '../table/packets'
import { ACK, RST } from '../tcp/header'
import { endOf, type Fields, type FollowedEnd } from './endpoint'

/** Reads a row of the table into fields that are used again. */
export function readFields(packets: Packets, row: number, into: Fields): void {
  into.seq = packets.seq[row] ?? 0
  into.ack = packets.ack[row] ?? 0
  into.flags = packets.flags[row] ?? 0
  into.length = packets.length[row] ?? 0
}

/**
 * Says which of the other end's segments have reached an end before it sends something. What it acknowledges has
 * arrived, and so has what was sent before that; what would have moved its acknowledgment on and did not has not.
 * Where neither tells, the time does: a segment takes `distance` seconds from where the capture was taken, and what
 * the end sends was sent as long before it was captured.
 */
export interface Arrivals {
  /** `bit`: FROM_B where the end is the second of the connection, as in the column of flags. */
  start(first: number, bit: number, distance: number, lastSent: number): void
  /** Gives the end what has arrived before it sent the segment in this row. */
  before(row: number): void
  /** Gives it what is left. */
  rest(): void
}

/** `told` hears of each arrival: the row, and the one before which it was (NONE: none). */
export function arrivals(
  packets: Packets,
  end: FollowedEnd,
  fromB: number,
  told: ((row: number, before: number) => void) | null = null,
): Arrivals {
  const segment: Fields = { seq: 0, ack: 0, flags: 0, length: 0 }
  let own = 0
  let distance = 0
  let lastSent = NONE
  /** The first row that has not arrived, and how far acknowledgments prove that rows have. */
  let waiting = NONE
  let scanned = NONE

  const isOwn = (row: number): boolean => ((packets.flags[row] ?? 0) & fromB) === own
  const next = (row: number): number => packets.next[row] ?? NONE

  function arrive(row: number, before: number): void {
    readFields(packets, row, segment)
    end.receive(segment, lastSent === NONE || row > lastSent)
    told?.(row, before)
  }

  /** Rows in order of the file, up to and with `to`. */
  function arriveUpTo(to: number, before: number): void {
    while (waiting !== NONE && waiting <= to) {
      if (!isOwn(waiting)) arrive(waiting, before)
      waiting = next(waiting)
    }
  }

  /** The last row before `row` that acknowledgments prove to have arrived; NONE: none further. */
  function proved(row: number): number {
    let last = NONE
    if (!end.hasAcknowledged) return last
    for (; scanned !== NONE && scanned < row; scanned = next(scanned)) {
      if (isOwn(scanned)) continue
      readFields(packets, scanned, segment)
      const to = endOf(segment)
      if (to === segment.seq) continue
      if (gt(to, end.acknowledged)) break
      last = scanned
    }
    return last
  }

  /** Whether it would have moved the acknowledgment on that the end sends in `row`. */
  function isRefuted(row: number): boolean {
    const flags = packets.flags[row] ?? 0
    if (!(flags & ACK) || flags & RST || (packets.ack[row] ?? 0) !== end.acknowledged) return false
    const { received } = end
    const to = endOf(segment)
    if (to === segment.seq || segment.flags & RST || !received.isKnown) return false
    return !gt(segment.seq, end.acknowledged) && gt(to, end.acknowledged)
  }

  return {
    start(first, bit, far, last) {
      own = bit
      distance = far
      lastSent = last
      waiting = first
      scanned = first
    },
    before(row) {
      const flags = packets.flags[row] ?? 0
      // The acknowledgment tells before the segment does anything else.
      if (flags & ACK && !(flags & RST)) end.acknowledge(packets.ack[row] ?? 0)
      const last = proved(row)
      if (last !== NONE) arriveUpTo(last, row)
      const sentAt = (packets.time[row] ?? 0) - distance
      while (waiting !== NONE && waiting < row) {
        if (!isOwn(waiting)) {
          readFields(packets, waiting, segment)
          if (isRefuted(row) || (distance > 0 && (packets.time[waiting] ?? 0) + distance > sentAt)) return
          arrive(waiting, row)
        }
        waiting = next(waiting)
      }
    },
    rest: () => arriveUpTo(NONE - 1, NONE),
  }
}
