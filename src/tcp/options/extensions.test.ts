import { describe, expect, test } from 'vitest'
import { party } from '../testing/exchange'

/** A client of the linux profile that has sent its SYN at time 0. */
const linuxClient = (window = 65535) =>
  party({ profile: 'linux', window, policy: { listenerNeeded: false } }).calls('open', { mode: 'active' })

/** The same after the handshake with a peer that stamps its segments; its numbers begin at 300. */
const stamping = () => {
  const p = linuxClient()
  p.passes(0.05).receives('SYN+ACK', { seq: 300, mss: 1460, timestamps: { value: 7000, echo: 1 } })
  p.isIn('ESTABLISHED').outbox.splice(0)
  return p
}

describe('window scale (RFC 7323 §2)', () => {
  test('a window that fits the field needs none in the rfc9293 profile', () => {
    const p = party().calls('open', { mode: 'active' })
    expect(p.outbox[0]?.options).toEqual({ mss: 1460 })
  })

  test('a wider one is offered with the least shift, told unscaled on the SYN and scaled after it', () => {
    party({ window: 1_000_001 })
      .calls('open', { mode: 'active' })
      .sends('SYN', { windowScale: 4, window: 65535 })
      .receives('SYN+ACK', { seq: 300, windowScale: 2 })
      .sends('ACK', { window: 1_000_000 })
  })

  test('it is used only where both SYNs offer it', () => {
    party({ window: 1_000_000 })
      .calls('open', { mode: 'active' })
      .sends('SYN')
      .receives('SYN+ACK', { seq: 300 })
      .sends('ACK', { window: 65535 })
  })

  test('a SYN,ACK offers it only in answer to an offer', () => {
    const listener = () => party({ profile: 'linux' }).calls('open', { mode: 'passive' })
    listener()
      .receives('SYN', { seq: 300 })
      .sends('SYN+ACK', { windowScale: undefined as never })
    listener().receives('SYN', { seq: 300, windowScale: 7 }).sends('SYN+ACK', { windowScale: 0 })
  })
})

describe('timestamps (RFC 7323 §3)', () => {
  test('every segment carries them once both SYNs have, and echoes the last that came in order', () => {
    const p = linuxClient().sends('SYN', { timestamps: { value: 1, echo: 0 } })
    p.passes(0.05).receives('SYN+ACK', { seq: 300, timestamps: { value: 7000, echo: 1 } })
    p.sends('ACK', { timestamps: { value: 51, echo: 7000 } })
    p.passes(1).receives('ACK', { length: 10, timestamps: { value: 8000, echo: 51 } })
    p.sends('ACK', { timestamps: { value: 1051, echo: 8000 } })
    // Ahead of a gap: its timestamp must wait (§4.3).
    p.passes(1).receives('ACK', { seq: 400, length: 10, timestamps: { value: 9000, echo: 51 } })
    p.sends('ACK', { timestamps: { value: 2051, echo: 8000 } })
  })

  test('they take 12 octets from each full segment', () => {
    const p = stamping().calls('send', { length: 2000 })
    p.sends('ACK', { length: 1448 }).sends('ACK', { length: 552 })
  })

  test('without them in the SYN of the peer there are none', () => {
    const p = linuxClient().sends('SYN').receives('SYN+ACK', { seq: 300 })
    expect(p.outbox[0]?.options).toEqual({})
  })

  test('an old duplicate is told from what is new, though its numbers fit (PAWS, §5.3)', () => {
    const p = stamping()
    p.receives('ACK', { length: 10, timestamps: { value: 6998, echo: 1 } }).judges('old-timestamp')
    p.sends('ACK', { ack: 301 }).delivers(0)
    p.receives('ACK', { length: 10, timestamps: { value: 7000, echo: 1 } })
      .judges('text')
      .delivers(10)
  })

  test('an RST is not held to it', () => {
    stamping()
      .receives('RST', { timestamps: { value: 1, echo: 0 } })
      .isIn('CLOSED')
  })

  test('the round trip of a retransmission is measured, where Karn could measure nothing (§4.1)', () => {
    const p = stamping().calls('send', { length: 10 })
    p.passes(10).outbox.splice(0)
    p.receives('ACK', { timestamps: { value: 9000, echo: 10_001 } }).calls('send', { length: 10 })
    p.outbox.splice(0)
    // Of 50 ms at the handshake and of 49 now: RTO = SRTT + the floor of 200 ms.
    p.passes(0.24).sendsNothing().passes(0.02).sends('ACK', { length: 10 })
  })

  test('a SYN with a later timestamp opens TIME-WAIT anew, though its number is lower (RFC 6191)', () => {
    const p = stamping().calls('shutdown')
    p.receives('FIN+ACK', { timestamps: { value: 8000, echo: 51 } }).isIn('TIME-WAIT')
    p.outbox.splice(0)
    p.receives('SYN', { seq: 5, timestamps: { value: 7999, echo: 0 } })
      .isIn('TIME-WAIT')
      .sends('ACK')
    p.receives('SYN', { seq: 5, timestamps: { value: 9000, echo: 0 } })
      .isIn('SYN-RECEIVED')
      .sends('SYN+ACK', { ack: 6 })
  })
})
