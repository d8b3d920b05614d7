import { NO_PACKET } from '../container/record'
import { type Reason, reason, TCP_FOUND } from '../reason'

/** LINKTYPE_ numbers of https://www.tcpdump.org/linktypes.html; the raw ones have several. */
const NULL = 0
const ETHERNET = 1
const RAW_BSD = 12
const RAW_OPENBSD = 14
const RAW = 101
const LOOP = 108
const LINUX_SLL = 113
const IPV4_ONLY = 228
const IPV6_ONLY = 229
const LINUX_SLL2 = 276

const ETHERTYPE_IPV4 = 0x0800
const ETHERTYPE_IPV6 = 0x86dd
/** 802.1Q, 802.1ad, and three that were used before it. */
const isVlan = (type: number): boolean =>
  type === 0x8100 || type === 0x88a8 || type === 0x9100 || type === 0x9200 || type === 0x9300
/** Frames with less in their type field carry a length there, and LLC behind it (IEEE 802.3). */
const SMALLEST_ETHERTYPE = 0x0600

const uint16 = (octets: Uint8Array, at: number): number => ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0)

/** Where a packet's IP header begins. One object is used again for every packet. */
export interface Network {
  at: number
  version: 4 | 6
}

function ip(network: Network, at: number, version: 4 | 6): Reason {
  network.at = at
  network.version = version
  return TCP_FOUND
}

/** Raw IP says its version itself. */
function raw(octets: Uint8Array, from: number, to: number, network: Network): Reason {
  if (from >= to) return reason('cut-ip')
  const version = (octets[from] ?? 0) >> 4
  return version === 4 || version === 6 ? ip(network, from, version) : reason('broken-ip')
}

/** SNAP: an EtherType behind five octets of LLC and organization (RFC 1042). */
const isSnap = (octets: Uint8Array, at: number): boolean =>
  octets[at] === 0xaa &&
  octets[at + 1] === 0xaa &&
  octets[at + 2] === 3 &&
  uint16(octets, at + 3) === 0 &&
  octets[at + 5] === 0

/** By EtherType, through VLAN tags however many. `at` is behind the type. */
function byType(octets: Uint8Array, first: number, start: number, to: number, network: Network): Reason {
  let type = first
  let at = start
  while (isVlan(type)) {
    if (to - at < 4) return reason('cut-link')
    type = uint16(octets, at + 2)
    at += 4
  }
  if (type === ETHERTYPE_IPV4) return ip(network, at, 4)
  if (type === ETHERTYPE_IPV6) return ip(network, at, 6)
  if (type >= SMALLEST_ETHERTYPE) return reason('ether-type', type)
  if (to - at >= 8 && isSnap(octets, at)) return byType(octets, uint16(octets, at + 6), at + 8, to, network)
  return reason('length-field')
}

/** The address families by which various systems know IPv6; all know IPv4 as 2. */
const isIpv6Family = (family: number): boolean =>
  family === 24 || family === 28 || family === 30 || family === 10

/** NULL and LOOP: a family of four octets, in the order of the capturing host or of the network. */
function loopback(octets: Uint8Array, from: number, to: number, network: Network): Reason {
  if (to - from < 4) return reason('cut-link')
  const big = uint16(octets, from) * 0x10000 + uint16(octets, from + 2)
  // Whichever order it is in, a family is a small number.
  const family = big > 0xffff ? (octets[from] ?? 0) | ((octets[from + 1] ?? 0) << 8) : big
  if (family === 2) return ip(network, from + 4, 4)
  return isIpv6Family(family) ? ip(network, from + 4, 6) : reason('family', family)
}

/** Finds the IP header in what was captured of a packet: `octets` from `from` to before `to`. */
export function findNetwork(
  octets: Uint8Array,
  from: number,
  to: number,
  linkType: number,
  network: Network,
): Reason {
  switch (linkType) {
    case ETHERNET:
      if (to - from < 14) return reason('cut-link')
      return byType(octets, uint16(octets, from + 12), from + 14, to, network)
    case LINUX_SLL:
      if (to - from < 16) return reason('cut-link')
      return byType(octets, uint16(octets, from + 14), from + 16, to, network)
    case LINUX_SLL2:
      if (to - from < 20) return reason('cut-link')
      return byType(octets, uint16(octets, from), from + 20, to, network)
    case RAW:
    case RAW_BSD:
    case RAW_OPENBSD:
      return raw(octets, from, to, network)
    case IPV4_ONLY:
      return ip(network, from, 4)
    case IPV6_ONLY:
      return ip(network, from, 6)
    case NULL:
    case LOOP:
      return loopback(octets, from, to, network)
    case NO_PACKET:
      return reason('no-packet')
    default:
      return reason('link-type', linkType)
  }
}
