import { describe, expect, test } from 'vitest'
import { last, play, sentBy, told } from './testing/told'

const OPEN = 'server: listen\nclient: connect\n'

describe('close() after shutdown() is 0', () => {
  test.each([
    ['FIN-WAIT-2', 'client: shutdown\nserver: send 500\nclient: close'],
    ['FIN-WAIT-1', 'client: shutdown & client: close'],
    ['TIME-WAIT', 'client: shutdown\nserver: shutdown\nclient: close'],
    ['LAST-ACK', 'lose client FIN 1\nserver: shutdown\nclient: shutdown & client: close'],
    ['SYN-RECEIVED', 'at 60ms server: shutdown & server: close'],
  ])('in %s', (_, text) => {
    const timeline = play(`${OPEN}${text}`)
    const answers = [...told(timeline, 'client'), ...told(timeline, 'server')]
    expect(answers).toContain('close ok')
    expect(answers.filter((answer) => /error|EBADF|ENOTCONN/.test(answer))).toEqual([])
  })
})

describe('data that had arrived outlives the connection', () => {
  const UNREAD = 'client: no-read & server: no-read\nclient: send 500\nserver: send 700\nserver: close\n'

  test('700 octets, then ECONNRESET, then the end; and write() is EPIPE', () => {
    const calls = 'client: receive\nclient: receive\nclient: receive\nclient: send 1'
    expect(told(play(`${OPEN}${UNREAD}${calls}`), 'client').slice(-5)).toEqual([
      'receive 700 octets',
      'receive ECONNRESET',
      'receive 0 octets',
      'send EPIPE',
      'SIGPIPE',
    ])
  })

  test('a part of it leaves the rest; the error waits behind it', () => {
    const calls = 'client: receive 300\nclient: receive 300\nclient: receive 300\nclient: receive 300'
    expect(told(play(`${OPEN}${UNREAD}${calls}`), 'client').slice(-4)).toEqual([
      'receive 300 octets',
      'receive 300 octets',
      'receive 100 octets',
      'receive ECONNRESET',
    ])
  })
})

describe('an RST in CLOSE-WAIT', () => {
  test('is EPIPE to who sends on, after the end of file', () => {
    const timeline = play(`${OPEN}client: close\nserver: send 500\nserver: send 500`)
    const answers = told(timeline, 'server')
    expect(answers.slice(-3)).toEqual(['EPIPE', 'send EPIPE', 'SIGPIPE'])
    expect(answers).not.toContain('ECONNRESET')
  })

  test('is the end of file to who reads', () => {
    const timeline = play(`${OPEN}server: no-read\nclient: close\nserver: send 500\nserver: receive`)
    expect(told(timeline, 'server').at(-1)).toBe('receive 0 octets')
  })
})

describe('who is given up on is told once', () => {
  test('connect() is ETIMEDOUT after the user timeout', () => {
    const timeline = play('set client userTimeout=3s\nlose client SYN all\nclient: connect')
    expect(told(timeline, 'client')).toEqual(['connect blocks', 'connect ETIMEDOUT'])
    expect(timeline.moments.at(-1)?.time).toBe(3)
  })

  test('and after its retries', () => {
    const timeline = play('set client tcp_syn_retries=1\nlose client SYN all\nclient: connect')
    expect(told(timeline, 'client')).toEqual(['connect blocks', 'connect ETIMEDOUT'])
  })

  test('of a connection that stood, read() is told, and no other call', () => {
    const timeline = play(`set client userTimeout=2s\n${OPEN}server: crash\nclient: send 10\nclient: receive`)
    expect(told(timeline, 'client').filter((answer) => /ETIMEDOUT/.test(answer))).toHaveLength(1)
    expect(last(timeline)).toBe('CLOSED CLOSED')
  })
})

describe('keep-alive ends what no other timer does', () => {
  test.each([
    ['CLOSE-WAIT', 'server: close\nserver: crash', 'client'],
    ['FIN-WAIT-2', 'client: shutdown\nserver: crash', 'client'],
  ] as const)('a socket that is held in %s', (state, text, side) => {
    const timeline = play(`set client keepalive=2s/1s/3\n${OPEN}${text}\nwait 30s`)
    const walks = timeline.moments
      .flatMap(({ walks: all }) => all)
      .filter(({ endpoint }) => endpoint === side)
    expect(walks.at(-1)).toMatchObject({ from: state, to: 'CLOSED' })
    expect(sentBy(timeline, side)).toMatch(/RST\+ACK$/)
  })

  test('without it the same sockets stay', () => {
    expect(last(play(`${OPEN}server: close\nserver: crash\nwait 600s`))).toBe('CLOSE-WAIT CLOSED')
  })
})
