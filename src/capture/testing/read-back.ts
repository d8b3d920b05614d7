import { FLAGS, type Flag } from '../../tcp/wire/segment'

/** A packet as a plain reader of RFC 791 and RFC 9293 §3.1 sees it; knows nothing of how it was written. */
export interface ReadBack {
  /** Seconds. */
  readonly time: number
  readonly totalLength: number
  readonly identification: number
  readonly source: string
  readonly destination: string
  readonly seq: number
  readonly ack: number
  readonly flags: readonly Flag[]
  readonly window: number
  readonly options: Uint8Array
  readonly data: Uint8Array
  /** Whether they hold. */
  readonly checksums: { readonly ip: boolean; readonly tcp: boolean }
}

const BITS: readonly Flag[] = ['FIN', 'SYN', 'RST', 'PSH', 'ACK', 'URG']

/** RFC 1071: the sum of a header and its checksum has no zero bit. */
function holds(...parts: readonly (readonly number[] | Uint8Array)[]): boolean {
  const octets = Buffer.concat(parts.map((part) => Buffer.from(part)))
  const even = octets.length % 2 === 0 ? octets : Buffer.concat([octets, Buffer.alloc(1)])
  let sum = 0
  for (let i = 0; i < even.length; i += 2) sum += even.readUInt16BE(i)
  return sum % 0xffff === 0 && sum > 0
}

function packetIn(time: number, ip: Buffer): ReadBack {
  const headerLength = (ip.readUInt8(0) & 15) * 4
  const tcp = ip.subarray(headerLength)
  const dataOffset = (tcp.readUInt8(12) >> 4) * 4
  const end = (at: number, port: number) => `${ip.subarray(at, at + 4).join('.')}:${tcp.readUInt16BE(port)}`
  const bits = tcp.readUInt8(13)
  return {
    time,
    totalLength: ip.readUInt16BE(2),
    identification: ip.readUInt16BE(4),
    source: end(12, 0),
    destination: end(16, 2),
    seq: tcp.readUInt32BE(4),
    ack: tcp.readUInt32BE(8),
    flags: FLAGS.filter((flag) => bits & (1 << BITS.indexOf(flag))),
    window: tcp.readUInt16BE(14),
    options: Uint8Array.from(tcp.subarray(20, dataOffset)),
    data: Uint8Array.from(tcp.subarray(dataOffset)),
    checksums: {
      ip: holds(ip.subarray(0, headerLength)),
      tcp: holds(ip.subarray(12, 20), [0, ip.readUInt8(9), tcp.length >> 8, tcp.length & 0xff], tcp),
    },
  }
}

/** The packets of a little-endian pcap file of raw IPv4. */
export function packetsIn(file: Uint8Array): ReadBack[] {
  const octets = Buffer.from(file)
  const packets: ReadBack[] = []
  let at = 24
  while (at < octets.length) {
    const time = (octets.readUInt32LE(at) * 1_000_000 + octets.readUInt32LE(at + 4)) / 1_000_000
    const length = octets.readUInt32LE(at + 8)
    packets.push(packetIn(time, octets.subarray(at + 16, at + 16 + length)))
    at += 16 + length
  }
  return packets
}
