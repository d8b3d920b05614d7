import { describe, expect, test } from 'vitest'
import type { State } from '../tcb/state'
import { endpoint } from './endpoint'

/** What a program is told by Linux: each the report of somebody who met it, with its like. */

const linux = (options: Parameters<typeof endpoint>[0] = {}) =>
  endpoint({ profile: 'linux', iss: 100, ...options })

const established = () => linux({ state: 'ESTABLISHED', tcb: { 'RCV.NXT': 301 } })

const data = { flags: ['PSH', 'ACK'], seq: 301, ack: 101, length: 700 } as const
const rst = { flags: ['RST'], seq: 301 } as const
const fin = { flags: ['FIN', 'ACK'], seq: 301, ack: 101 } as const

describe('close() is 0', () => {
  const states: readonly State[] = [
    'ESTABLISHED',
    'FIN-WAIT-1',
    'FIN-WAIT-2',
    'CLOSE-WAIT',
    'CLOSING',
    'LAST-ACK',
    'TIME-WAIT',
  ]
  test.each(states)('in %s, once, and then there is no descriptor', (state) => {
    const e = linux({ state })
    expect(e.call('close').result).toBe('ok')
    expect(e.call('close').result).toBe('EBADF')
    expect(e.descriptor).toBeNull()
  })

  test('after shutdown(), which is 0 too', () => {
    const e = established()
    expect(e.call('shutdown').result).toBe('ok')
    expect(e.call('close').result).toBe('ok')
    expect(e.state).toBe('FIN-WAIT-1')
  })
})

describe('an RST', () => {
  test('leaves what has arrived to be read; then ECONNRESET, then the end; send() is EPIPE', () => {
    const e = established()
    e.receive(data)
    expect(e.receive({ ...rst, seq: 1001 }).signals).toEqual(['ECONNRESET'])
    expect(e.call('receive', { length: 1000 }).result).toEqual({ octets: 700 })
    expect(e.call('receive', { length: 1000 }).result).toBe('ECONNRESET')
    expect(e.call('receive', { length: 1000 }).result).toEqual({ octets: 0 })
    expect(e.call('send', { length: 1 })).toMatchObject({ result: 'EPIPE', signals: ['SIGPIPE'] })
  })

  test('in CLOSE-WAIT: the end of file, then EPIPE', () => {
    const e = established()
    e.receive(fin)
    e.receive({ ...rst, seq: 302 })
    expect(e.call('receive', { length: 100 }).result).toEqual({ octets: 0 })
    expect(e.call('send', { length: 1 })).toMatchObject({ result: 'EPIPE', signals: ['SIGPIPE'] })
  })

  test('is told to send() first where that comes first, without SIGPIPE', () => {
    const e = established()
    e.receive(rst)
    expect(e.call('send', { length: 1 })).toMatchObject({ result: 'ECONNRESET', signals: [] })
    expect(e.call('error').result).toBe('ok')
  })

  test('that refuses: ECONNREFUSED, and the next connect() begins anew', () => {
    const e = linux()
    e.call('open', { mode: 'active' })
    e.receive({ flags: ['RST', 'ACK'], seq: 0, ack: 101 })
    expect(e.call('open', { mode: 'active' }).result).toBe('ECONNREFUSED')
    expect(e.call('open', { mode: 'active' })).toMatchObject({ result: 'EINPROGRESS', state: 'SYN-SENT' })
  })
})

describe('connect()', () => {
  test('is in progress, then already so, then has succeeded once, then is connected', () => {
    const e = linux()
    const connect = () => e.call('open', { mode: 'active' }).result
    expect([connect(), connect()]).toEqual(['EINPROGRESS', 'EALREADY'])
    e.receive({ flags: ['SYN', 'ACK'], seq: 300, ack: 101 })
    expect([connect(), connect()]).toEqual(['ok', 'EISCONN'])
  })

  test('whose SYNs are lost: ETIMEDOUT, told once', () => {
    const e = linux({ userTimeout: 3 })
    e.call('open', { mode: 'active' })
    expect(e.advance(10).signals).toEqual(['ETIMEDOUT'])
    expect([e.call('error').result, e.call('error').result]).toEqual(['ETIMEDOUT', 'ok'])
  })

  test('that ICMP ends: the errno of the code; in ESTABLISHED the connection lives and only SO_ERROR tells', () => {
    const e = linux()
    e.call('open', { mode: 'active' })
    expect(e.icmp({ type: 3, code: 1 })).toMatchObject({ state: 'CLOSED', signals: ['EHOSTUNREACH'] })
    const standing = established()
    expect(standing.icmp({ type: 3, code: 1 }).state).toBe('ESTABLISHED')
    expect(standing.call('poll').result).toMatchObject({ err: false })
    expect(standing.call('send', { length: 1 }).result).toEqual({ octets: 1 })
    expect([standing.call('error').result, standing.call('error').result]).toEqual(['EHOSTUNREACH', 'ok'])
  })
})

describe('a listener', () => {
  const withOne = () => {
    const e = linux()
    e.call('listen')
    e.receive({ flags: ['SYN'], seq: 300 })
    e.receive({ flags: ['ACK'], seq: 301, ack: 101 })
    return e
  }

  test('is what calls go to until accept()', () => {
    const e = withOne()
    expect(e).toMatchObject({ state: 'ESTABLISHED', descriptor: 'LISTEN' })
    expect(e.call('send', { length: 1 }).result).toBe('EPIPE')
    expect(e.call('poll').result).toMatchObject({ in: true, out: false })
    expect(e.call('accept').result).toBe('ok')
    expect(e.call('send', { length: 1 }).result).toEqual({ octets: 1 })
    expect(e.call('accept').result).toBe('EAGAIN')
  })

  test('that is closed resets what was not accepted', () => {
    const e = withOne()
    expect(e.call('close').sent).toMatchObject([{ flags: ['RST', 'ACK'] }])
    expect(e.state).toBe('CLOSED')
  })
})

test('TIME-WAIT: the table lists it, the descriptor is closed, and what has arrived can be read', () => {
  const e = linux({ state: 'FIN-WAIT-2', tcb: { 'RCV.NXT': 301, 'SND.UNA': 102 } })
  e.receive({ ...data, ack: 102 })
  e.receive({ ...fin, seq: 1001, ack: 102 })
  expect(e).toMatchObject({ state: 'TIME-WAIT', descriptor: 'CLOSED' })
  e.advance(120)
  expect(e.call('receive', { length: 1000 }).result).toEqual({ octets: 700 })
  expect(e.call('poll').result).toEqual({ in: true, out: true, rdhup: true, hup: true, err: false })
})
