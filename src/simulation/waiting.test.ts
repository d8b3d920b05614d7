import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timelineOf } from './testing/play'

/** "2 client connect: blocks", "4 client connect of 2: ok": what calls answer, and what they return later. */
const calls = (text: string): string[] =>
  timelineOf(text, 'linux').moments.flatMap(({ cause, result, returns = [] }, step) => [
    ...(cause.kind === 'call' ? [`${step} ${cause.endpoint} ${cause.call}: ${result}`] : []),
    ...returns.map(
      ({ endpoint, call, since, result }) => `${step} ${endpoint} ${call} of ${since}: ${result}`,
    ),
  ])

const OPEN = 'server: listen\nclient: connect\n'
const OPENED = [
  '1 server listen: ok',
  '2 client connect: blocks',
  '4 client connect of 2: ok',
  '5 server accept of 1: ok',
]

describe('a program that waits in a call', () => {
  it.each<[what: string, script: string, told: string[]]>([
    ['connect() until the SYN,ACK, accept() until the ACK of it', OPEN, OPENED],
    [
      'connect() until the RST',
      'client: connect',
      ['1 client connect: blocks', '3 client connect of 1: ECONNREFUSED'],
    ],
    [
      'connect() until the last SYN was in vain',
      'set client tcp_syn_retries=1\nlose client SYN all\nserver: listen\nclient: connect',
      ['1 server listen: ok', '2 client connect: blocks', '5 client connect of 2: ETIMEDOUT'],
    ],
    [
      'connect() until somebody shuts the socket down',
      'client: connect & client: shutdown',
      ['1 client connect: blocks', '2 client shutdown: ok', '2 client connect of 1: ECONNRESET'],
    ],
    [
      'connect() in a program that ends: it never returns',
      'client: connect & client: close',
      ['1 client connect: blocks', '2 client close: ok'],
    ],
    [
      'recv() until data is there',
      `${OPEN}server: no-read & server: receive 500\nclient: send 300`,
      [
        ...OPENED,
        '6 server no-read: ok',
        '7 server receive: blocks',
        '8 client send: ok',
        '9 server receive of 7: 300 octets',
      ],
    ],
    [
      'recv() until the end of file',
      `${OPEN}server: no-read & server: receive 500\nclient: shutdown`,
      [
        ...OPENED,
        '6 server no-read: ok',
        '7 server receive: blocks',
        '8 client shutdown: ok',
        '9 server receive of 7: 0 octets',
      ],
    ],
    [
      'recv() until the RST, which is told once',
      `${OPEN}client: no-read & client: receive\nserver: abort\nclient: receive`,
      [
        ...OPENED,
        '6 client no-read: ok',
        '7 client receive: blocks',
        '8 server abort: ok',
        '9 client receive of 7: ECONNRESET',
        '10 client receive: 0 octets',
      ],
    ],
    [
      'send() before the handshake is over',
      `${OPEN.trim()} & client: send 5`,
      [
        '1 server listen: ok',
        '2 client connect: blocks',
        '3 client send: blocks',
        '5 client connect of 2: ok',
        '5 client send of 3: ok',
        '6 server accept of 1: ok',
      ],
    ],
  ])('%s', (_, script, told) => {
    expect(calls(script)).toEqual(told)
  })

  it('send() until the buffer has taken all of it: once the peer reads', () => {
    const script = `${OPEN}server: no-read\nclient: send 200000\nwait 1s\nserver: receive 65535`
    const told = calls(script)
    const [blocked, read] = ['7 client send: blocks', 'server receive: 65535 octets']
    const returned = told.findIndex((line) => line.endsWith('client send of 7: ok'))
    expect(told).toContain(blocked)
    expect(returned).toBeGreaterThan(told.findIndex((line) => line.endsWith(read)))
  })

  it('is told of each call that blocks at most once, and later', () => {
    const call = fc.constantFrom('send 100', 'send 100000', 'receive', 'shutdown', 'no-read', 'abort')
    const step = fc.tuple(fc.constantFrom('client', 'server'), call).map(([side, name]) => `${side}: ${name}`)
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const { moments } = timelineOf(OPEN + steps.join('\n'), 'linux')
        const returns = moments.flatMap(({ returns = [] }, at) => returns.map((told) => ({ ...told, at })))
        const keys = returns.map(({ call, since }) => `${call} ${since}`)
        expect(new Set(keys).size).toBe(keys.length)
        for (const { call, since, at, endpoint } of returns) {
          expect(since).toBeLessThan(at)
          expect(moments[since]?.cause).toMatchObject({ endpoint, call: call === 'accept' ? 'listen' : call })
          if (call !== 'accept') expect(moments[since]?.result).toBe('blocks')
        }
      }),
      { numRuns: 25 },
    )
  })

  it('is for Linux: the calls of RFC 9293 answer as §3.10 has it', () => {
    const { moments } = timelineOf(OPEN, 'rfc9293')
    expect(moments.some(({ returns, result }) => returns || result === 'blocks')).toBe(false)
  })
})
