import type { Timeline } from '../timeline/timeline'
import { datagrams, inOrderOfWire } from './write-datagrams'

const FILE_HEADER = 24
const RECORD_HEADER = 16
/** Says microseconds and, by its own order, the order of the other fields. */
const MAGIC = 0xa1b2c3d4
/** Longer than any packet in the file: none is cut. */
const SNAPSHOT_LENGTH = 0x40000
/** LINKTYPE_RAW: a record is an IP datagram. The run has no link layer, and none is made up. */
const LINKTYPE_RAW = 101

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
  const datagramOf = datagrams(timeline)
  const packets = [...timeline.segments]
    .sort(inOrderOfWire)
    .map((segment) => ({ sentAt: segment.sentAt, octets: datagramOf(segment) }))
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
