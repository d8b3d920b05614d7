import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { run, scenarios } from '../engine'
import { timelineOf } from '../simulation/testing/play'
import type { SegmentFlight, Timeline } from '../timeline/timeline'
import { packetsIn } from './testing/read-back'
import { toPcap } from './write'

const OPENED = 'server: listen\nclient: connect\n'

const handshake = timelineOf(OPENED)

/** A run of these segments; what a test does not say is as in a SYN without options. */
function sending(...segments: readonly Partial<SegmentFlight>[]): Timeline {
  const [syn] = handshake.segments
  if (!syn) throw new Error('nothing was sent')
  return { ...handshake, segments: segments.map((own, id) => ({ ...syn, options: {}, id, ...own })) }
}

const writtenOf = (timeline: Timeline) => packetsIn(toPcap(timeline))
const words = (data: Uint8Array) => new TextDecoder().decode(data)

test('the file says pcap 2.4, little-endian, raw IP', () => {
  const header = toPcap(handshake).subarray(0, 24)
  expect(Buffer.from(header).toString('hex')).toBe('d4c3b2a10200040000000000000000000000040065000000')
})

test('a handshake reads as it was sent', () => {
  expect(
    writtenOf(handshake).map(({ time, source, destination, flags, seq, ack, window }) =>
      [time, source, destination, flags.join('+'), seq, ack, window].join(' '),
    ),
  ).toEqual([
    '0 10.0.0.1:51000 10.0.0.2:80 SYN 100 0 65535',
    '0.05 10.0.0.2:80 10.0.0.1:51000 SYN+ACK 300 101 65535',
    '0.1 10.0.0.1:51000 10.0.0.2:80 ACK 101 301 65535',
  ])
})

describe('what is in the capture', () => {
  test('lost segments are, as they left; what is sent again carries the same octets', () => {
    const [lost, again] = writtenOf(timelineOf(`${OPENED}lose client DATA 1\nclient: send 100\n`)).filter(
      ({ data }) => data.length > 0,
    )
    expect(again?.data).toEqual(lost?.data)
    expect(again?.identification).not.toBe(lost?.identification)
  })

  test("the link's copy is, with the number of the datagram that it copies", () => {
    const [first, copy, next] = writtenOf(timelineOf(`${OPENED}duplicate client SYN\n`)).filter(
      ({ source }) => source.startsWith('10.0.0.1'),
    )
    expect(copy).toEqual(first)
    expect(next?.identification).not.toBe(first?.identification)
  })

  test('a forged segment is, under the name that it goes by', () => {
    const forged = writtenOf(timelineOf(`${OPENED}inject to server RST seq=RCV.NXT+500\n`)).find(
      ({ flags }) => flags.includes('RST'),
    )
    expect(forged).toMatchObject({ source: '10.0.0.1:51000', destination: '10.0.0.2:80', seq: 601 })
  })

  test('a connection with itself has one address at both ends', () => {
    for (const { source, destination } of writtenOf(timelineOf('self\nclient: connect\n'))) {
      expect(destination).toBe(source)
    }
  })

  test('the order is that of time, then of issue', () => {
    const times = writtenOf(sending({ sentAt: 2 }, { sentAt: 1, seq: 7 }, { sentAt: 1, seq: 5 }))
    expect(times.map(({ time, seq }) => [time, seq])).toEqual([
      [1, 7],
      [1, 5],
      [2, 100],
    ])
  })
})

describe('data', () => {
  test('can be read, and is told by its sequence number alone', () => {
    const whole = writtenOf(sending({ flags: ['ACK'], ack: 1, seq: 2 ** 32 - 6, length: 16 }))[0]
    const tail = writtenOf(sending({ flags: ['ACK'], ack: 1, seq: 4, length: 6 }))[0]
    expect(words(whole?.data ?? new Uint8Array())).toBe('WXYZ.\n0123456789')
    expect(words(tail?.data ?? new Uint8Array())).toBe('456789')
  })

  test('begins behind the number that a SYN takes', () => {
    expect(words(writtenOf(sending({ seq: 0, length: 3 }))[0]?.data ?? new Uint8Array())).toBe('123')
  })

  test('longer than a datagram leaves the length at 0, as segmentation offload does', () => {
    const [packet] = writtenOf(sending({ flags: ['ACK'], ack: 1, length: 65_535 }))
    expect(packet).toMatchObject({ totalLength: 0, checksums: { ip: true } })
    expect(packet?.data.length).toBe(65_535)
  })
})

describe('the window', () => {
  const windows = (...segments: readonly Partial<SegmentFlight>[]) =>
    writtenOf(sending(...segments)).map(({ window }) => window)
  const server = { from: 'server', to: 'client' } as const
  const ack = { flags: ['ACK'], ack: 1, window: 1_000_000 } as const

  test('is scaled once both SYNs said so, each by its own shift, and never on a SYN', () => {
    expect(
      windows(
        { options: { windowScale: 7 } },
        { ...server, flags: ['SYN', 'ACK'], ack: 1, options: { windowScale: 5 }, window: 64_000 },
        ack,
        { ...server, ...ack },
      ),
    ).toEqual([65_535, 64_000, 1_000_000 >> 7, 1_000_000 >> 5])
  })

  test('is as large as the field where only one did', () => {
    expect(
      windows({ options: { windowScale: 7 } }, { ...server, flags: ['SYN', 'ACK'], ack: 1 }, ack),
    ).toEqual([65_535, 65_535, 65_535])
  })

  test('is not scaled anew by a forged SYN', () => {
    expect(
      windows(
        { options: { windowScale: 7 } },
        { ...server, flags: ['SYN', 'ACK'], ack: 1, options: { windowScale: 5 } },
        { kind: 'forged' },
        ack,
      ).at(-1),
    ).toBe(1_000_000 >> 7)
  })
})

test('options stand one behind the other, each ending on a multiple of four', () => {
  const options = { mss: 1460, windowScale: 7, timestamps: { value: 1, echo: 0xfffffffe } }
  const [packet] = writtenOf(sending({ options: { ...options, sackPermitted: true } }))
  expect(Buffer.from(packet?.options ?? []).toString('hex')).toBe(
    ['020405b4', '01010402', '0101080a', '00000001', 'fffffffe', '01030307'].join(''),
  )
})

test('whatever the segment, what is read back is what was sent, and both checksums hold', () => {
  const flags = fc.subarray(['SYN', 'FIN', 'RST', 'PSH', 'ACK', 'URG'] as const)
  const uint32 = fc.integer({ min: 0, max: 2 ** 32 - 1 })
  const segment = fc.record({
    flags,
    seq: uint32,
    ack: uint32,
    length: fc.integer({ min: 0, max: 3000 }),
    window: fc.integer({ min: 0, max: 65_535 }),
    sentAt: fc.integer({ min: 0, max: 10 ** 10 }).map((microseconds) => microseconds / 1_000_000),
    options: fc.record({ mss: fc.integer({ min: 0, max: 65_535 }) }, { requiredKeys: [] }),
  })
  fc.assert(
    fc.property(segment, ({ sentAt, options, ...sent }) => {
      const [packet] = writtenOf(sending({ ...sent, sentAt, options: options as SegmentFlight['options'] }))
      const { length, ...fields } = sent
      expect(packet).toMatchObject({ ...fields, time: sentAt, checksums: { ip: true, tcp: true } })
      expect(packet?.data.length).toBe(length)
    }),
  )
})

test('an address that is not IPv4 with a port is refused by name', () => {
  for (const client of ['[::1]:80', '10.0.0.1', '10.0.0.256:80', '10.0.0.1:65536']) {
    expect(() => toPcap({ ...handshake, addresses: { ...handshake.addresses, client } })).toThrow(client)
  }
})

test.each(
  scenarios.flatMap(
    ({ id, script }) =>
      [
        [id, 'rfc9293', script],
        [id, 'linux', script],
      ] as const,
  ),
)('%s by %s: every segment is written, every checksum holds', (_id, profile, script) => {
  const result = run(script, profile)
  if (!result.ok) throw new Error(result.error.message)
  const packets = writtenOf(result.timeline)
  expect(packets.length).toBe(result.timeline.segments.length)
  for (const { checksums } of packets) expect(checksums).toEqual({ ip: true, tcp: true })
})
