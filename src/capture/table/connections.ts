import { ACK, type Header, SYN } from '../tcp/header'
import { mix } from './addresses'
import { grow } from './columns'
import { FROM_B, NONE } from './packets'

/** Bits of `known`: the first sequence number of an end is known; the connection took over the ports of another. */
const BASE_A = 1
const BASE_B = 2
export const PORTS_REUSED = 4

/** The connections of a capture, a row each, in order of their first packets: 40 octets a connection. */
export interface Connections {
  count: number
  /** A is who sent the first packet. Addresses by their numbers in the table of addresses. */
  addressA: Uint32Array<ArrayBuffer>
  addressB: Uint32Array<ArrayBuffer>
  portA: Uint16Array<ArrayBuffer>
  portB: Uint16Array<ArrayBuffer>
  /** Rows in the table of packets. */
  first: Uint32Array<ArrayBuffer>
  last: Uint32Array<ArrayBuffer>
  packets: Uint32Array<ArrayBuffer>
  /** First sequence numbers, by which a SYN is told to begin another connection. */
  baseA: Uint32Array<ArrayBuffer>
  baseB: Uint32Array<ArrayBuffer>
  known: Uint8Array<ArrayBuffer>
  /** Shift counts that the ends' SYNs offered; -1: none. */
  shiftA: Int8Array<ArrayBuffer>
  shiftB: Int8Array<ArrayBuffer>
}

export interface ConnectionTable extends Connections {
  /** The connection that a segment belongs to, as tshark numbers its streams. */
  find(source: number, destination: number, header: Header): number
  /** FROM_B where the second end sent it. */
  direction(id: number, source: number, header: Header): number
  /** Hangs a row of the table of packets on a connection; answers the row before it, or NONE. */
  append(id: number, row: number): number
}

const FIRST_ROWS = 64

/**
 * Connections by addresses and ports. A SYN from an end that has begun with another number begins a new one
 * ("TCP Port numbers reused" in Wireshark's TCP analysis); what follows belongs to the newest.
 */
export function connectionTable(): ConnectionTable {
  let capacity = FIRST_ROWS
  let slots = new Int32Array(4 * FIRST_ROWS).fill(-1)
  let used = 0

  const table: ConnectionTable = {
    count: 0,
    addressA: new Uint32Array(capacity),
    addressB: new Uint32Array(capacity),
    portA: new Uint16Array(capacity),
    portB: new Uint16Array(capacity),
    first: new Uint32Array(capacity),
    last: new Uint32Array(capacity),
    packets: new Uint32Array(capacity),
    baseA: new Uint32Array(capacity),
    baseB: new Uint32Array(capacity),
    known: new Uint8Array(capacity),
    shiftA: new Int8Array(capacity),
    shiftB: new Int8Array(capacity),
    find,
    direction: (id, source, header) =>
      table.addressA[id] === source && table.portA[id] === header.sourcePort ? 0 : FROM_B,
    append(id, row) {
      const before = table.last[id] ?? NONE
      if (before === NONE) table.first[id] = row
      table.last[id] = row
      table.packets[id] = (table.packets[id] ?? 0) + 1
      return before
    },
  }

  /** The same for both directions. */
  const hashOf = (addressA: number, portA: number, addressB: number, portB: number): number =>
    mix(addressA ^ mix(portA)) + mix(addressB ^ mix(portB))

  function rehash(): void {
    const old = slots
    slots = new Int32Array(2 * old.length).fill(-1)
    for (const id of old) {
      if (id < 0) continue
      const { addressA, portA, addressB, portB } = table
      let slot =
        hashOf(addressA[id] ?? 0, portA[id] ?? 0, addressB[id] ?? 0, portB[id] ?? 0) & (slots.length - 1)
      while ((slots[slot] ?? 0) >= 0) slot = (slot + 1) & (slots.length - 1)
      slots[slot] = id
    }
  }

  function add(source: number, destination: number, header: Header, known: number): number {
    if (table.count === capacity) capacity = grow(table, capacity)
    const id = table.count
    table.count = id + 1
    table.addressA[id] = source
    table.addressB[id] = destination
    table.portA[id] = header.sourcePort
    table.portB[id] = header.destinationPort
    table.first[id] = NONE
    table.last[id] = NONE
    table.shiftA[id] = -1
    table.shiftB[id] = -1
    table.known[id] = known
    return id
  }

  const joins = (id: number, source: number, destination: number, header: Header): boolean => {
    const a = table.addressA[id]
    const b = table.addressB[id]
    const portA = table.portA[id]
    const portB = table.portB[id]
    const { sourcePort, destinationPort } = header
    return (
      (a === source && b === destination && portA === sourcePort && portB === destinationPort) ||
      (a === destination && b === source && portA === destinationPort && portB === sourcePort)
    )
  }

  /** Learns first numbers and shift counts from a segment of a connection. */
  function learn(id: number, isB: boolean, { flags, seq, ack, windowScale }: Header): void {
    const own = isB ? BASE_B : BASE_A
    const other = isB ? BASE_A : BASE_B
    const known = table.known[id] ?? 0
    if (!(known & own)) (isB ? table.baseB : table.baseA)[id] = flags & SYN ? seq : seq - 1
    if (!(known & other) && flags & ACK) (isB ? table.baseA : table.baseB)[id] = ack - 1
    table.known[id] = known | own | (flags & ACK ? other : 0)
    if (flags & SYN && windowScale >= 0) (isB ? table.shiftB : table.shiftA)[id] = windowScale
  }

  function beginsAnother(id: number, isB: boolean, { flags, seq }: Header): boolean {
    if ((flags & (SYN | ACK)) !== SYN || !((table.known[id] ?? 0) & (isB ? BASE_B : BASE_A))) return false
    return (isB ? table.baseB : table.baseA)[id] !== seq
  }

  function find(source: number, destination: number, header: Header): number {
    const mask = slots.length - 1
    let slot = hashOf(source, header.sourcePort, destination, header.destinationPort) & mask
    for (let id = slots[slot] ?? -1; id >= 0; id = slots[slot] ?? -1) {
      if (joins(id, source, destination, header)) {
        const isB = table.direction(id, source, header) !== 0
        if (!beginsAnother(id, isB, header)) {
          learn(id, isB, header)
          return id
        }
        const another = add(source, destination, header, PORTS_REUSED)
        learn(another, false, header)
        slots[slot] = another
        return another
      }
      slot = (slot + 1) & mask
    }
    const id = add(source, destination, header, 0)
    learn(id, false, header)
    slots[slot] = id
    used += 1
    if (2 * used > slots.length) rehash()
    return id
  }

  return table
}
