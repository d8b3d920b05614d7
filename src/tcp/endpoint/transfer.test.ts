import { describe, expect, test } from 'vitest'
import { type Party, party, partyIn } from '../testing/exchange'

describe('out of order', () => {
  test('what is held is delivered once, in order, when the gap is filled', () => {
    partyIn('ESTABLISHED')
      .receives('ACK', { seq: 321, length: 10 })
      .sends('ACK', { ack: 301 })
      .receives('ACK', { seq: 341, length: 10 })
      .sends('ACK', { ack: 301 })
      .receives('ACK', { seq: 321, length: 10 })
      .sends('ACK', { ack: 301 })
      .delivers(0)
      .receives('ACK', { seq: 301, length: 25 })
      .delivers(30)
      .sends('ACK', { ack: 331 })
      .receives('ACK', { seq: 331, length: 10 })
      .delivers(20)
      .sends('ACK', { ack: 351 })
  })
})

describe('acknowledgments', () => {
  test('at once, unless they are to be delayed', () => {
    partyIn('ESTABLISHED').receives('ACK', { length: 10 }).sends('ACK', { ack: 311 })
  })

  test('delayed until the time is up', () => {
    partyIn('ESTABLISHED', { delayedAck: 0.2 })
      .receives('ACK', { length: 10 })
      .passes(0.19)
      .sendsNothing()
      .passes(0.01)
      .sends('ACK', { ack: 311 })
      .passes(1)
      .sendsNothing()
  })

  test('of every second segment at once (§3.8.6.3)', () => {
    partyIn('ESTABLISHED', { delayedAck: 0.2 })
      .receives('ACK', { length: 10 })
      .sendsNothing()
      .receives('ACK', { length: 10 })
      .sends('ACK', { ack: 321 })
      .passes(1)
      .sendsNothing()
  })

  test('of what is out of order, or fills a gap, at once (RFC 5681 §4.2)', () => {
    partyIn('ESTABLISHED', { delayedAck: 0.2 })
      .receives('ACK', { seq: 311, length: 10 })
      .sends('ACK', { ack: 301 })
      .receives('ACK', { seq: 301, length: 10 })
      .sends('ACK', { ack: 321 })
  })

  test('carried by data that leaves anyway', () => {
    partyIn('ESTABLISHED', { delayedAck: 0.2 })
      .receives('ACK', { length: 10 })
      .calls('send', { length: 5 })
      .sends('ACK', { ack: 311, length: 5 })
      .passes(0.5)
      .sendsNothing()
  })
})

describe('retransmission (RFC 6298)', () => {
  const unanswered = (p: Party, seconds: number): number[] =>
    Array.from({ length: seconds }, (_, i) => i + 1).filter(() => {
      p.passes(1)
      return p.outbox.splice(0).length > 0
    })

  test('a SYN that is never answered is sent at 0, 1, 3, 7, 15, 31, 63 seconds, then every 60', () => {
    const p = party().calls('open', { mode: 'active' }).sends('SYN')
    expect(unanswered(p, 200)).toEqual([1, 3, 7, 15, 31, 63, 123, 183])
  })

  test('data likewise, until the user timeout', () => {
    const p = partyIn('ESTABLISHED').calls('send', { length: 10 }).sends('ACK')
    expect(unanswered(p, 400)).toEqual([1, 3, 7, 15, 31, 63, 123, 183, 243])
    p.isIn('CLOSED')
  })

  test('5.7: where the SYN was sent again, data begins with an RTO of 3 seconds', () => {
    const p = party().calls('open', { mode: 'active' }).passes(1).sends('SYN').sends('SYN')
    p.receives('SYN+ACK', { seq: 300, ack: 101 }).sends('ACK').calls('send', { length: 1 }).sends('ACK')
    expect(unanswered(p, 10)).toEqual([3, 9])
  })

  test('crossing SYNs are no reason for that', () => {
    const p = party().calls('open', { mode: 'active' }).sends('SYN')
    p.receives('SYN', { seq: 300 }).sends('SYN+ACK').receives('ACK').isIn('ESTABLISHED')
    p.calls('send', { length: 1 }).sends('ACK')
    expect(unanswered(p, 4)).toEqual([1, 3])
  })

  test('an ACK of new data starts the timer anew (5.3)', () => {
    partyIn('ESTABLISHED', { mss: 10 })
      .calls('send', { length: 20 })
      .sends('ACK')
      .sends('ACK')
      .passes(0.9)
      .receives('ACK', { ack: 111 })
      // SRTT 0.9 s, RTTVAR 0.45 s.
      .passes(2.6)
      .sendsNothing()
      .passes(0.1)
      .sends('ACK', { seq: 111, length: 10 })
  })

  test('Karn: the ACK of what was sent again measures nothing, and the back-off stays', () => {
    const p = partyIn('ESTABLISHED').calls('send', { length: 10 }).sends('ACK').passes(1).sends('ACK')
    p.receives('ACK').calls('send', { length: 10 }).sends('ACK')
    expect(unanswered(p, 6)).toEqual([2, 6])
  })

  test('until a round trip is measured', () => {
    const p = partyIn('ESTABLISHED').calls('send', { length: 10 }).sends('ACK').passes(1).sends('ACK')
    p.receives('ACK').calls('send', { length: 10 }).sends('ACK').passes(0.1).receives('ACK')
    p.calls('send', { length: 10 }).sends('ACK')
    expect(unanswered(p, 3)).toEqual([1, 3])
  })

  test('part of a segment that is acknowledged is not sent again', () => {
    partyIn('ESTABLISHED')
      .calls('send', { length: 10 })
      .sends('ACK')
      .receives('ACK', { ack: 106 })
      .passes(1)
      .sends('ACK', { seq: 106, length: 5 })
  })
})

describe('a closed window (§3.8.6.1)', () => {
  test('is probed with one octet, ever more rarely, for as long as the peer answers (MUST-37)', () => {
    const p = partyIn('ESTABLISHED', { tcb: { 'SND.WND': 0 } })
      .calls('send', { length: 100 })
      .sendsNothing()
    let wait = 1
    for (let i = 0; i < 12; i++) {
      p.passes(wait - 0.1)
        .sendsNothing()
        .passes(0.1)
        .sends('ACK', { seq: 101, length: 1 })
      p.receives('ACK', { ack: 101, window: 0 }).isIn('ESTABLISHED')
      wait = Math.min(60, wait * 2)
    }
    p.receives('ACK', { ack: 102, window: 1000 }).sends('ACK', { seq: 102, length: 99 })
  })

  test('opens for what waits', () => {
    partyIn('ESTABLISHED', { tcb: { 'SND.WND': 0 } })
      .calls('send', { length: 10 })
      .receives('ACK', { window: 1000 })
      .sends('ACK', { seq: 101, length: 10 })
      .passes(0.9)
      .sendsNothing()
  })

  test('opens after a probe that was refused: the octet goes first', () => {
    const p = partyIn('ESTABLISHED', { tcb: { 'SND.WND': 0 } }).calls('send', { length: 100 })
    p.passes(1).sends('ACK', { seq: 101, length: 1 }).receives('ACK', { ack: 101, window: 0 })
    p.receives('ACK', { ack: 101, window: 1000 })
      .sends('ACK', { seq: 101, length: 1 })
      .sends('ACK', { seq: 102, length: 99 })
  })

  test('of our own: a probe is answered, and not taken', () => {
    partyIn('ESTABLISHED', { window: 0 })
      .receives('ACK', { length: 1 })
      .sends('ACK', { ack: 301, window: 0 })
      .delivers(0)
  })
})

describe('the window is told only by what is newer (SND.WL1, SND.WL2)', () => {
  test('an old segment does not change it', () => {
    partyIn('ESTABLISHED', { window: 1000 })
      .receives('ACK', { length: 10, window: 500 })
      .receives('ACK', { length: 10, window: 400 })
      .receives('ACK', { seq: 305, length: 20, window: 9000 })
      .knows({ 'SND.WND': 400 })
  })
})
