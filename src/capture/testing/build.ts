import { internetChecksum } from '../write-checksum'

/** Captures made for tests: octets by hand, one function for each wrapping. */
type Octets = readonly number[]

const uint16 = (n: number): Octets => [(n >>> 8) & 255, n & 255]
const uint32 = (n: number): Octets => [...uint16(n >>> 16), ...uint16(n)]
const reversed = (octets: Octets): Octets => [...octets].reverse()

export interface Made {
  readonly flags: number
  readonly seq: number
  readonly ack?: number
  readonly length?: number
  readonly window?: number
  /** The second host sends it. */
  readonly back?: boolean
}

/** A TCP header (RFC 9293 §3.1), without options, and data. Ports 40000 and 80. */
export function tcp({ flags, seq, ack = 0, length = 0, window = 1000, back = false }: Made): Octets {
  const ports = back ? [80, 40_000] : [40_000, 80]
  return [
    ...ports.flatMap((port) => uint16(port)),
    ...uint32(seq),
    ...uint32(ack),
    0x50,
    flags,
    ...uint16(window),
    ...uint16(0),
    ...uint16(0),
    ...new Array<number>(length).fill(0x61),
  ]
}

const hosts = (back: boolean, a: Octets, b: Octets): Octets => (back ? [...b, ...a] : [...a, ...b])

/** An IPv4 datagram, 10.0.0.1 to 10.0.0.2 or back; `fragment` as the field of flags and offset. */
export function ipv4(
  payload: Octets,
  { back = false, options = [] as Octets, fragment = 0, protocol = 6, total = -1 } = {},
) {
  const size = 20 + options.length
  const header = [
    0x40 | (size / 4),
    0,
    ...uint16(total < 0 ? size + payload.length : total),
    ...uint16(7),
    ...uint16(fragment),
    64,
    protocol,
    0,
    0,
    ...hosts(back, [10, 0, 0, 1], [10, 0, 0, 2]),
    ...options,
  ]
  const sum = internetChecksum(Uint8Array.from(header))
  header.splice(10, 2, ...uint16(sum))
  return [...header, ...payload]
}

const v6 = (last: number): Octets => [0x20, 0x01, 0x0d, 0xb8, ...new Array<number>(11).fill(0), last]

/** An IPv6 datagram, 2001:db8::1 to 2001:db8::2 or back. `extensions` stand before the payload. */
export const ipv6 = (payload: Octets, { back = false, next = 6, extensions = [] as Octets } = {}): Octets => [
  0x60,
  0,
  0,
  0,
  ...uint16(extensions.length + payload.length),
  next,
  64,
  ...hosts(back, v6(1), v6(2)),
  ...extensions,
  ...payload,
]

const MAC = [2, 0, 0, 0, 0, 1]

type Link = readonly [type: number, before: (version: 4 | 6) => Octets]

const ether = (version: 4 | 6) => uint16(version === 4 ? 0x0800 : 0x86dd)
const family = (version: 4 | 6) => uint32(version === 4 ? 2 : 30)

/** Every link type that is read: its number, and what stands before an IPv4 or IPv6 datagram. */
export const LINKS = {
  Ethernet: [1, (version) => [...MAC, ...MAC, ...ether(version)]],
  VLAN: [1, (version) => [...MAC, ...MAC, 0x81, 0, 0, 7, ...ether(version)]],
  QinQ: [1, (version) => [...MAC, ...MAC, 0x88, 0xa8, 0, 7, 0x81, 0, 0, 8, ...ether(version)]],
  SNAP: [1, (version) => [...MAC, ...MAC, 0, 60, 0xaa, 0xaa, 3, 0, 0, 0, ...ether(version)]],
  'Linux cooked': [113, (version) => [0, 0, 0, 1, 0, 6, ...MAC, 0, 0, ...ether(version)]],
  'Linux cooked v2': [276, (version) => [...ether(version), 0, 0, 0, 0, 0, 1, 0, 1, 0, 6, ...MAC, 0, 0]],
  raw: [101, () => []],
  'raw of BSD': [12, () => []],
  'raw of OpenBSD': [14, () => []],
  NULL: [0, family],
  'NULL, the other order': [0, (version) => reversed(family(version))],
  LOOP: [108, family],
} as const satisfies Readonly<Record<string, Link>>

export interface Packet {
  readonly octets: Octets
  /** Seconds, whole ones and a fraction of eighths: exact in any unit. */
  readonly time?: number
  readonly wireLength?: number
}

type Order = (octets: Octets) => Octets

export const BIG: Order = (octets) => octets
export const LITTLE: Order = reversed

/** A pcap file. */
export function pcap(
  packets: readonly Packet[],
  { link = 1, order = LITTLE, nanoseconds = false } = {},
): Uint8Array {
  const unit = nanoseconds ? 1e9 : 1e6
  const two = (n: number) => order(uint16(n))
  const four = (n: number) => order(uint32(n))
  return Uint8Array.from([
    ...four(nanoseconds ? 0xa1b23c4d : 0xa1b2c3d4),
    ...two(2),
    ...two(4),
    ...four(0),
    ...four(0),
    ...four(0x40000),
    ...four(link),
    ...packets.flatMap(({ octets, time = 0, wireLength = octets.length }) => [
      ...four(Math.floor(time)),
      ...four((time % 1) * unit),
      ...four(octets.length),
      ...four(wireLength),
      ...octets,
    ]),
  ])
}

const padded = (octets: Octets): Octets => [
  ...octets,
  ...new Array<number>((4 - (octets.length % 4)) % 4).fill(0),
]

/** Blocks of a pcapng file, in an order of octets. */
export function pcapngBlocks(order: Order) {
  const two = (n: number) => order(uint16(n))
  const four = (n: number) => order(uint32(n))
  const block = (type: number, body: Octets): Octets => {
    const length = four(12 + padded(body).length)
    return [...four(type), ...length, ...padded(body), ...length]
  }
  const stamp = (time: number, unit: number) => {
    const units = BigInt(Math.round(time * 8)) * BigInt(unit / 8)
    return [...four(Number(units >> 32n)), ...four(Number(units & 0xffffffffn))]
  }
  return {
    block,
    section: () =>
      block(0x0a0d0d0a, [
        ...four(0x1a2b3c4d),
        ...two(1),
        ...two(0),
        ...four(0xffffffff),
        ...four(0xffffffff),
      ]),
    /** `resolution` as if_tsresol; `offset` in seconds. */
    description: (link: number, { resolution = 6, offset = 0, snapLength = 0 } = {}) =>
      block(1, [
        ...two(link),
        ...two(0),
        ...four(snapLength),
        ...two(9),
        ...two(1),
        resolution,
        0,
        0,
        0,
        ...two(14),
        ...two(8),
        ...order([...uint32(0), ...uint32(offset)]),
        ...two(0),
        ...two(0),
      ]),
    enhanced: ({ octets, time = 0, wireLength = octets.length }: Packet, { from = 0, unit = 1e6 } = {}) =>
      block(6, [...four(from), ...stamp(time, unit), ...four(octets.length), ...four(wireLength), ...octets]),
    obsolete: ({ octets, time = 0, wireLength = octets.length }: Packet, { from = 0, unit = 1e6 } = {}) =>
      block(2, [
        ...two(from),
        ...two(0),
        ...stamp(time, unit),
        ...four(octets.length),
        ...four(wireLength),
        ...octets,
      ]),
    simple: ({ octets, wireLength = octets.length }: Packet) => block(3, [...four(wireLength), ...octets]),
  }
}
