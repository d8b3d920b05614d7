import { type Flag, has } from '../tcp/wire/segment'
import type { SegmentFlight } from '../timeline/timeline'
import { internetChecksum } from './write-checksum'
import { tcpOptions } from './write-options'

/** One end of a connection: four octets and a port. */
export interface Host {
  readonly address: readonly number[]
  readonly port: number
}

/** What a datagram carries beside its segment. */
export interface Envelope {
  readonly source: Host
  readonly destination: Host
  /** The window as it stands in the header, 0 to 65535. */
  readonly window: number
  /** The datagram's own number, by which a copy that the network made is known. */
  readonly identification: number
}

const IP_HEADER = 20
const TCP_HEADER = 20
const LONGEST_DATAGRAM = 0xffff
const TCP = 6
const TTL = 64
const DO_NOT_FRAGMENT = 0x4000

/** Bits of the TCP header (RFC 9293 §3.1). */
const BITS: Readonly<Record<Flag, number>> = { FIN: 1, SYN: 2, RST: 4, PSH: 8, ACK: 16, URG: 32 }

/** Data is filled with these: a period of 64 divides 2^32, so an octet's sequence number alone says what it is. */
const FILLER = Uint8Array.from(
  '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.\n',
  (character) => character.charCodeAt(0),
)

function fill(data: Uint8Array, first: number): void {
  for (let i = 0; i < data.length; i++) data[i] = FILLER[(first + i) % FILLER.length] ?? 0
}

function writeIpHeader(header: Uint8Array, { source, destination, identification }: Envelope, total: number) {
  const view = new DataView(header.buffer, header.byteOffset, header.length)
  view.setUint8(0, (4 << 4) | (IP_HEADER / 4))
  // What a 16-bit length cannot say stands as 0, as in captures of segmentation offload.
  view.setUint16(2, total > LONGEST_DATAGRAM ? 0 : total)
  view.setUint16(4, identification)
  view.setUint16(6, DO_NOT_FRAGMENT)
  view.setUint8(8, TTL)
  view.setUint8(9, TCP)
  header.set([...source.address, ...destination.address], 12)
  view.setUint16(10, internetChecksum(header))
}

/** The sum over the pseudo-header: both addresses, the protocol, the length (RFC 9293 §3.1). */
const pseudoHeaderSum = ({ source, destination }: Envelope, length: number): number =>
  [...source.address, ...destination.address].reduce(
    (sum, octet, i) => sum + (i % 2 === 0 ? octet << 8 : octet),
    TCP + length,
  )

function writeTcp(octets: Uint8Array, options: Uint8Array, segment: SegmentFlight, envelope: Envelope) {
  const { source, destination, window } = envelope
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length)
  const header = TCP_HEADER + options.length
  view.setUint16(0, source.port)
  view.setUint16(2, destination.port)
  view.setUint32(4, segment.seq)
  view.setUint32(8, segment.ack ?? 0)
  view.setUint8(12, (header / 4) << 4)
  view.setUint8(
    13,
    segment.flags.reduce((bits, flag) => bits | BITS[flag], 0),
  )
  view.setUint16(14, window)
  octets.set(options, TCP_HEADER)
  // A SYN takes the first number; data begins after it.
  fill(octets.subarray(header), segment.seq + (has(segment, 'SYN') ? 1 : 0))
  view.setUint16(16, internetChecksum(octets, pseudoHeaderSum(envelope, octets.length)))
}

/** The segment as an IPv4 datagram, header checksums included. */
export function datagram(segment: SegmentFlight, envelope: Envelope): Uint8Array {
  const options = tcpOptions(segment.options)
  const octets = new Uint8Array(IP_HEADER + TCP_HEADER + options.length + segment.length)
  writeIpHeader(octets.subarray(0, IP_HEADER), envelope, octets.length)
  writeTcp(octets.subarray(IP_HEADER), options, segment, envelope)
  return octets
}
