import type { SegmentFlight, Side, Timeline } from '../timeline/timeline'
import { datagram, type Host } from './write-datagram'
import { windowFields } from './write-window'

const FILE_HEADER = 24
const RECORD_HEADER = 16
/** Says microseconds and, by its own order, the order of the other fields. */
const MAGIC = 0xa1b2c3d4
/** Longer than any packet in the file: none is cut. */
const SNAPSHOT_LENGTH = 0x40000
/** LINKTYPE_RAW: a record is an IP datagram. The run has no link layer, and none is made up. */
const LINKTYPE_RAW = 101

/** "10.0.0.1:51000" taken apart. */
function hostOf(text: string): Host {
  const [, dotted = '', port] = /^((?:\d{1,3}\.){3}\d{1,3}):(\d{1,5})$/.exec(text) ?? []
  const host = { address: dotted.split('.').map(Number), port: Number(port) }
  if (port === undefined || host.port > 0xffff || host.address.some((octet) => octet > 0xff)) {
    throw new RangeError(`A pcap file is written for IPv4 addresses with a port; this is "${text}".`)
  }
  return host
}

/** Numbers datagrams as each host counts its own; the network's copy keeps the number of what it copied. */
function identifications(): (segment: SegmentFlight) => number {
  const last: Record<Side, number> = { client: 0, server: 0 }
  return ({ from, kind }) => {
    if (kind !== 'duplicate') last[from] = (last[from] + 1) & 0xffff
    return last[from]
  }
}

function writeFileHeader(view: DataView) {
  view.setUint32(0, MAGIC, true)
  view.setUint16(4, 2, true)
  view.setUint16(6, 4, true)
  view.setUint32(16, SNAPSHOT_LENGTH, true)
  view.setUint32(20, LINKTYPE_RAW, true)
}

function writeRecordHeader(view: DataView, offset: number, seconds: number, length: number) {
  const microseconds = Math.round(seconds * 1_000_000)
  view.setUint32(offset, Math.floor(microseconds / 1_000_000), true)
  view.setUint32(offset + 4, microseconds % 1_000_000, true)
  view.setUint32(offset + 8, length, true)
  view.setUint32(offset + 12, length, true)
}

/**
 * A run as a capture file: classic pcap, little-endian, microseconds, raw IPv4 (link type 101), which Wireshark,
 * tcpdump and our own reader open.
 *
 * It is the view from the wire beside each sender: every segment is there at the instant it was sent, the lost ones
 * too, and the copies that the link makes and forged ones as they enter. Times count from 1970-01-01T00:00:00Z,
 * so that they are the run's own simulated times. Data is readable filler that depends on the sequence number only:
 * a retransmission carries the octets of the original.
 *
 * @throws RangeError where an address of the run is not IPv4 with a port
 */
export function toPcap(timeline: Timeline): Uint8Array<ArrayBuffer> {
  const hosts = { client: hostOf(timeline.addresses.client), server: hostOf(timeline.addresses.server) }
  const windowOf = windowFields()
  const identify = identifications()
  const packets = [...timeline.segments]
    .sort((a, b) => a.sentAt - b.sentAt || a.id - b.id)
    .map((segment) => ({
      sentAt: segment.sentAt,
      octets: datagram(segment, {
        source: hosts[segment.from],
        destination: hosts[segment.to],
        window: windowOf(segment),
        identification: identify(segment),
      }),
    }))
  const file = new Uint8Array(
    packets.reduce((size, { octets }) => size + RECORD_HEADER + octets.length, FILE_HEADER),
  )
  const view = new DataView(file.buffer)
  writeFileHeader(view)
  let offset = FILE_HEADER
  for (const { sentAt, octets } of packets) {
    writeRecordHeader(view, offset, sentAt, octets.length)
    file.set(octets, offset + RECORD_HEADER)
    offset += RECORD_HEADER + octets.length
  }
  return file
}
