import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ARRIVAL, Queue, TIMER } from './queue'
import { causesIn, timelineOf } from './testing/play'

describe('the queue', () => {
  test('gives what is due first; at one instant arrivals before timers, then in order of issue', () => {
    const entry = fc.record({ time: fc.integer({ min: 0, max: 4 }), rank: fc.constantFrom(ARRIVAL, TIMER) })
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 60 }), (entries) => {
        const queue = new Queue<number>()
        for (const [i, { time, rank }] of entries.entries()) queue.add(time, rank, i)
        const given = entries.map(() => queue.shift()?.item)
        const expected = [...entries.entries()].sort(
          ([i, a], [j, b]) => a.time - b.time || a.rank - b.rank || i - j,
        )
        expect(given).toEqual(expected.map(([i]) => i))
        expect(queue.shift()).toBeUndefined()
      }),
    )
  })
})

describe('at one instant', () => {
  test('a segment arrives before a timer goes off, and the call comes last', () => {
    // The SYN is lost, its retransmission leaves at 1 s; delay and RTO are the same second.
    const causes = causesIn(
      timelineOf(`
        delay 1s
        lose client SYN 1
        server: listen
        client: connect
        at 3s
        server: send 1
      `),
    )
    expect(causes.filter((cause) => cause.startsWith('3 '))).toEqual([
      '3 client receives SYN+ACK',
      '3 server retransmission timer',
      '3 server send',
    ])
  })

  test('calls joined by & are moments of their own, in the order written', () => {
    expect(causesIn(timelineOf('client: connect & server: listen\nclient: abort')).slice(0, 3)).toEqual([
      '0 start',
      '0 client connect',
      '0 server listen',
    ])
  })
})
