import { type Reason, reason, TCP_FOUND } from '../reason'
import type { Datagram } from './datagram'

const HEADER = 40

const HOP_BY_HOP = 0
const ROUTING = 43
const FRAGMENT = 44
const AUTHENTICATION = 51
const NO_NEXT_HEADER = 59
const DESTINATION = 60
const MOBILITY = 135
const HIP = 139
const SHIM6 = 140

/** Option of a hop-by-hop header that says a length beyond 65,535 octets (RFC 2675 §2). */
const JUMBO_PAYLOAD = 0xc2

const isExtension = (header: number): boolean =>
  header === HOP_BY_HOP ||
  header === ROUTING ||
  header === FRAGMENT ||
  header === AUTHENTICATION ||
  header === DESTINATION ||
  header === MOBILITY ||
  header === HIP ||
  header === SHIM6

const uint16 = (octets: Uint8Array, at: number): number => ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0)
const uint32 = (octets: Uint8Array, at: number): number =>
  uint16(octets, at) * 0x10000 + uint16(octets, at + 2)

/** The length that a jumbo payload option tells; 0 where there is none. */
function jumboLength(octets: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; ) {
    const type = octets[at] ?? 0
    if (type === 0) at += 1
    else if (type === JUMBO_PAYLOAD && to - at >= 6) return uint32(octets, at + 2)
    else at += 2 + (octets[at + 1] ?? 0)
  }
  return 0
}

/**
 * Reads an IPv6 header and the extension headers behind it, up to the first that is none (RFC 8200 §4). `to` is
 * where the captured octets end, `wireEnd` where the packet did.
 */
export function readIpv6(
  octets: Uint8Array,
  start: number,
  to: number,
  wireEnd: number,
  datagram: Datagram,
): Reason {
  if (to - start < HEADER) return reason('cut-ip')
  if ((octets[start] ?? 0) >> 4 !== 6) return reason('broken-ip')
  let length = uint16(octets, start + 4)
  let next = octets[start + 6] ?? 0
  let at = start + HEADER
  datagram.version = 6
  datagram.addresses = start + 8
  datagram.isFragment = false
  while (isExtension(next)) {
    if (to - at < 8) return reason('cut-extension')
    const units = octets[at + 1] ?? 0
    const size = next === FRAGMENT ? 8 : next === AUTHENTICATION ? (units + 2) * 4 : (units + 1) * 8
    if (to - at < size) return reason('cut-extension')
    if (next === HOP_BY_HOP && length === 0) length = jumboLength(octets, at + 2, at + size)
    const isFragment = next === FRAGMENT
    next = octets[at] ?? 0
    if (isFragment) {
      const bits = uint16(octets, at + 2)
      datagram.fragmentOffset = bits & 0xfff8
      datagram.moreFragments = (bits & 1) !== 0
      datagram.identification = uint32(octets, at + 4)
      // A fragment that is all of the datagram is none (RFC 6946).
      datagram.isFragment = (bits & 0xfff9) !== 0
    }
    at += size
    // What follows in a later piece is no header.
    if (datagram.isFragment) break
  }
  if (next === NO_NEXT_HEADER) return reason('no-next-header')
  datagram.protocol = next
  datagram.payload = at
  datagram.end = length === 0 ? wireEnd : Math.min(start + HEADER + length, wireEnd)
  return datagram.end < at ? reason('broken-extension') : TCP_FOUND
}
