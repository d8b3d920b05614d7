import { describe, expect, test } from 'vitest'
import type { EndpointOptions } from '../endpoint/endpoint'
import { type Party, party, partyIn } from '../testing/exchange'

/** How many segments have left since this was looked at last. */
const leaving = (p: Party): number => p.outbox.splice(0).length

/** An established sender of `segments` segments of 1000 octets: IW is four of them. */
const sending = (segments: number, options: EndpointOptions = {}): Party =>
  partyIn('ESTABLISHED', { mss: 1000, ...options }).calls('send', { length: segments * 1000 })

describe('slow start (RFC 5681 §3.1)', () => {
  test.each([
    [536, 4],
    [1095, 4],
    [1096, 3],
    [2190, 3],
    [2191, 2],
  ])('with an MSS of %i it begins with %i segments', (mss, segments) => {
    expect(leaving(partyIn('ESTABLISHED', { mss }).calls('send', { length: 30_000 }))).toBe(segments)
  })

  test('in Linux with ten', () => {
    expect(leaving(sending(30, { profile: 'linux' }))).toBe(10)
  })

  test('with one where the SYN was lost', () => {
    const p = party({ mss: 1000 }).calls('open', { mode: 'active' }).passes(1)
    p.receives('SYN+ACK', { seq: 300, ack: 101, mss: 1000 })
    p.outbox.splice(0)
    expect(leaving(p.calls('send', { length: 10_000 }))).toBe(1)
  })

  test('every ACK lets one segment more leave than it acknowledges', () => {
    const p = sending(30)
    expect(leaving(p)).toBe(4)
    expect(leaving(p.receives('ACK', { ack: 1101 }))).toBe(2)
    expect(leaving(p.receives('ACK', { ack: 2101 }))).toBe(2)
  })

  test('never beyond the window of the peer', () => {
    expect(leaving(sending(30, { tcb: { 'SND.WND': 2000 } }))).toBe(2)
  })

  test('ends at ssthresh: from there about one segment more per round trip', () => {
    const p = sending(100)
    p.passes(1)
    expect(leaving(p)).toBe(4 + 1)
    // ssthresh is two segments now, the window one.
    p.receives('ACK', { ack: 4101 })
    expect(leaving(p)).toBe(2)
    p.receives('ACK', { ack: 5101 }).receives('ACK', { ack: 6101 })
    expect(leaving(p)).toBe(2)
    p.receives('ACK', { ack: 7101 }).receives('ACK', { ack: 8101 })
    expect(leaving(p)).toBe(3)
  })
})

describe('fast retransmit (RFC 5681 §3.2)', () => {
  test('the third duplicate ACK has the segment that it asks for sent again', () => {
    sending(4)
      .sends('ACK', { seq: 101 })
      .sends('ACK', { seq: 1101 })
      .sends('ACK', { seq: 2101 })
      .sends('ACK', { seq: 3101 })
      .receives('ACK', { ack: 101 })
      .judges('ack-duplicate')
      .receives('ACK', { ack: 101 })
      .sendsNothing()
      .receives('ACK', { ack: 101 })
      .judges('ack-duplicate-third')
      .sends('ACK', { seq: 101, length: 1000 })
      .sendsNothing()
      .receives('ACK', { ack: 101 })
      .judges('ack-duplicate')
      .sendsNothing()
      .receives('ACK', { ack: 4101 })
      .knows({ 'SND.UNA': 4101 })
      .passes(100)
      .sendsNothing()
  })

  test('what carries data, or tells another window, is no duplicate', () => {
    const p = sending(4)
    p.outbox.splice(0)
    p.receives('ACK', { ack: 101 }).receives('ACK', { ack: 101 })
    p.receives('ACK', { ack: 101, window: 9000 }).sendsNothing()
    p.receives('ACK', { ack: 101, length: 10 }).sends('ACK', { ack: 311, length: 0 }).sendsNothing()
  })

  test('nor where nothing is outstanding', () => {
    const p = partyIn('ESTABLISHED')
    for (let i = 0; i < 5; i++) p.receives('ACK').judges('ack-duplicate')
    p.sendsNothing()
  })

  test('nor are the answers to probes of a closed window', () => {
    const p = partyIn('ESTABLISHED', { tcb: { 'SND.WND': 0 } })
      .calls('send', { length: 5 })
      .passes(1)
    p.sends('ACK', { seq: 101, length: 1 })
    for (let i = 0; i < 5; i++) p.receives('ACK', { ack: 101, window: 0 })
    p.sendsNothing()
  })

  test('in recovery each further one lets a segment leave; the ACK of new data ends it', () => {
    const p = sending(30)
    expect(leaving(p)).toBe(4)
    const again = () => p.receives('ACK', { ack: 101 })
    again()
    again()
    again().sends('ACK', { seq: 101 })
    // Half of four, and the three that have left the network: one more than was under way.
    p.sends('ACK', { seq: 4101 }).sendsNothing()
    again().sends('ACK', { seq: 5101 }).sendsNothing()
    again().sends('ACK', { seq: 6101 }).sendsNothing()
    p.receives('ACK', { ack: 7101 })
    expect(leaving(p)).toBe(2)
  })

  test('an ordinary loss is repaired without waiting for the timer', () => {
    const sender = sending(4)
    const receiver = partyIn('ESTABLISHED', { iss: 300, window: 9000, tcb: { 'RCV.NXT': 101 } })
    const [, ...others] = sender.outbox.splice(0)
    for (const segment of others) receiver.gets(segment)
    for (const segment of receiver.outbox.splice(0))
      sender.receives('ACK', { seq: 301, ack: segment.ack ?? 0 })
    receiver.gets(sender.outbox.shift()).delivers(4000).sends('ACK', { ack: 4101 })
  })
})

describe('several segments lost', () => {
  test('fast recovery sends the next one again with the ACK that stops short of it (RFC 6582)', () => {
    const p = sending(4)
    expect(leaving(p)).toBe(4)
    for (let i = 0; i < 3; i++) p.receives('ACK', { ack: 101 })
    p.sends('ACK', { seq: 101 }).sendsNothing()
    p.receives('ACK', { ack: 2101 }).sends('ACK', { seq: 2101 }).sendsNothing()
    p.receives('ACK', { ack: 4101 }).sendsNothing().passes(100).sendsNothing()
  })

  test('after a timeout the others follow as the window grows, none waits for a timeout of its own', () => {
    const p = sending(4)
    expect(leaving(p)).toBe(4)
    p.passes(1).sends('ACK', { seq: 101 }).sendsNothing()
    p.receives('ACK', { ack: 1101 }).sends('ACK', { seq: 1101 }).sends('ACK', { seq: 2101 }).sendsNothing()
    p.receives('ACK', { ack: 2101 }).sends('ACK', { seq: 3101 }).sendsNothing()
    p.receives('ACK', { ack: 4101 }).sendsNothing().passes(100).sendsNothing()
  })

  test('what was sent again after a timeout, and had arrived, starts no fast retransmit', () => {
    const p = sending(4)
    expect(leaving(p)).toBe(4)
    p.passes(1).receives('ACK', { ack: 1101 })
    expect(leaving(p)).toBe(3)
    for (let i = 0; i < 4; i++) p.receives('ACK', { ack: 1101 })
    p.sendsNothing()
  })
})

test('a timeout begins again with one segment', () => {
  const p = sending(30)
  expect(leaving(p)).toBe(4)
  p.passes(1).sends('ACK', { seq: 101 }).sendsNothing()
  expect(leaving(p.receives('ACK', { ack: 4101 }))).toBe(2)
})
