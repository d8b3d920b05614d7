import type { Record } from '../container/record'
import type { Header } from '../tcp/header'
import { grow } from './columns'

/** No row: the end of a list. */
export const NONE = 0xffffffff

/** Bit of `flags` beside those of the header: the second of a connection's two ends sent the segment. */
export const FROM_B = 0x8000
/** Bit of `flags`: the header was put together from fragments, and does not stand at `offset`. */
export const REASSEMBLED = 0x4000

/** The segments of a capture, a row each, in file order: 46 octets a packet. */
export interface Packets {
  count: number
  /** Seconds since the first record of the file, whatever that held. */
  time: Float64Array<ArrayBuffer>
  /** Where the packet's octets begin in the unpacked file. */
  offset: Float64Array<ArrayBuffer>
  /** Octets captured. */
  captured: Uint32Array<ArrayBuffer>
  /** 1-based number of the record. */
  number: Uint32Array<ArrayBuffer>
  linkType: Uint16Array<ArrayBuffer>
  seq: Uint32Array<ArrayBuffer>
  ack: Uint32Array<ArrayBuffer>
  /** Octets of data on the wire. */
  length: Uint32Array<ArrayBuffer>
  /** As in the header: not scaled. */
  window: Uint16Array<ArrayBuffer>
  /** Control bits, SACK, FROM_B, REASSEMBLED. */
  flags: Uint16Array<ArrayBuffer>
  /** The next row of the same connection. */
  next: Uint32Array<ArrayBuffer>
}

export interface PacketTable extends Packets {
  add(time: number, record: Record, captured: number, header: Header, flags: number): number
}

const FIRST_ROWS = 64

/** `expected` guesses how many rows there will be, once some are there; 0: no telling. */
export function packetTable(expected: () => number = () => 0): PacketTable {
  let capacity = FIRST_ROWS
  const table: PacketTable = {
    count: 0,
    time: new Float64Array(capacity),
    offset: new Float64Array(capacity),
    captured: new Uint32Array(capacity),
    number: new Uint32Array(capacity),
    linkType: new Uint16Array(capacity),
    seq: new Uint32Array(capacity),
    ack: new Uint32Array(capacity),
    length: new Uint32Array(capacity),
    window: new Uint16Array(capacity),
    flags: new Uint16Array(capacity),
    next: new Uint32Array(capacity),
    add(time, record, captured, header, flags) {
      const row = table.count
      if (row === capacity) capacity = grow(table, capacity, {}, expected())
      table.count = row + 1
      table.time[row] = time
      table.offset[row] = record.offset
      table.captured[row] = captured
      table.number[row] = record.number
      table.linkType[row] = record.linkType
      table.seq[row] = header.seq
      table.ack[row] = header.ack
      table.length[row] = header.length
      table.window[row] = header.window
      table.flags[row] = header.flags | flags
      table.next[row] = NONE
      return row
    },
  }
  return table
}
