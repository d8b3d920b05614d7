import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { captureReader } from './capture'
import { timelineOf } from './connection/timeline'
import { listOf } from './list'
import {
  BIG,
  ipv4,
  ipv6,
  LINKS,
  LITTLE,
  type Made,
  type Packet,
  pcap,
  pcapngBlocks,
  tcp,
} from './testing/build'
import { captureOf } from './testing/read'

const SYN = 2
const ACK = 16
const FIN = 1

/** A handshake, a request of 5 octets, an answer of 7, and a close by the client. */
const EXCHANGE: readonly Made[] = [
  { flags: SYN, seq: 100 },
  { flags: SYN | ACK, seq: 300, ack: 101, back: true },
  { flags: ACK, seq: 101, ack: 301 },
  { flags: ACK, seq: 101, ack: 301, length: 5 },
  { flags: ACK, seq: 301, ack: 106, length: 7, back: true },
  { flags: FIN | ACK, seq: 106, ack: 308 },
  { flags: FIN | ACK, seq: 308, ack: 107, back: true },
  { flags: ACK, seq: 107, ack: 309 },
]

const packetsOf = (wrap: (made: Made) => readonly number[]): Packet[] =>
  EXCHANGE.map((made, i) => ({ octets: wrap(made), time: 1000 + i / 8 }))

const plain = packetsOf((made) => [...LINKS.Ethernet[1](4), ...ipv4(tcp(made), made)])

const TOLD = {
  start: 0,
  duration: 7 / 8,
  packets: 8,
  octets: { client: 5, server: 7 },
  clientStates: ['CLOSED', 'SYN-SENT', 'ESTABLISHED', 'FIN-WAIT-1', 'TIME-WAIT'],
  serverStates: ['LISTEN', 'SYN-RECEIVED', 'ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED'],
  outcome: 'closed',
  closedBy: 'client',
}

function onlyConnection(file: Uint8Array) {
  const list = listOf(captureOf(file))
  const connections = [...list.connections]
  expect({ skipped: list.skipped, notices: list.notices, count: connections.length }).toEqual({
    skipped: 0,
    notices: [],
    count: 1,
  })
  return connections[0]
}

describe('the same exchange, however it is wrapped', () => {
  test.each(Object.entries(LINKS))('%s', (_name, [link, before]) => {
    for (const [version, ip, client] of [
      [4, ipv4, '10.0.0.1:40000'],
      [6, ipv6, '[2001:db8::1]:40000'],
    ] as const) {
      const packets = packetsOf((made) => [...before(version), ...ip(tcp(made), made)])
      expect(onlyConnection(pcap(packets, { link }))).toMatchObject({ ...TOLD, client })
    }
  })

  test.each([
    ['IPv4 only', 228, ipv4],
    ['IPv6 only', 229, ipv6],
  ] as const)('%s', (_name, link, ip) => {
    expect(
      onlyConnection(
        pcap(
          packetsOf((made) => ip(tcp(made), made)),
          { link },
        ),
      ),
    ).toMatchObject(TOLD)
  })

  test.each([
    ['little-endian', LITTLE, false],
    ['big-endian', BIG, false],
    ['little-endian, nanoseconds', LITTLE, true],
    ['big-endian, nanoseconds', BIG, true],
  ] as const)('pcap, %s', (_name, order, nanoseconds) => {
    expect(onlyConnection(pcap(plain, { order, nanoseconds }))).toMatchObject(TOLD)
  })

  test.each([
    ['little-endian', LITTLE],
    ['big-endian', BIG],
  ] as const)('pcapng, %s, whatever the unit of its clock', (_name, order) => {
    const { section, description, enhanced, obsolete } = pcapngBlocks(order)
    for (const [resolution, unit] of [
      [6, 1e6],
      [9, 1e9],
      [0x80 | 20, 2 ** 20],
      [12, 1e12],
    ] as const) {
      const file = [
        section(),
        description(1, { resolution, offset: 5 }),
        ...plain.map((p) => enhanced(p, { unit })),
      ]
      expect(onlyConnection(Uint8Array.from(file.flat()))).toMatchObject(TOLD)
    }
    const old = [section(), description(1), ...plain.map((p) => obsolete(p))]
    expect(onlyConnection(Uint8Array.from(old.flat()))).toMatchObject(TOLD)
  })

  test('pcapng: sections of either order, each with interfaces of its own, and blocks that are passed over', () => {
    const a = pcapngBlocks(LITTLE)
    const b = pcapngBlocks(BIG)
    const raw = packetsOf((made) => ipv4(tcp(made), made))
    const file = [
      a.section(),
      a.description(101),
      a.description(1),
      ...plain.slice(0, 3).map((packet) => a.enhanced(packet, { from: 1 })),
      a.block(5, [1, 2, 3, 4]),
      b.section(),
      b.description(101),
      ...raw.slice(3).map((packet) => b.enhanced(packet)),
    ]
    expect(onlyConnection(Uint8Array.from(file.flat()))).toMatchObject(TOLD)
  })

  test('pcapng: simple packets have no time, and are cut at the snap length of the first interface', () => {
    const { section, description, simple } = pcapngBlocks(LITTLE)
    const cut = plain.map(({ octets }) => ({ octets: octets.slice(0, 54), wireLength: octets.length }))
    const file = [section(), description(1, { snapLength: 54 }), ...cut.map(simple)]
    expect(onlyConnection(Uint8Array.from(file.flat()))).toMatchObject({ ...TOLD, duration: 0 })
  })

  test('in pieces of any size', () => {
    const { section, description, enhanced } = pcapngBlocks(LITTLE)
    const files = [
      pcap(plain),
      Uint8Array.from([section(), description(1), ...plain.map((p) => enhanced(p))].flat()),
    ]
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.integer({ min: 1, max: 700 }), (file, size) => {
        expect([...listOf(captureOf(file, size)).connections]).toMatchObject([TOLD])
      }),
    )
  })

  test('IPv4 with options; a snap length that leaves the headers', () => {
    const options = packetsOf((made) => [
      ...LINKS.Ethernet[1](4),
      ...ipv4(tcp(made), { ...made, options: [7, 3, 4, 0] }),
    ])
    expect(onlyConnection(pcap(options))).toMatchObject(TOLD)
    const cut = plain.map(({ octets, time = 0 }) => ({
      octets: octets.slice(0, 54),
      time,
      wireLength: octets.length,
    }))
    expect(onlyConnection(pcap(cut))).toMatchObject(TOLD)
  })

  test('IPv6 with extension headers', () => {
    const hopByHop = [60, 0, 1, 4, 0, 0, 0, 0]
    const destination = [6, 0, 1, 4, 0, 0, 0, 0]
    const extended = packetsOf((made) =>
      ipv6(tcp(made), { ...made, next: 0, extensions: [...hopByHop, ...destination] }),
    )
    expect(onlyConnection(pcap(extended, { link: 101 }))).toMatchObject(TOLD)
  })

  test('a length that offloading left at 0 is that of the packet', () => {
    const offloaded = packetsOf((made) => [
      ...LINKS.Ethernet[1](4),
      ...ipv4(tcp(made), { ...made, total: 0 }),
    ])
    expect(onlyConnection(pcap(offloaded))).toMatchObject(TOLD)
  })
})

describe('fragments', () => {
  const whole = tcp({ flags: ACK, seq: 1, ack: 1, length: 44 })
  const pieces = [
    { octets: ipv4(whole.slice(0, 16), { fragment: 0x2000 }) },
    { octets: ipv4(whole.slice(16, 40), { fragment: 0x2000 | 2 }) },
    { octets: ipv4(whole.slice(40), { fragment: 5 }) },
  ]

  test('in any order, the one that completes the segment is its packet', () => {
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ]) {
      const packets = order.flatMap((i) => pieces[i] ?? [])
      const capture = captureOf(pcap(packets, { link: 101 }))
      expect({
        ...capture,
        number: capture.packets.number[0],
        length: capture.packets.length[0],
      }).toMatchObject({
        skipped: 2,
        number: 3,
        length: 44,
        notices: [
          { packet: 1, reason: 'a fragment that completes no segment' },
          { packet: 2, reason: 'a fragment that completes no segment' },
        ],
      })
    }
  })

  test('of IPv6', () => {
    const extension = (offset: number, more: number) => [6, 0, offset >> 8, offset | more, 0, 0, 0, 9]
    const packets = [
      { octets: ipv6(whole.slice(0, 32), { next: 44, extensions: extension(0, 1) }) },
      { octets: ipv6(whole.slice(32), { next: 44, extensions: extension(32, 0) }) },
    ]
    const { packets: table, skipped } = captureOf(pcap(packets, { link: 101 }))
    expect({ skipped, count: table.count, length: table.length[0] }).toEqual({
      skipped: 1,
      count: 1,
      length: 44,
    })
  })
})

describe('connections are numbered as tshark 4.0.17 numbers its streams', () => {
  const back = true
  const handshake = EXCHANGE.slice(0, 3)
  test.each<readonly [string, readonly Made[], readonly number[]]>([
    ['a SYN with another number begins one', [...handshake, { flags: SYN, seq: 555 }], [3, 1]],
    ['the same number does not', [...handshake, { flags: SYN, seq: 100 }], [4]],
    [
      'nor after a FIN',
      [...handshake, { flags: FIN | ACK, seq: 101, ack: 301 }, { flags: SYN, seq: 100 }],
      [5],
    ],
    ['a SYN from the other end does', [...handshake, { flags: SYN, seq: 999, back }], [3, 1]],
    ['a SYN+ACK never does', [...handshake, { flags: SYN | ACK, seq: 777, ack: 101, back }], [4]],
    [
      'a SYN+ACK makes its SYN known',
      [
        { flags: SYN | ACK, seq: 300, ack: 101, back },
        { flags: SYN, seq: 100 },
        { flags: SYN, seq: 555 },
      ],
      [2, 1],
    ],
  ])('%s', (_what, made, counts) => {
    const packets = made.map((each) => ({ octets: ipv4(tcp(each), each) }))
    const list = listOf(captureOf(pcap(packets, { link: 101 })))
    expect([...list.connections].map((connection) => connection.packets)).toEqual(counts)
  })
})

describe('what is passed over is counted and named', () => {
  const ether = (type: number, ...rest: readonly number[]) => [
    ...LINKS.Ethernet[1](4).slice(0, 12),
    type >> 8,
    type & 255,
    ...rest,
  ]
  test.each([
    [1, ether(0x0806, 1, 2, 3), 'not IP: ARP'],
    [1, ether(0x8847, 1, 2, 3), 'not IP: MPLS'],
    [1, ether(0x8864, 1, 2, 3), 'not IP: PPPoE'],
    [1, ether(0x0800, 0x45), 'cut inside the IP header'],
    [1, ether(0x0800).slice(0, 9), 'cut inside the link header'],
    [101, ipv4([0, 53, 0, 53, 0, 8, 0, 0], { protocol: 17 }), 'not TCP: UDP'],
    [101, ipv4([0, 53, 8, 104, 0, 8, 0, 0], { protocol: 17 }), 'not TCP: UDP, a tunnel by its port (GTP)'],
    [101, ipv4([], { protocol: 47 }), 'not TCP: a tunnel: GRE'],
    [101, ipv4([1, 2, 3]), 'broken TCP header'],
    [101, [0x95, 1], 'broken IP header'],
    [127, [0], 'link type 127 (Wi-Fi with radiotap) is not supported'],
    [239, [0], 'link type 239 (NFLOG) is not supported'],
    [0, [1, 0, 0, 7], 'not IP: address family 1'],
  ])('link type %i, %j: %s', (link, octets, reason) => {
    const { records, skipped, notices } = captureOf(pcap([{ octets }], { link }))
    expect({ records, skipped, notices }).toEqual({
      records: 1,
      skipped: 1,
      notices: [{ packet: 1, reason }],
    })
  })

  test('a header that the capture cut is told from one that is broken', () => {
    const octets = ipv4(tcp({ flags: SYN, seq: 1 })).slice(0, 30)
    const { notices } = captureOf(pcap([{ octets, wireLength: 40 }], { link: 101 }))
    expect(notices).toEqual([{ packet: 1, reason: 'cut inside the TCP header' }])
  })
})

describe('a file that is cut off or broken', () => {
  test('gives all packets before that, and says where it ends', () => {
    const file = pcap(plain)
    const { records, notices } = captureOf(file.subarray(0, file.length - 3))
    expect({ records, notices }).toEqual({
      records: 7,
      notices: [{ packet: 8, reason: 'the file ends inside a packet' }],
    })
  })

  test('a length that no packet has ends the reading, and nothing is allocated by it', () => {
    const file = pcap([...plain, ...plain])
    const at = 24 + plain.reduce((sum, { octets }) => sum + 16 + octets.length, 0)
    file.set([0xff, 0xff, 0xff, 0x7f], at + 8)
    const { records, notices } = captureOf(file)
    expect({ records, notices }).toEqual({
      records: 8,
      notices: [{ packet: 9, reason: 'a record of 2147483647 octets: more than any packet has' }],
    })
  })

  test.each([
    ['', 'empty'],
    ['what is this', 'neither pcap nor pcapng'],
    ['snoop\0\0\0 and so on', 'a snoop capture'],
    ['PK\u0003\u0004 and so on', 'a zip archive'],
  ])('%j is no capture: %s', (text, what) => {
    const { push, end } = captureReader()
    push(new TextEncoder().encode(text))
    expect(end()).toEqual({ what })
  })
})

/** As many in every run of the tests; more with `npm run fuzz:capture`. */
const MUTATED = Number(process.env.RUNS ?? 5000)

test(
  'captures with octets changed and cut out: none throws, hangs or loses count',
  () => {
    const { section, description, enhanced, simple } = pcapngBlocks(LITTLE)
    const all = Object.values(LINKS).map(([link, before]) =>
      pcap(
        packetsOf((made) => [...before(4), ...ipv4(tcp(made), made)]),
        { link },
      ),
    )
    const [packet] = plain
    const ng = [
      section(),
      description(1),
      ...plain.map((p) => enhanced(p)),
      ...(packet ? [simple(packet)] : []),
    ]
    const seeds = [...all, Uint8Array.from(ng.flat())]
    const place = fc.nat({ max: 1200 })
    const changes = fc.array(fc.record({ at: place, value: fc.integer({ min: 0, max: 255 }) }), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        changes,
        place,
        fc.nat({ max: 40 }),
        (seed, edits, cut, size) => {
          const file = Uint8Array.from(seed)
          for (const { at, value } of edits) file[at % file.length] = value
          const { push, end } = captureReader()
          push(file.subarray(0, cut))
          push(file.subarray(cut + size))
          const result = end()
          if (!('packets' in result)) return
          const { records, skipped, packets } = result
          expect(records).toBe(skipped + packets.count)
          for (const { id, packets: count } of listOf(result).connections) {
            expect(timelineOf(result, id).segments.length).toBe(count)
            expect(count).toBeGreaterThan(0)
          }
        },
      ),
      { numRuns: MUTATED },
    )
  },
  60_000 + 20 * MUTATED,
)
