import { describe, expect, test } from 'vitest'
import { follower } from './follow/follow'
import { hostsOf } from './list'
import { FROM_B } from './table/packets'
import { rowsOf } from './table/rows'
import { captureOf } from './testing/read'
import { bytesOf, jsonOf, namesIn } from './testing/truth'

interface TruthPacket {
  readonly n: number
  readonly dir: '>' | '<'
  readonly flags: string
  readonly seq: number
  readonly ack: number
  readonly len: number
  readonly win: number
}

interface Stream {
  readonly a: readonly [string, number]
  readonly b: readonly [string, number]
  readonly packets: readonly TruthPacket[]
  readonly summary: { readonly first_fin: 'a' | 'b' | null }
}

interface Truth {
  readonly file: string
  readonly frames: number
  readonly streams: readonly Stream[]
}

/** Captures of which streams are not ours, and why: what tshark looks into and we name and pass over. */
const PASSED_OVER: Readonly<Record<string, string>> = {
  'ak-gtp-iphone': 'UDP, a tunnel by its port (GTP)',
  'ak-nflog': 'NFLOG',
  'pp-one-http-stream-rst': 'PPPoE',
  'sv-bug-5437-02': 'GRE',
  'sv-decode-chdlc-01-hdlc-http-1tx': 'Cisco HDLC',
  'zk-mixed-vlan-mpls': 'MPLS',
  'nd-ajp': 'Cisco FabricPath',
}

const FLAGS: Readonly<Record<string, number>> = { F: 1, S: 2, R: 4, P: 8, A: 16, U: 32, E: 64, C: 128 }

const bits = (flags: string): number =>
  Array.from(flags, (flag) => FLAGS[flag] ?? 0).reduce((a, b) => a | b, 0)

const host = ([address, port]: readonly [string, number]) =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`

const names = namesIn('captures')
  .filter((name) => name.endsWith('.truth.json'))
  .map((name) => name.replace('.truth.json', ''))

/** Numbers that a segment takes: [first, one beyond the last], of one that wraps counted on. */
const numbersOf = ({ seq, len, flags }: TruthPacket): readonly [number, number] => [
  seq,
  seq + len + (flags.includes('S') ? 1 : 0) + (flags.includes('F') ? 1 : 0),
]

/** PRODUCT.md's counts, worked out from the truth's packets the plain way: a set of numbers. */
function countsOf({ packets }: Stream, dir: '>' | '<') {
  const seen = new Set<number>()
  let octets = 0
  let retransmissions = 0
  let largest: number | null = null
  const windows = { '>': 1, '<': 1 }
  for (const packet of packets) {
    const { flags, seq, len } = packet
    if (flags.includes('R')) continue
    if (packet.dir !== dir) {
      windows[packet.dir] = packet.win
      continue
    }
    const [from, to] = numbersOf(packet)
    const bare = len <= 1 && !/[SF]/.test(flags)
    const isProbe = bare && (windows[dir === '>' ? '<' : '>'] === 0 || largest === seq + 1)
    let again = false
    for (let n = from; n < to; n++) {
      if (seen.has(n)) again = true
      else if (n >= from + (flags.includes('S') ? 1 : 0) && n < to - (flags.includes('F') ? 1 : 0))
        octets += 1
      seen.add(n)
    }
    if (again && !isProbe) retransmissions += 1
    largest = Math.max(largest ?? 0, to)
  }
  return { octets, retransmissions }
}

if (names.length === 0) test.skip('foreign captures (skipped where ../shared is absent)')

describe.skipIf(names.length === 0)('foreign captures', () => {
  test.each(names.filter((name) => !PASSED_OVER[name]))('%s: what tshark sees', (name) => {
    const truth = jsonOf<Truth>(`captures/${name}.truth.json`)
    const capture = captureOf(bytesOf(`captures/${truth.file}`))
    const { packets, connections } = capture
    const follow = follower(capture)
    const found = Array.from({ length: connections.count }, (_, id) => {
      const [a, b] = hostsOf(capture, id, false)
      return {
        a,
        b,
        packets: [...rowsOf(capture, id)].map((row) => ({
          n: packets.number[row],
          dir: (packets.flags[row] ?? 0) & FROM_B ? '<' : '>',
          flags: (packets.flags[row] ?? 0) & 0xff,
          seq: packets.seq[row],
          ack: packets.ack[row],
          len: packets.length[row],
          win: packets.window[row],
        })),
      }
    })
    expect({ frames: capture.records, streams: found }).toEqual({
      frames: truth.frames,
      streams: truth.streams.map(({ a, b, packets: of }) => ({
        a: host(a),
        b: host(b),
        packets: of.map(({ n, dir, flags, seq, ack, len, win }) => ({
          n,
          dir,
          flags: bits(flags),
          seq,
          ack,
          len,
          win,
        })),
      })),
    })
    expect(capture.records).toBe(
      capture.skipped + truth.streams.reduce((sum, { packets: of }) => sum + of.length, 0),
    )
    for (const [id, stream] of truth.streams.entries()) {
      const { clientIsB, octets, retransmissions, resets } = follow(id)
      const a = countsOf(stream, '>')
      const b = countsOf(stream, '<')
      const [client, server] = clientIsB ? [b, a] : [a, b]
      expect({ id, octets, retransmissions, resets }).toEqual({
        id,
        octets: { client: client.octets, server: server.octets },
        retransmissions: client.retransmissions + server.retransmissions,
        resets: stream.packets.filter(({ flags }) => flags.includes('R')).length,
      })
    }
  })

  test.each(Object.entries(PASSED_OVER))('%s: not read, and told: %s', (name, what) => {
    const truth = jsonOf<Truth>(`captures/${name}.truth.json`)
    const { records, notices, connections } = captureOf(bytesOf(`captures/${truth.file}`))
    expect(records).toBe(truth.frames)
    expect(notices.some(({ reason }) => reason.includes(what))).toBe(true)
    expect(connections.count).toBeLessThanOrEqual(truth.streams.length)
  })

  const bad = namesIn('captures/bad').filter((name) => !name.endsWith('.truth.json'))

  test.each(bad)('%s is refused or survived, with a word', (name) => {
    const octets = bytesOf(`captures/bad/${name}`)
    let word = ''
    try {
      const { records, notices, skipped } = captureOf(octets)
      expect(skipped).toBeLessThanOrEqual(records)
      word = notices.map(({ reason }) => reason).join() || `${records} records`
    } catch (error) {
      word = String(error)
    }
    expect(word).not.toBe('')
  })
})
