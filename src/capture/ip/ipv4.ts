import { type Reason, reason, TCP_FOUND } from '../reason'
import type { Datagram } from './datagram'

const SHORTEST = 20

const uint16 = (octets: Uint8Array, at: number): number => ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0)

/**
 * Reads an IPv4 header, options passed over (RFC 791 §3.1). `to` is where the captured octets end, `wireEnd` where
 * the packet did.
 */
export function readIpv4(
  octets: Uint8Array,
  at: number,
  to: number,
  wireEnd: number,
  datagram: Datagram,
): Reason {
  if (to - at < SHORTEST) return reason('cut-ip')
  const first = octets[at] ?? 0
  const header = (first & 0xf) * 4
  if (first >> 4 !== 4 || header < SHORTEST) return reason('broken-ip')
  if (to - at < header) return reason('cut-ip')
  // 0 where segmentation offload made it longer than the field can say.
  const total = uint16(octets, at + 2) || wireEnd - at
  if (total < header) return reason('broken-ip')
  const fragment = uint16(octets, at + 6)
  datagram.version = 4
  datagram.addresses = at + 12
  datagram.protocol = octets[at + 9] ?? 0
  datagram.payload = at + header
  datagram.end = Math.min(at + total, wireEnd)
  datagram.moreFragments = (fragment & 0x2000) !== 0
  datagram.fragmentOffset = (fragment & 0x1fff) * 8
  datagram.isFragment = (fragment & 0x3fff) !== 0
  datagram.identification = uint16(octets, at + 4)
  return TCP_FOUND
}
