import { describe, expect, test } from 'vitest'
import { connected, type Party, party, partyIn } from '../testing/exchange'

/** What happens when the peer does not answer, or answers what it should not. */

describe('keep-alive (§3.8.4)', () => {
  const keepalive = { idle: 60, interval: 10, probes: 3 }

  test('asks an idle peer with an old sequence number; an answer puts it off', () => {
    partyIn('ESTABLISHED', { keepalive })
      .passes(59.9)
      .sendsNothing()
      .passes(0.1)
      .sends('ACK', { seq: 100, ack: 301, length: 0 })
      .receives('ACK')
      .passes(59.9)
      .sendsNothing()
  })

  test('the question is outside the window of the peer, so that it must answer', () => {
    const { client, server } = connected({ keepalive })
    client.passes(60)
    server.gets(client.outbox.shift()).judges('outside-window').sends('ACK', { ack: 101 })
  })

  test('a peer that never answers is given up, with an RST', () => {
    const p = partyIn('ESTABLISHED', { keepalive }).passes(60).sends('ACK', { seq: 100 })
    p.passes(10).sends('ACK', { seq: 100 }).passes(10).sends('ACK', { seq: 100 })
    p.passes(10).sends('RST', { seq: 101 }).isIn('CLOSED').isTold('error: connection timed out')
  })

  test('not while anything is outstanding (MUST-26)', () => {
    const p = partyIn('ESTABLISHED', { keepalive, tcb: { 'SND.WND': 1000 } }).calls('send', { length: 10 })
    p.passes(100)
    expect(p.outbox.every(({ seq, length }) => seq === 101 && length === 10)).toBe(true)
  })
})

describe('giving up (§3.8.3, R2)', () => {
  const patience = (p: Party): number => {
    let seconds = 0
    while (p.endpoint.state !== 'CLOSED' && p.endpoint.state !== 'LISTEN') {
      p.passes(1)
      seconds++
    }
    return seconds
  }

  test('rfc9293: the user timeout of five minutes decides', () => {
    expect(patience(party().calls('open', { mode: 'active' }))).toBe(300)
    expect(patience(partyIn('LAST-ACK'))).toBe(300)
  })

  test('linux: ten retransmissions of a SYN, the first five a second apart (ip-sysctl.rst: given up after 131 s)', () => {
    const p = party({ profile: 'linux' }).calls('open', { mode: 'active' })
    expect(patience(p)).toBe(5 * 1 + 2 + 4 + 8 + 16 + 32 + 64)
    p.isTold('ETIMEDOUT')
    expect(p.outbox.length).toBe(1 + 10)
  })

  test('linux: five of a SYN,ACK, and the listener stays (tcp_synack_retries)', () => {
    const p = party({ profile: 'linux' }).calls('open', { mode: 'passive' }).receives('SYN', { seq: 300 })
    expect(patience(p)).toBe(1 + 2 + 4 + 8 + 16 + 32)
    p.isIn('LISTEN').isTold()
    expect(p.outbox.length).toBe(1 + 5)
  })

  test('linux: fifteen of data (tcp_retries2), no further than two minutes apart', () => {
    const p = partyIn('ESTABLISHED', { profile: 'linux' }).calls('send', { length: 10 })
    // tcp_model_timeout(): what fifteen retransmissions would take from an RTO of 200 ms on, counted from the first.
    const patient = 204.6 + 6 * 120
    const waits = [1, 2, 4, 8, 16, 32, 64, ...Array<number>(7).fill(120)]
    expect(waits.slice(1, -1).reduce((sum, wait) => sum + wait)).toBeLessThan(patient)
    expect(patience(p)).toBe(waits.reduce((sum, wait) => sum + wait))
    expect(p.outbox.length).toBe(waits.length)
  })
})

describe('half-open connections (§3.5.1)', () => {
  test('an RST answers whoever still believes in a connection', () => {
    const { client, server } = connected()
    client.calls('abort').isIn('CLOSED')
    client.outbox.splice(0)
    server.calls('send', { length: 10 })
    client.gets(server.outbox.shift()).judges('closed-ack').sends('RST', { seq: 101 })
    server.receives('RST', { seq: 101 }).isIn('CLOSED').isTold('reset', 'connection reset')
  })
})

describe('blind attacks (RFC 5961)', () => {
  test('a challenge ACK lets a peer that has really forgotten send the exact RST', () => {
    const { client, server } = connected()
    server.receives('SYN', { seq: 5000 }).isIn('ESTABLISHED')
    client.calls('abort').outbox.splice(0)
    client.gets(server.outbox.shift())
    server.gets(client.outbox.shift()).isIn('CLOSED')
  })

  test('challenge ACKs are not sent without end (§7: ten in five seconds)', () => {
    const p = partyIn('ESTABLISHED')
    const answered = (): number => {
      for (let i = 0; i < 100; i++) p.receives('RST', { seq: 400 })
      return p.outbox.splice(0).length
    }
    expect(answered()).toBe(10)
    p.passes(4.9)
    expect(answered()).toBe(0)
    p.passes(0.1)
    expect(answered()).toBe(10)
    p.isIn('ESTABLISHED')
  })

  test('nor slowly for ever: two ends in disagreement fall silent, and say so', () => {
    const p = partyIn('ESTABLISHED')
    for (let i = 0; i < 30; i++) p.receives('RST', { seq: 400 }).sends('ACK').passes(100)
    p.receives('RST', { seq: 400 }).sendsNothing().judges('answered-enough')
  })

  test('keep-alives, text and FINs are always answered', () => {
    const p = partyIn('ESTABLISHED')
    for (let i = 0; i < 40; i++) p.receives('ACK', { seq: 300 }).sends('ACK')
    for (let i = 0; i < 40; i++) p.receives('ACK', { seq: 200, length: 5 }).sends('ACK')
    for (let i = 0; i < 40; i++) p.receives('FIN+ACK', { seq: 200 }).sends('ACK')
  })
})

describe('a SYN that reopens TIME-WAIT (§3.6.1, MAY-2)', () => {
  test('and turns out to be an old duplicate: back to TIME-WAIT, for another 2 MSL', () => {
    const p = partyIn('TIME-WAIT', { policy: { timeWaitSyn: 'reopen' } }).passes(200)
    p.receives('SYN', { seq: 9000 }).isIn('SYN-RECEIVED').sends('SYN+ACK', { ack: 9001 })
    p.receives('RST', { seq: 9001 }).isIn('TIME-WAIT').knows({ 'RCV.NXT': 302 })
    p.passes(239.9).isIn('TIME-WAIT').passes(0.1).isIn('CLOSED')
  })
})

describe('Linux does otherwise', () => {
  test('ABORT sends RST,ACK', () => {
    partyIn('ESTABLISHED', { profile: 'linux' }).calls('abort').sends('RST+ACK', { seq: 101, ack: 301 })
  })

  test('close() with unread data sends RST, never a FIN', () => {
    partyIn('ESTABLISHED', { profile: 'linux' })
      .receives('ACK', { length: 10 })
      .calls('close')
      .isIn('CLOSED')
      .sends('ACK')
      .sends('RST+ACK')
      .sendsNothing()
  })

  test('data that arrives after close() is answered with RST', () => {
    partyIn('ESTABLISHED', { profile: 'linux' })
      .calls('close')
      .sends('FIN+ACK', { seq: 101 })
      .receives('ACK', { ack: 102 })
      .isIn('FIN-WAIT-2')
      .receives('ACK', { length: 10, ack: 102 })
      .sends('RST', { seq: 102 })
      .isIn('CLOSED')
  })

  test('the SYN,ACK of a simultaneous open is acknowledged', () => {
    partyIn('SYN-RECEIVED', { profile: 'linux', origin: 'active' })
      .receives('SYN+ACK', { seq: 300, ack: 101 })
      .sends('ACK', { seq: 101, ack: 301 })
      .isIn('ESTABLISHED')
  })
})
