import { describe, expect, test } from 'vitest'
import { listOf } from '../list'
import { ipv4, type Made, pcap, tcp } from '../testing/build'
import { captureOf } from '../testing/read'

const SYN = 2
const ACK = 16
const FIN = 1
const RST = 4

const HANDSHAKE: readonly Made[] = [
  { flags: SYN, seq: 100 },
  { flags: SYN | ACK, seq: 300, ack: 101, back: true },
  { flags: ACK, seq: 101, ack: 301 },
]

/** Kinds and packets of what is found in these segments, an eighth of a second apart. */
function findingsIn(...made: readonly Made[]) {
  const packets = made.map((each, i) => ({ octets: ipv4(tcp(each), each), time: 1 + i / 8 }))
  const [connection] = [...listOf(captureOf(pcap(packets, { link: 101 }))).connections]
  return connection?.findings.map(({ kind, side, packets: shown }) => [kind, side, ...shown].join(' '))
}

describe('what a connection shows', () => {
  const request: Made = { flags: ACK, seq: 101, ack: 301, length: 10 }
  test.each<readonly [string, readonly Made[], readonly string[]]>([
    ['nothing', HANDSHAKE, []],
    [
      'SYNs that nobody answers',
      [
        { flags: SYN, seq: 1 },
        { flags: SYN, seq: 1 },
      ],
      ['syn-unanswered client 1 2', 'retransmission client 2'],
    ],
    [
      'a SYN that is refused',
      [
        { flags: SYN, seq: 1 },
        { flags: RST | ACK, seq: 0, ack: 2, back: true },
      ],
      ['refused server 1 2'],
    ],
    ['a reset', [...HANDSHAKE, { flags: RST | ACK, seq: 101, ack: 301 }], ['reset client 4']],
    [
      'a reset of who has not read',
      [...HANDSHAKE, request, { flags: RST | ACK, seq: 301, ack: 111, back: true }],
      ['reset-with-unread-data server 5'],
    ],
    ['data sent again', [...HANDSHAKE, request, request], ['retransmission client 5']],
    [
      'data sent again that had been acknowledged',
      [...HANDSHAKE, request, { flags: ACK, seq: 301, ack: 111, back: true }, request],
      ['spurious-retransmission client 6'],
    ],
    ['a gap', [...HANDSHAKE, { ...request, seq: 151 }], ['previous-segment-lost client 4']],
    [
      'a receiver that does not read, and then does',
      [
        ...HANDSHAKE,
        request,
        { flags: ACK, seq: 301, ack: 111, window: 0, back: true },
        { flags: ACK, seq: 301, ack: 111, window: 500, back: true },
      ],
      ['zero-window server 5', 'window-update server 6'],
    ],
    ['a keep-alive', [...HANDSHAKE, { flags: ACK, seq: 100, ack: 301 }], ['keep-alive client 4']],
    [
      'a close that is not answered',
      [
        ...HANDSHAKE,
        { flags: FIN | ACK, seq: 101, ack: 301 },
        { flags: ACK, seq: 301, ack: 102, back: true },
      ],
      ['never-closed server 4'],
    ],
    [
      'data for who has closed',
      [
        ...HANDSHAKE,
        { flags: FIN | ACK, seq: 101, ack: 301 },
        { flags: ACK, seq: 301, ack: 102, length: 9, back: true },
        { flags: RST, seq: 102 },
      ],
      ['data-after-close client 5 6'],
    ],
    ['a beginning that is missing', [request], ['starts-in-the-middle  1']],
  ])('%s', (_what, made, found) => {
    expect(findingsIn(...made)).toEqual(found)
  })
})
