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
    const text = `set client noDelay=1\ndelay 100ms client DATA 1\nreorder client DATA 2\n${OPEN}wait 0s\nclient: send 10
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

describe('a fault in a span of time', () => {
  test('outage: what either side sends from one time until just before another is lost', () => {
    const text = `${OPEN}at 1s\nclient: send 10\nserver: send 20\noutage 1s..4s`
    expect(sentIn(timelineOf(text, 'linux')).filter((line) => !/SYN/.test(line))).toMatchInlineSnapshot(`
      [
        "0.1 client ACK",
        "1 client PSH+ACK 10 lost",
        "1.3 client PSH+ACK 10 retransmission lost",
        "1.6 client PSH+ACK 10 retransmission lost",
        "2.2 client PSH+ACK 10 retransmission lost",
        "3.4 client PSH+ACK 10 retransmission lost",
        "5.8 client PSH+ACK 10 retransmission",
        "5.85 server ACK",
        "5.9 server PSH+ACK 20",
        "5.95 client ACK",
      ]
    `)
  })

  test('outage of one side, from its beginning on and not at its end', () => {
    const text = `${OPEN}at 1s client: send 1\nat 2s client: send 2\nat 3s client: send 3`
    const lost = (fault: string) =>
      timelineOf(`${text}\n${fault}`)
        .segments.filter(({ fate }) => fate === 'lost')
        .map(({ from, sentAt }) => `${from} ${sentAt}`)
    expect(lost('outage client 1s..2s')).toEqual(['client 1'])
    expect(lost('outage server 1s..2s')).toEqual(['server 1.05'])
    expect(lost('outage 1s..1050001us')).toEqual(['client 1'])
  })

  test('ordinals count what is sent in that time', () => {
    const text = `set client noDelay=1\n${OPEN}at 1s client: send 1\nat 2s client: send 2\nat 3s client: send 3`
    const lost = (fault: string) =>
      timelineOf(`${text}\n${fault}`)
        .segments.filter(({ fate }) => fate === 'lost')
        .map(({ length }) => length)
    expect(lost('lose client DATA 2 during 1500ms..10s')).toEqual([3])
    expect(lost('lose client DATA all during 0s..2500ms')).toEqual([1, 1, 2])
    expect(lost('lose client DATA during 1500ms..2500ms')).toEqual([2])
  })
})

test('a copy that the link makes is lost or delayed by itself', () => {
  const arrivalsOf = (fault: string) =>
    timelineOf(`${OPEN}client: send 5\nduplicate client DATA\n${fault}`)
      .segments.filter(({ length }) => length > 0)
      .map(({ kind, fate, arrivesAt }) => `${kind} ${fate} ${arrivesAt}`)
  expect(arrivalsOf('')).toEqual(['original delivered 0.2', 'duplicate delivered 0.21'])
  expect(arrivalsOf('lose client DATA copy')).toEqual(['original delivered 0.2', 'duplicate lost null'])
  expect(arrivalsOf('delay 90ms client DATA copy')).toEqual([
    'original delivered 0.2',
    'duplicate delivered 0.3',
  ])
  expect(arrivalsOf('lose client DATA')[1]).toBe('duplicate delivered 0.21')
})
