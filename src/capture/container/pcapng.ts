import { type Clock, clockOf } from './clock'
import {
  type ContainerReader,
  type Fault,
  LARGEST_RECORD,
  NO_PACKET,
  newRecord,
  type RecordSink,
} from './record'

const SECTION_HEADER = 0x0a0d0d0a
const INTERFACE = 1
const OBSOLETE_PACKET = 2
const SIMPLE_PACKET = 3
const ENHANCED_PACKET = 6

/** Blocks that hold one thing that was recorded, and no packet: custom ones, a line of a journal, a system call. */
const isOtherRecord = (type: number): boolean =>
  type === 0xbad || type === 0x40000bad || type === 9 || (type >= 0x201 && type <= 0x223)

const BYTE_ORDER_MAGIC = 0x1a2b3c4d
/** Type, length, and the length again at the end. */
const FRAME = 12
const SMALLEST_SECTION_HEADER = 28
/** A block with a packet may carry options, too: as much again as the packet is plenty. */
const LARGEST_READ = 4 * LARGEST_RECORD
const MOST_INTERFACES = 65_536

const IF_TSRESOL = 9
const IF_TSOFFSET = 14
const END_OF_OPTIONS = 0

/** What an Interface Description Block says that packets hang on. */
interface Interface {
  readonly linkType: number
  /** 0: no limit. */
  readonly snapLength: number
  readonly clock: Clock
}

/** Type of a section header read in either order, and the magic in one of them. */
export function isPcapng(octets: Uint8Array): boolean {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length)
  if (octets.length < 12 || view.getUint32(0) !== SECTION_HEADER) return false
  return view.getUint32(8) === BYTE_ORDER_MAGIC || view.getUint32(8, true) === BYTE_ORDER_MAGIC
}

/** Units in a second: 10^-n, or 2^-n where the highest bit is set (draft-ietf-opsawg-pcapng §4.2). */
const unitsOf = (resolution: number): number =>
  resolution & 0x80 ? 2 ** Math.min(resolution & 0x7f, 63) : 10 ** Math.min(resolution, 19)

/** The options of a block that tell how its interface counts time, read up to before `to`. */
function clockAt(view: DataView, from: number, to: number, little: boolean): Clock {
  let units = 1_000_000
  let offset = 0
  for (let at = from; to - at >= 4; ) {
    const code = view.getUint16(at, little)
    const length = view.getUint16(at + 2, little)
    if (code === END_OF_OPTIONS || to - at - 4 < length) break
    if (code === IF_TSRESOL && length >= 1) units = unitsOf(view.getUint8(at + 4))
    if (code === IF_TSOFFSET && length >= 8) offset = Number(view.getBigInt64(at + 4, little))
    at += 4 + ((length + 3) & ~3)
  }
  return clockOf(units, offset)
}

/**
 * pcapng (draft-ietf-opsawg-pcapng): blocks, of which those with packets and those that say how to read them are
 * read and all others passed over. Each section has its own byte order and its own interfaces.
 */
export function pcapngReader(sink: RecordSink): ContainerReader {
  const record = newRecord()
  let fault: Fault | null = null
  let little = true
  let interfaces: Interface[] = []

  const fail = (reason: string): void => {
    fault = { reason }
  }

  function packet(octets: Uint8Array, position: number, from: number, length: number, wireLength: number) {
    record.number += 1
    record.offset = position + from
    record.wireLength = Math.max(wireLength, length)
    sink(octets, from, from + length, record)
  }

  function otherRecord(octets: Uint8Array, position: number, at: number) {
    record.linkType = NO_PACKET
    packet(octets, position, at, 0, 0)
  }

  /** The interface's own clock and link type; false where there is no such interface. */
  function isFrom(id: number, view: DataView, timeAt: number | null): boolean {
    const from = interfaces[id]
    if (!from) {
      fail(`a packet from interface ${id}, which no block describes`)
      return false
    }
    record.linkType = from.linkType
    // A simple packet has no time: it is told with the one before it.
    if (timeAt !== null) {
      from.clock.set(view.getUint32(timeAt, little), view.getUint32(timeAt + 4, little))
      record.seconds = from.clock.seconds
      record.nanoseconds = from.clock.nanoseconds
    }
    return true
  }

  function timedPacket(
    octets: Uint8Array,
    view: DataView,
    position: number,
    body: number,
    end: number,
    id: number,
  ) {
    const length = view.getUint32(body + 12, little)
    if (length > LARGEST_RECORD) return fail(`a packet of ${length} octets: more than any packet has`)
    if (length > end - body - 20) return fail('a packet that is longer than its block')
    if (isFrom(id, view, body + 4)) {
      packet(octets, position, body + 20, length, view.getUint32(body + 16, little))
    }
  }

  function simplePacket(octets: Uint8Array, view: DataView, position: number, body: number, end: number) {
    const wireLength = view.getUint32(body, little)
    const { snapLength = 0 } = interfaces[0] ?? {}
    const limit = snapLength === 0 ? wireLength : Math.min(snapLength, wireLength)
    const length = Math.min(limit, end - body - 4)
    if (length > LARGEST_RECORD) return fail(`a packet of ${length} octets: more than any packet has`)
    if (isFrom(0, view, null)) packet(octets, position, body + 4, length, wireLength)
  }

  function description(view: DataView, body: number, end: number) {
    if (interfaces.length >= MOST_INTERFACES) return fail(`more than ${MOST_INTERFACES} interfaces`)
    interfaces.push({
      linkType: view.getUint16(body, little),
      snapLength: view.getUint32(body + 4, little),
      clock: clockAt(view, body + 8, end, little),
    })
  }

  /** Octets that the body of a block of this type must have at least; undefined for what is passed over. */
  const SMALLEST: Readonly<{ [type: number]: number }> = {
    [INTERFACE]: 8,
    [OBSOLETE_PACKET]: 20,
    [SIMPLE_PACKET]: 4,
    [ENHANCED_PACKET]: 20,
  }

  function block(
    type: number,
    octets: Uint8Array,
    view: DataView,
    position: number,
    body: number,
    end: number,
  ) {
    if (type === INTERFACE) description(view, body, end)
    else if (type === SIMPLE_PACKET) simplePacket(octets, view, position, body, end)
    else {
      const id = type === ENHANCED_PACKET ? view.getUint32(body, little) : view.getUint16(body, little)
      timedPacket(octets, view, position, body, end, id)
    }
  }

  function section(view: DataView, at: number) {
    const asLittle = view.getUint32(at + 8, true) === BYTE_ORDER_MAGIC
    if (!asLittle && view.getUint32(at + 8) !== BYTE_ORDER_MAGIC)
      return fail('a section without byte-order magic')
    little = asLittle
    interfaces = []
    const major = view.getUint16(at + 12, little)
    if (major !== 1) fail(`pcapng version ${major}.${view.getUint16(at + 14, little)} is not known`)
  }

  return {
    format: 'pcapng',
    take(octets, position) {
      const view = new DataView(octets.buffer, octets.byteOffset, octets.length)
      let at = 0
      while (fault === null && octets.length - at >= FRAME) {
        const type = view.getUint32(at, little)
        const isSection = type === SECTION_HEADER
        if (isSection) {
          if (octets.length - at < SMALLEST_SECTION_HEADER) break
          section(view, at)
          if (fault !== null) break
        }
        const length = view.getUint32(at + 4, little)
        const smallest = SMALLEST[type]
        if (
          length < FRAME + (isSection ? SMALLEST_SECTION_HEADER - FRAME : (smallest ?? 0)) ||
          length % 4 !== 0
        ) {
          fail(`a block of ${length} octets, which its type does not allow`)
          break
        }
        if (smallest === undefined || isSection) {
          if (isOtherRecord(type)) otherRecord(octets, position, at)
          at += length
          continue
        }
        if (length > LARGEST_READ) {
          fail(`a block of ${length} octets: more than any packet has`)
          break
        }
        if (octets.length - at < length) break
        const end = at + length - 4
        if (view.getUint32(end, little) !== length) {
          fail('a block that ends with another length than it begins with')
          break
        }
        block(type, octets, view, position, at + 8, end)
        at += length
      }
      return at
    },
    fault: () => fault,
    cut: () => 'the file ends inside a block',
  }
}
