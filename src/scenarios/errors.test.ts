import { describe, expect, it } from 'vitest'
import { LIMITS } from './language'
import { parse } from './parse'

const errorsOf = (text: string) => {
  const result = parse(text, 'test')
  return result.ok ? [] : result.errors
}
const messages = (text: string) => errorsOf(text).map(({ message }) => message)

describe('a mistake', () => {
  it('is told with its place, what stands there and what was expected', () => {
    expect(errorsOf('server: listen\n  client: lisen')).toEqual([
      {
        line: 2,
        column: 11,
        found: '“lisen”',
        expected: expect.stringContaining('a verb (listen, accept, no-accept, connect, send,'),
        message: expect.stringMatching(
          /^Line 2, column 11: found “lisen”, expected .*; did you mean “listen”\?$/,
        ),
      },
    ])
  })

  it('is told where something is missing', () => {
    expect(messages('client: send')).toEqual([
      'Line 1, column 13: found the end of the line, expected a number of octets from 1 to 67108864.',
    ])
  })

  it('does not hide the others', () => {
    expect(errorsOf('titel x\nclient: connect\npeer: close\nwait 5').map(({ line }) => line)).toEqual([
      1, 3, 4,
    ])
  })

  it('makes no second one of the note behind it', () => {
    expect(errorsOf('client: conect\nnote It waits.\nserver: lisen\nnote It waits.')).toHaveLength(2)
  })
})

it.each([
  ['titel x', 1, 'title'],
  ['connect', 1, 'client: connect'],
  ['client connect', 8, 'client: connect'],
  ['Sever: close', 1, 'server'],
  ['client：listen', 1, 'client:listen'],
  ['client: open', 9, 'connect'],
  ['client: write(5)', 9, 'send'],
  ['when client syn_sent', 13, 'SYN-SENT'],
  ['when client SYN_RCVD', 13, 'SYN-RECEIVED'],
  ['when client FIN-WAIT1', 13, 'FIN-WAIT-1'],
  ['when client ESTAB', 13, 'ESTABLISHED'],
  ['lose client FIN+ACK', 13, 'FIN'],
  ['lose client ack', 13, 'ACK'],
  ['inject to client rst+ack seq=5', 18, 'RST+ACK'],
  ['inject to client RST seq=rcv.nxt+5', 26, 'RCV.NXT+5'],
  ['set client tcp_syn_retry=2', 12, 'tcp_syn_retries'],
  ['set client TCP_SACK=0', 12, 'tcp_sack'],
  ['set client net.ipv4.tcp_sack=0', 12, 'tcp_sack'],
  ['profile Linuxx', 9, 'linux'],
  ['panel terminals', 7, 'terminal'],
])('%s: a better spelling is offered at column %i: %s', (text, column, suggestion) => {
  const [error, ...more] = errorsOf(text)
  expect(more).toEqual([])
  expect(error?.column).toBe(column)
  expect(error?.message).toContain(`did you mean “${suggestion}”?`)
})

it.each([
  ['title', 6],
  ['title:x', 6],
  ['title zh', 9],
  ['title a\ntitle b', 1],
  ['delay 5', 7],
  ['delay 11min', 7],
  ['delay 0.5us', 7],
  ['delay 1439.00000001s', 7],
  ['delay 86399999.000000001us', 7],
  ['delay 50ms client', 18],
  ['client port=0', 13],
  ['client port=65536', 13],
  ['client isn=4294967296', 12],
  ['server isn=1,', 14],
  [`server isn=${Array(17).fill(1).join()}`, 44],
  ['client mss=0', 12],
  ['client window=1073741825', 15],
  ['client port=1 port=2', 15],
  ['client port=1\nclient port=2', 8],
  ['set client tcp_sack=2', 21],
  ['set client tcp_sack=1\nset client tcp_sack=0', 12],
  ['set client keepalive=2s/1s', 22],
  ['set client keepalive=2s/1s/3/4', 22],
  ['set client delayedAck=5', 23],
  ['client: connect\nprofile linux', 1],
  ['wait 1s\nself', 1],
  ['client: send 0', 14],
  ['client: close 5', 15],
  ['client: close &', 16],
  ['client: close & wait 1s', 17],
  ['wait 1s client: close', 9],
  ['note alone', 1],
  ['client: close\nnote a\nnote b', 1],
  ['inject to client ACK', 21],
  ['inject to client ACK seq=1 seq=2', 28],
  ['inject to client ACK seq=1 len=70000', 32],
  ['inject to client SYN+SYN seq=1', 18],
  ['lose client SYN 0', 17],
  ['lose client SYN 3..1', 17],
  ['lose client SYN 1..2..3', 17],
  ['lose client SYN 1 2', 19],
  ['outage 2s..1s', 8],
  ['outage 1s', 8],
  ['outage peer 1s..2s', 8],
  ['lose client SYN during 1s', 24],
  ['duplicate client SYN copy', 22],
  ['lose client SYN copy 2', 22],
  ['inject to client SYN seq=1 wscale=15', 35],
  ['inject to client SYN seq=1 tsecr=5', 35],
  ['inject to client ACK seq=1 sack=5', 33],
  ['inject to client ACK seq=1 sack=1..2,1..2,1..2,1..2,1..2', 53],
  ['inject to client ACK seq=1 tsval=RCV.NXT', 34],
  ['client: constructor', 9],
  ['__proto__', 1],
  ['note a\u0000b', 7],
])('%j is refused at column %i', (text, column) => {
  const errors = errorsOf(text)
  expect(errors.map((error) => error.column)).toEqual([column])
})

describe('what is too much', () => {
  const repeat = (line: string, times: number) => Array(times).fill(line).join('\n')

  it('is refused once', () => {
    expect(messages('x'.repeat(LIMITS.characters + 1))).toEqual([
      'Line 1, column 1: found 1048577 characters, expected no more than 1048576.',
    ])
    expect(errorsOf(repeat('client: close', LIMITS.steps))).toEqual([])
    expect(errorsOf(repeat('client: close', LIMITS.steps + 5))).toMatchObject([{ line: LIMITS.steps + 1 }])
    expect(errorsOf(repeat('wait 1s', LIMITS.steps + 5))).toMatchObject([{ line: LIMITS.steps + 1 }])
    expect(errorsOf(repeat('lose client SYN', LIMITS.faults + 5))).toMatchObject([
      { line: LIMITS.faults + 1 },
    ])
    expect(errorsOf(`title ${'x'.repeat(LIMITS.line)}`)).toMatchObject([{ column: LIMITS.line + 1 }])
  })

  it('ends the list of mistakes', () => {
    expect(errorsOf(repeat('x', 10_000))).toHaveLength(LIMITS.errors)
  })

  it('is quoted in part', () => {
    expect(errorsOf('😀'.repeat(500))[0]?.found).toBe(`“${'😀'.repeat(40)}…”`)
  })
})
