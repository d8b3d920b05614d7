import { describe, expect, test } from 'vitest'
import type { State } from '../tcb/state'
import { party, partyIn } from '../testing/exchange'
import { endpoint } from './endpoint'

/** As a caller in plain JavaScript may do it. */
const careless = endpoint as (options: object) => ReturnType<typeof endpoint>

describe('an endpoint starts anywhere: what is not given follows from what is', () => {
  test.each<[State, number, number]>([
    ['SYN-SENT', 0, 1],
    ['SYN-RECEIVED', 0, 1],
    ['ESTABLISHED', 1, 1],
    ['CLOSE-WAIT', 1, 1],
    ['FIN-WAIT-1', 1, 2],
    ['CLOSING', 1, 2],
    ['LAST-ACK', 1, 2],
    ['FIN-WAIT-2', 2, 2],
    ['TIME-WAIT', 2, 2],
  ])('%s: SND.UNA and SND.NXT from ISS, or from each other', (state, una, nxt) => {
    for (const iss of [0, 100, 0xffffffff]) {
      const wanted = { ISS: iss, 'SND.UNA': (iss + una) >>> 0, 'SND.NXT': (iss + nxt) >>> 0 }
      const { ISS: _, 'SND.NXT': NXT, 'SND.UNA': UNA } = wanted
      expect(endpoint({ state, iss }).tcb).toMatchObject(wanted)
      expect(endpoint({ state, tcb: { ISS: iss } }).tcb).toMatchObject(wanted)
      expect(endpoint({ state, tcb: { 'SND.UNA': UNA } }).tcb).toMatchObject({
        'SND.UNA': UNA,
        'SND.NXT': NXT,
      })
      expect(endpoint({ state, tcb: { 'SND.NXT': NXT } }).tcb).toMatchObject({
        'SND.UNA': UNA,
        'SND.NXT': NXT,
      })
    }
  })

  test('undefined and null are as good as left out', () => {
    const tcb = { 'SND.UNA': 101, 'SND.NXT': 102, 'RCV.WND': undefined, 'FIN.SEQ': null, IRS: null }
    const e = careless({ state: 'FIN-WAIT-1', iss: 100, tcb: { ...tcb, 'RCV.NXT': 301 } })
    expect(e.tcb).toMatchObject({ 'RCV.WND': 65535, 'FIN.SEQ': 101, IRS: 300 })
    expect(e.receive({ flags: ['ACK'], seq: 301, ack: 102 }).state).toBe('FIN-WAIT-2')
  })

  test('in SYN-SENT nothing has come from the peer, whatever IRS says', () => {
    partyIn('SYN-SENT', { tcb: { IRS: 300 } })
      .passes(1)
      .sends('SYN', { seq: 100 })
  })

  test('a SYN,ACK is of our SYN though only SND.UNA was given', () => {
    party({ state: 'SYN-SENT', iss: 0, tcb: { 'SND.UNA': 0xfffffff0, 'SND.NXT': 0xfffffff1 } })
      .receives('SYN+ACK', { seq: 300, ack: 0xfffffff1 })
      .isIn('ESTABLISHED')
  })

  test('numbers are taken modulo 2^32', () => {
    expect(endpoint({ iss: -1 }).call('open').sent[0]?.seq).toBe(0xffffffff)
    const e = endpoint({ state: 'ESTABLISHED', iss: 100, tcb: { 'RCV.NXT': 2 ** 32 + 7 } })
    expect(e.receive({ flags: ['ACK'], seq: 7, ack: 101, length: 5 }).delivered).toBe(5)
  })

  test('what is outstanding lies on the queue in segments', () => {
    const p = partyIn('ESTABLISHED', { mss: 1000, tcb: { 'SND.UNA': 101, 'SND.NXT': 2601 } })
    p.passes(1).sends('ACK', { seq: 101, length: 1000 }).sendsNothing()
    p.receives('ACK', { ack: 1101 }).sends('ACK', { seq: 1101, length: 1000 }).sends('ACK', { length: 500 })
  })
})

describe('RECEIVE', () => {
  test('without a length takes all that is on hand', () => {
    const p = partyIn('ESTABLISHED').receives('ACK', { length: 10 }).calls('receive')
    p.answers({ octets: 10 }).calls('receive').answers('queued')
  })
})

describe('what cannot be meant is refused, by name', () => {
  const e = () =>
    careless({ state: 'ESTABLISHED' }) as unknown as Record<string, (...given: unknown[]) => void>
  test.each<[string, () => unknown, string]>([
    ['profile', () => careless({ profile: 'bsd' }), 'profile: "bsd" is none of rfc9293, linux'],
    ['state', () => careless({ state: 'OPEN' }), 'state: "OPEN" is none of CLOSED'],
    ['policy', () => careless({ policy: { rst: 'rfc1' } }), 'policy.rst: "rfc1" is none of'],
    ['name of a policy', () => careless({ policy: { toString: 1 } }), 'policy: "toString" is none of'],
    ['variable', () => careless({ tcb: { 'RCV.NXT': '1' } }), 'tcb.RCV.NXT: "1" is not a whole number'],
    ['mss', () => careless({ mss: 0 }), 'mss: 0 is not a number of octets from 1'],
    ['call', () => e().call?.('drop'), 'call: "drop" is none of open'],
    ['call of the other profile', () => e().call?.('accept'), 'call: accept is for the profile linux only'],
    ['way to shut down', () => e().call?.('shutdown', { how: 'rd' }), 'how: "rd" is none of wr'],
    ['ICMP error', () => e().icmp?.({ type: 3, code: 256 }), 'code: 256 is not a number from 0 to 255'],
    ['length', () => e().call?.('send', { length: 1.5 }), 'length: 1.5 is not a number of octets'],
    ['flag', () => e().receive?.({ flags: ['syn'], seq: 1 }), 'flags: "syn" is none of SYN'],
    ['flags', () => e().receive?.({ flags: 'SYN', seq: 1 }), 'flags: a list'],
    [
      'sequence number',
      () => e().receive?.({ flags: [], seq: Number.NaN }),
      'seq: NaN is not a whole number',
    ],
    ['seconds', () => e().advance?.(Number.NaN), 'advance: NaN is not a number of seconds'],
    ['time running backwards', () => e().advance?.(-1), 'advance: -1 is not a number of seconds'],
    ['window', () => e().set?.({ window: -1 }), 'window: -1 is not a number of octets'],
  ])('%s', (_, deed, words) => {
    expect(deed).toThrow(RangeError)
    expect(deed).toThrow(words)
  })

  test('ECN, null and what is left out are not: they have a meaning', () => {
    const given = { flags: ['ACK', 'ECE', 'CWR'], seq: 0, ack: 1, length: null, window: null, options: null }
    expect(() => e().receive?.(given)).not.toThrow()
  })
})
