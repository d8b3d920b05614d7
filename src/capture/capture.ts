import { type Container, feedContainer, type NoCapture } from './container/feed'
import type { Slices } from './container/slices'
import { dissector } from './dissect'
import { type Reason, reasonText, TCP_FOUND } from './reason'
import { type Addresses, addressTable } from './table/addresses'
import { type Connections, connectionTable } from './table/connections'
import { NONE, type Packets, packetTable, REASSEMBLED } from './table/packets'

/** Why a record adds nothing to a connection. */
export interface Notice {
  /** 1-based. */
  readonly packet: number
  readonly reason: string
}

const MOST_NOTICES = 100
/** Octets after which a file's packets are taken to be as many in the rest of it. */
const ENOUGH_TO_GUESS = 1 << 20

/** What a capture file holds: its segments and connections as columns, and what was passed over. */
export interface Capture {
  readonly format: Container['format']
  /** Records in the file, whatever they hold. */
  readonly records: number
  readonly skipped: number
  /** The first of the skipped records; and, past the last record, what kept the file from being read to its end. */
  readonly notices: readonly Notice[]
  /** When the first record was taken, in seconds since 1970: times of packets count from there. */
  readonly origin: number
  readonly packets: Packets
  readonly connections: Connections
  readonly addresses: Addresses
}

export const isCapture = (result: Capture | NoCapture): result is Capture => 'packets' in result

/**
 * Reads a capture file that is given piece by piece, unpacked. It keeps no octets, only columns. `size` is how many
 * octets the file has, where that is known: room is then made at once.
 */
export function captureReader(size = 0): { push(slice: Uint8Array): void; end(): Capture | NoCapture } {
  const { dissect, header, datagram } = dissector()
  let position = 0
  const packets = packetTable(() =>
    position < ENOUGH_TO_GUESS ? 0 : (1.02 * size * packets.count) / position,
  )
  const connections = connectionTable()
  const addresses = addressTable()
  const skippedFirst: (readonly [packet: number, why: Reason])[] = []
  let records = 0
  let skipped = 0
  let originSeconds = 0
  let originNanoseconds = 0

  const { push, end } = feedContainer((octets, from, to, record) => {
    if (records === 0) {
      originSeconds = record.seconds
      originNanoseconds = record.nanoseconds
    }
    records = record.number
    position = record.offset
    const why = dissect(octets, from, to, record.wireLength, record.linkType)
    if (why !== TCP_FOUND) {
      if (skipped < MOST_NOTICES) skippedFirst.push([record.number, why])
      skipped += 1
      return
    }
    const { version, addresses: at, isFragment } = datagram
    const source = addresses.find(octets, at, version)
    const destination = addresses.find(octets, at + (version === 4 ? 4 : 16), version)
    const id = connections.find(source, destination, header)
    const direction = connections.direction(id, source, header)
    const time = record.seconds - originSeconds + (record.nanoseconds - originNanoseconds) / 1e9
    const row = packets.add(time, record, to - from, header, direction | (isFragment ? REASSEMBLED : 0))
    const before = connections.append(id, row)
    if (before !== NONE) packets.next[before] = row
  })

  return {
    push,
    end() {
      const container = end()
      if (!('format' in container)) return container
      const { format, stopped } = container
      const notices = skippedFirst.map(([packet, why]) => ({ packet, reason: reasonText(why) }))
      if (stopped !== null) notices.push({ packet: records + 1, reason: stopped })
      const origin = originSeconds + originNanoseconds / 1e9
      return { format, records, skipped, notices, origin, packets, connections, addresses }
    },
  }
}

/** Reads a whole capture from its slices, unpacked; `progress` is told how many octets have been read, `size` is how
 * many there are, where that is known. */
export async function readCapture(
  slices: Slices,
  progress: (octets: number) => void = () => {},
  size = 0,
): Promise<Capture | NoCapture> {
  const { push, end } = captureReader(size)
  let octets = 0
  for await (const slice of slices) {
    push(slice)
    octets += slice.length
    progress(octets)
  }
  return end()
}
