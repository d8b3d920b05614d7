import { describe, expect, test } from 'vitest'
import { endpoint } from '../endpoint/endpoint'
import type { SegmentOptions } from '../wire/segment'

/** An endpoint that has answered a SYN with these options; its peer's first octet is 101. */
function serverOf(options: SegmentOptions, profile: 'linux' | 'rfc9293' = 'linux') {
  const server = endpoint({ profile, iss: 300 })
  server.call('open', { mode: 'passive' })
  const [synAck] = server.receive({ flags: ['SYN'], seq: 100, options }).sent
  server.advance(0.05)
  server.receive({ flags: ['ACK'], seq: 101, ack: 301 })
  return { server, synAck }
}

const PERMITTED = { mss: 1460, sackPermitted: true }

describe('SACK is used where both SYNs permit it', () => {
  test.each([
    ['linux', PERMITTED, true],
    ['linux', { mss: 1460 }, undefined],
    ['rfc9293', PERMITTED, undefined],
  ] as const)('%s, and a SYN with %j', (profile, options, permitted) => {
    const { server, synAck } = serverOf(options, profile)
    expect(synAck?.options.sackPermitted).toBe(permitted)
    const [ack] = server.receive({ flags: ['ACK'], seq: 111, ack: 301, length: 10 }).sent
    expect(ack?.options.sack).toEqual(permitted && [[111, 121]])
  })
})

describe('what a receiver tells', () => {
  test('the block of what has just arrived first, four at most, until the gap before it is filled', () => {
    const { server } = serverOf(PERMITTED)
    const told = (offset: number, flags: readonly ('ACK' | 'FIN')[] = ['ACK']) =>
      server.receive({ flags, seq: 101 + offset, ack: 301, length: 10 }).sent[0]?.options.sack
    const block = (from: number, to: number) => [101 + from, 101 + to]

    expect(told(20)).toEqual([block(20, 30)])
    expect(told(40)).toEqual([block(40, 50), block(20, 30)])
    expect(told(30)).toEqual([block(20, 50)])
    expect(told(60)).toEqual([block(60, 70), block(20, 50)])
    expect(told(80)).toEqual([block(80, 90), block(60, 70), block(20, 50)])
    expect(told(100, ['FIN', 'ACK'])).toEqual([block(100, 111), block(80, 90), block(60, 70), block(20, 50)])
    expect(told(10)?.[0]).toEqual(block(10, 50))
    expect(told(0)).not.toContainEqual(block(10, 50))
  })

  test('what has arrived before (RFC 2883), and only to whoever has sent it again', () => {
    const { server } = serverOf(PERMITTED)
    server.receive({ flags: ['ACK'], seq: 101, ack: 301, length: 10 })
    const again = { flags: ['ACK'], seq: 101, ack: 301, length: 10 } as const
    expect(server.receive(again).sent[0]?.options.sack).toEqual([[101, 111]])
    const next = { flags: ['ACK'], seq: 111, ack: 301, length: 10 } as const
    expect(server.receive(next).sent[0]?.options.sack).toBeUndefined()
  })
})

describe('what a sender does with it', () => {
  /** Ten segments are outstanding, and this much of them is acknowledged. */
  function told(...blocks: readonly (readonly [number, number])[]) {
    const { server } = serverOf(PERMITTED)
    server.call('send', { length: 14_600 })
    server.advance(0.05)
    const octet = (segment: number) => 301 + 1460 * segment
    const sack = blocks.map(([from, to]) => [octet(from), octet(to)] as const)
    const { sent } = server.receive({ flags: ['ACK'], seq: 101, ack: 301, options: { sack } })
    return sent.map(({ seq }) => (seq - 301) / 1460)
  }

  test('sends the holes again once three segments that left later have arrived', () => {
    expect(told([1, 3])).toEqual([])
    expect(told([1, 4])).toEqual([0])
    expect(told([1, 2], [3, 4], [5, 8])).toEqual([0, 2, 4])
  })

  test('believes nothing that it has not sent', () => {
    expect(told([20, 40])).toEqual([])
    expect(told([-5, -2])).toEqual([])
  })
})
