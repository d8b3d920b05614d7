import { describe, expect, test } from 'vitest'
import { arrivalsIn, causesIn, sentIn, timelineOf } from './testing/play'

const OPEN = 'server: listen\nclient: connect\n'

describe('a fault counts the segments of its side that match', () => {
  test('the first, where it names none', () => {
    expect(sentIn(timelineOf(`lose client SYN\n${OPEN}`)).slice(0, 2)).toEqual([
      '0 client SYN lost',
      '1 client SYN retransmission',
    ])
  })

  test('retransmissions included', () => {
    const sent = sentIn(timelineOf(`lose client SYN 2..3\nlose client SYN 1\n${OPEN}`))
    expect(sent.slice(0, 4)).toEqual([
      '0 client SYN lost',
      '1 client SYN retransmission lost',
      '3 client SYN retransmission lost',
      '7 client SYN retransmission',
    ])
  })

  test('of that side only, and of no other kind', () => {
    const sent = sentIn(timelineOf(`lose server FIN all\nlose client ACK 2\n${OPEN}client: send 5`))
    expect(sent).toEqual([
      '0 client SYN',
      '0.05 server SYN+ACK',
      '0.1 client ACK',
      '0.15 client PSH+ACK 5',
      '0.2 server ACK',
    ])
  })

  test('a FIN with or without ACK, data with or without FIN', () => {
    const { segments } = timelineOf(`lose client FIN\n${OPEN}client: close`)
    expect(segments.find(({ fate }) => fate === 'lost')?.flags).toEqual(['FIN', 'ACK'])
  })
})

describe('what the link does', () => {
  test('loses: half-way, and nobody ever judges it', () => {
    const [syn] = timelineOf(`lose client SYN\n${OPEN}`).segments
    expect(syn).toMatchObject({ fate: 'lost', lostAt: 0.025, arrivesAt: null, verdict: null })
  })

  test('duplicates: the copy arrives a fifth of the delay later', () => {
    expect(arrivalsIn(timelineOf(`duplicate client SYN\n${OPEN}`)).slice(0, 3)).toEqual([
      '0.05 server SYN: listen-syn',
      '0.06 server SYN: outside-window',
      '0.1 client SYN+ACK: syn-sent-syn-ack',
    ])
  })

  test('delays: by so much more', () => {
    expect(arrivalsIn(timelineOf(`delay 300ms client SYN\n${OPEN}`))[0]).toBe('0.35 server SYN: listen-syn')
  })

  test('reorders: until the next segment of that side has arrived', () => {
    const text = `reorder client DATA 2\nclient mss=100\n${OPEN}client: send 300`
    expect(arrivalsIn(timelineOf(text)).filter((line) => line.includes('100'))).toEqual([
      '0.2 server ACK 100: text',
      '0.2 server PSH+ACK 100: text-out-of-order',
      '0.2 server ACK 100: text',
    ])
  })

  test('reorders: a segment sent before does not count as the next', () => {
    // The first is late; the second waits for the third, not for the first.
    const text = `delay 100ms client DATA 1\nreorder client DATA 2\n${OPEN}wait 0s\nclient: send 10
      at 200ms client: send 20\nat 400ms client: send 30`
    expect(arrivalsIn(timelineOf(text)).filter((line) => /\d0:/.test(line))).toEqual([
      '0.3 server PSH+ACK 10: text',
      '0.45 server PSH+ACK 30: text-out-of-order',
      '0.45 server PSH+ACK 20: text',
    ])
  })

  test('reorders: what nothing follows arrives all the same', () => {
    expect(arrivalsIn(timelineOf(`reorder client RST\n${OPEN}client: abort`)).at(-1)).toMatch(
      /server RST: rst$/,
    )
  })
})

describe('a link of any length', () => {
  test('without delay everything happens at one instant, in order', () => {
    const causes = causesIn(timelineOf(`delay 0ms\n${OPEN}client: close\nserver: close`))
    expect(causes.slice(0, -1).every((cause) => cause.startsWith('0 '))).toBe(true)
    expect(causes.at(-1)).toBe('240 client time-wait timer')
  })

  test('ten minutes one way: the user is told long before an answer can come', () => {
    const { moments } = timelineOf(`delay 10min\n${OPEN}`)
    expect(moments.find(({ signals }) => signals.length > 0)).toMatchObject({
      time: 300,
      signals: [{ endpoint: 'client', signal: 'error: connection aborted due to user timeout' }],
    })
  })
})
