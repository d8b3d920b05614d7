import { describe, expect, test } from 'vitest'
import type { Timeline } from '../timeline/timeline'
import { last, play, remarks, sentBy, told } from './testing/told'

const QUEUED = 'server: no-accept & server: listen\nclient: connect\nclient: send 10\n'

describe('accept() as a step', () => {
  test('what has come in the queue is read once the connection is accepted', () => {
    const timeline = play(`${QUEUED}server: accept\nclient: send 7`)
    expect(timeline.moments.filter(({ delivered }) => delivered).map(({ delivered }) => delivered)).toEqual([
      { endpoint: 'server', octets: 10 },
      { endpoint: 'server', octets: 7 },
    ])
    expect(told(timeline, 'server')).toEqual(['listen ok', 'accept ok'])
  })

  test('without a connection it blocks until there is one', () => {
    const text =
      'server: no-accept & server: listen\nserver: accept\nclient: connect\nclient: close\nserver: close'
    expect(told(play(text), 'server')).toEqual([
      'listen ok',
      'accept blocks',
      'accept ok',
      'connection closing',
      'close ok',
    ])
  })

  test('on a socket that does not listen it is EINVAL', () => {
    expect(told(play('client: accept'), 'client')).toEqual(['accept EINVAL'])
  })

  test('the client that closes before is accepted in CLOSE-WAIT', () => {
    const timeline = play(`${QUEUED}client: close\nserver: accept\nserver: close`)
    expect(told(timeline, 'server')).toEqual(['listen ok', 'connection closing', 'accept ok', 'close ok'])
    expect(last(timeline)).toBe('CLOSED CLOSED')
    expect(sentBy(timeline, 'server')).not.toContain('RST')
  })

  test('RFC 9293 has no such call, and it is said', () => {
    const timeline = play(`${QUEUED}server: accept`, 'rfc9293')
    expect(remarks(timeline)).toEqual(['call no-accept', 'call accept'])
    expect(last(timeline)).toBe('ESTABLISHED ESTABLISHED')
  })
})

describe('a listener that is closed', () => {
  test('resets what is established in its queue (rows listener/close-one, close-data)', () => {
    const timeline = play(`${QUEUED}server: close`)
    expect(sentBy(timeline, 'server')).toBe('SYN+ACK ACK RST+ACK')
    expect(told(timeline, 'client')).toContain('ECONNRESET')
    expect(last(timeline)).toBe('CLOSED CLOSED')
  })

  test('resets what the client has closed meanwhile (row listener/close-fin)', () => {
    const timeline = play('server: no-accept & server: listen\nclient: connect\nclient: close\nserver: close')
    expect(sentBy(timeline, 'server')).toMatch(/RST\+ACK$/)
    expect(last(timeline)).toMatch(/CLOSED$/)
  })

  test('drops a request in silence, and answers what then comes by RST (row listener/close-half)', () => {
    const timeline = play(
      'lose client ACK 1\nserver: no-accept & server: listen\nclient: connect\nat 120ms server: close\nat 200ms client: send 10',
    )
    expect(sentBy(timeline, 'server')).toBe('SYN+ACK RST')
    expect(last(timeline)).toBe('CLOSED CLOSED')
  })
})

describe('an ICMP error', () => {
  const OPENING = 'lose client SYN all\nclient: connect\nat 200ms '

  test.each([
    ['net-unreachable', 'ENETUNREACH'],
    ['host-unreachable', 'EHOSTUNREACH'],
    ['protocol-unreachable', 'ENOPROTOOPT'],
    ['port-unreachable', 'ECONNREFUSED'],
    ['admin-prohibited', 'EHOSTUNREACH'],
    ['time-exceeded', 'EHOSTUNREACH'],
    ['parameter-problem', 'EPROTO'],
  ])('ends an opening: %s is %s (rows icmp/syn-sent)', (error, errno) => {
    const timeline = play(`${OPENING}icmp to client ${error}`)
    expect(told(timeline, 'client')).toEqual(['connect blocks', `connect ${errno}`])
    expect(last(timeline)).toBe('CLOSED CLOSED')
  })

  test('a soft one ends nothing in RFC 9293, a hard one does, and both are told (§3.9.2.2)', () => {
    const soft = play(`set client userTimeout=3s\n${OPENING}icmp to client host-unreachable`, 'rfc9293')
    expect(told(soft, 'client')).toEqual([
      'connect ok',
      'error: destination unreachable',
      'error: connection aborted due to user timeout',
    ])
    const hard = play(`${OPENING}icmp to client port-unreachable`, 'rfc9293')
    expect(told(hard, 'client')).toEqual(['connect ok', 'error: destination unreachable'])
    expect(last(hard)).toBe('CLOSED CLOSED')
  })

  test('a connection that stands goes on, and is not told unasked (rows icmp/established)', () => {
    const timeline = play('server: listen\nclient: connect\nicmp to client host-unreachable\nclient: send 10')
    expect(told(timeline, 'client')).toEqual(['connect blocks', 'connect ok', 'send ok'])
    expect(last(timeline)).toBe('ESTABLISHED ESTABLISHED')
  })

  test('to a request: the listener drops it for a host that is not to be reached (row icmp/request)', () => {
    const lost = 'lose server SYN+ACK all\nset client tcp_syn_retries=1\nserver: listen\nclient: connect\n'
    const timeline = play(`${lost}at 120ms icmp to server host-unreachable`)
    expect(timeline.moments.find(({ cause }) => cause.kind === 'icmp')?.server.state).toBe('LISTEN')
  })

  test('takes the back-off back: the next retransmission does not wait longer (RFC 6069)', () => {
    const lost =
      'outage 1s..60s\nset client userTimeout=20s\nserver: listen\nclient: connect\nat 2s client: send 10\n'
    const gaps = ({ segments }: Timeline) =>
      segments.filter(({ length }) => length > 0).map(({ sentAt }) => sentAt)
    const [, , third = 0, fourth = 0] = gaps(play(`${lost}at 2900ms icmp to client host-unreachable`))
    const [, , plainThird = 0, plainFourth = 0] = gaps(play(lost))
    expect(fourth - third).toBeLessThan(plainFourth - plainThird)
  })
})

describe('shutdown() for reading', () => {
  const OPEN = 'server: listen\nclient: connect\n'

  test('sends nothing; what comes is acknowledged and can be read (rows shut/established-shutrd)', () => {
    const timeline = play(`${OPEN}client: shutdown rd\nserver: send 10`)
    expect(sentBy(timeline, 'client')).toBe('SYN ACK ACK')
    expect(last(timeline)).toBe('ESTABLISHED ESTABLISHED')
  })

  test('both ways: what then comes resets the connection (rows shut/fin-wait-2-shutrdwr)', () => {
    const timeline = play(`${OPEN}client: shutdown how=rdwr\nserver: send 10`)
    expect(sentBy(timeline, 'client')).toBe('SYN ACK FIN+ACK RST')
    expect(told(timeline, 'client')).toContain('ECONNRESET')
    expect(told(timeline, 'server').at(-1)).toBe('EPIPE')
  })

  test('of a listener ends listening (row listener/shutrd-data)', () => {
    const timeline = play(`${QUEUED}server: shutdown rd`)
    expect(sentBy(timeline, 'server')).toMatch(/RST\+ACK$/)
    expect(last(timeline)).toBe('CLOSED CLOSED')
  })

  test('RFC 9293 closes for sending only', () => {
    const timeline = play(`${OPEN}client: shutdown rdwr\nserver: send 10`, 'rfc9293')
    expect(remarks(timeline)).toEqual(['call shutdown-rdwr'])
    expect(last(timeline)).toBe('FIN-WAIT-2 CLOSE-WAIT')
  })
})
