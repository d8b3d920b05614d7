import { type ContainerReader, type Fault, LARGEST_RECORD, newRecord, type RecordSink } from './record'

const FILE_HEADER = 24
const RECORD_HEADER = 16

/** The magic number says the unit of the fractions of a second, and by its own order the order of all fields. */
const MICROSECONDS = 0xa1b2c3d4
const NANOSECONDS = 0xa1b23c4d

/** Octets of a fraction's unit in nanoseconds, and whether fields are little-endian; null: no pcap file. */
function unitOf(octets: Uint8Array): { readonly unit: number; readonly little: boolean } | null {
  const view = new DataView(octets.buffer, octets.byteOffset, 4)
  for (const little of [true, false]) {
    const magic = view.getUint32(0, little)
    if (magic === MICROSECONDS) return { unit: 1000, little }
    if (magic === NANOSECONDS) return { unit: 1, little }
  }
  return null
}

export const isPcap = (octets: Uint8Array): boolean => unitOf(octets) !== null

/** The classic format of libpcap (draft-ietf-opsawg-pcap): a header, then records to the end of the file. */
export function pcapReader(start: Uint8Array, sink: RecordSink): ContainerReader {
  const { unit, little } = unitOf(start) ?? { unit: 1000, little: true }
  const record = newRecord()
  let fault: Fault | null = null

  function takeFileHeader(octets: Uint8Array): number {
    const view = new DataView(octets.buffer, octets.byteOffset, octets.length)
    const major = view.getUint16(4, little)
    if (major !== 2) fault = { reason: `pcap version ${major}.${view.getUint16(6, little)} is not known` }
    // The upper bits tell of a frame check sequence (draft-ietf-opsawg-pcap §4).
    record.linkType = view.getUint32(20, little) & 0xffff
    return FILE_HEADER
  }

  return {
    format: 'pcap',
    take(octets, position) {
      let at = 0
      if (position === 0) {
        if (octets.length < FILE_HEADER) return 0
        at = takeFileHeader(octets)
      }
      const view = new DataView(octets.buffer, octets.byteOffset, octets.length)
      const end = octets.length
      while (fault === null && end - at >= RECORD_HEADER) {
        const length = view.getUint32(at + 8, little)
        if (length > LARGEST_RECORD) {
          fault = { reason: `a record of ${length} octets: more than any packet has` }
          break
        }
        const data = at + RECORD_HEADER
        if (end - data < length) break
        record.number += 1
        record.offset = position + data
        record.seconds = view.getUint32(at, little)
        record.nanoseconds = view.getUint32(at + 4, little) * unit
        record.wireLength = Math.max(view.getUint32(at + 12, little), length)
        sink(octets, data, data + length, record)
        at = data + length
      }
      return at
    },
    fault: () => fault,
    cut: (left) =>
      left < RECORD_HEADER ? 'the file ends inside a record header' : 'the file ends inside a packet',
  }
}
