import { describe, expect, it } from 'vitest'
import { arrivalsIn, pathOf, sentIn, timelineOf } from './testing/play'

const OPEN = 'server: listen\nclient: connect\n'

describe('small segments', () => {
  const writes = `${OPEN}client: send 4 & client: send 11`
  const data = (text: string, profile: 'linux' | 'rfc9293') =>
    sentIn(timelineOf(text, profile)).filter((line) => /client PSH/.test(line))

  it.each(['linux', 'rfc9293'] as const)('wait while data is unacknowledged (Nagle), in %s', (profile) => {
    expect(data(writes, profile)).toEqual(['0.15 client PSH+ACK 4', '0.25 client PSH+ACK 11'])
  })

  it.each(['linux', 'rfc9293'] as const)('leave at once with TCP_NODELAY, in %s', (profile) => {
    expect(data(`set client noDelay=1\n${writes}`, profile)).toEqual([
      '0.15 client PSH+ACK 4',
      '0.15 client PSH+ACK 11',
    ])
  })

  it('wait behind any data in RFC 9293, behind a small segment only in Linux', () => {
    const after = `set client tcp_timestamps=0\n${OPEN}client: send 1460 & client: send 11`
    expect(data(after, 'linux')[1]).toBe('0.15 client PSH+ACK 11')
    expect(data(after, 'rfc9293')[1]).toBe('0.25 client PSH+ACK 11')
  })

  it.each(['linux', 'rfc9293'] as const)('do not wait once the program has closed, in %s', (profile) => {
    const sent = sentIn(timelineOf(`${writes} & client: close`, profile))
    expect(sent).toContainEqual(expect.stringMatching(/^0\.15 client .* 11$/))
  })

  it('wait for more, or for the timer, with TCP_CORK', () => {
    const [corked = ''] = data(`set client cork=1\n${OPEN}client: send 4 & client: send 11\nwait 1s`, 'linux')
    expect(corked).toMatch(/client PSH\+ACK 15$/)
    expect(Number.parseFloat(corked)).toBeGreaterThanOrEqual(0.35)
  })
})

describe('an accept queue that is full', () => {
  it('drops the SYN in Linux: the client hangs in SYN-SENT', () => {
    const run = timelineOf(
      'server: listen\nserver: fill-queue\nclient: connect\nat 3s client: close',
      'linux',
    )
    expect(pathOf(run, 'client')).toBe('CLOSED SYN-SENT CLOSED')
    expect(pathOf(run, 'server')).toBe('CLOSED LISTEN')
    expect(arrivalsIn(run)[0]).toMatch(/server SYN: listen-queue-full$/)
  })

  it('takes the next SYN once the program accepts', () => {
    const text = 'server: listen\nserver: fill-queue\nclient: connect\nat 500ms server: drain-queue'
    expect(pathOf(timelineOf(text, 'linux'), 'client')).toBe('CLOSED SYN-SENT ESTABLISHED')
  })
})

describe('an RST of a peer that is further than its segments have come', () => {
  it('is believed at the right edge of what SACK tells of', () => {
    const text = `lose client DATA 1\n${OPEN}client: send 3000 & client: abort`
    const run = timelineOf(text, 'linux')
    expect(arrivalsIn(run)).toContainEqual(expect.stringMatching(/server RST\+ACK: rst$/))
  })

  it('is challenged anywhere else in the window', () => {
    const text = `lose client DATA 1\n${OPEN}client: send 3000\nwhen server ESTABLISHED\ninject to server RST seq=RCV.NXT+5000`
    expect(arrivalsIn(timelineOf(text, 'linux'))).toContainEqual(expect.stringMatching(/RST: rst-challenge$/))
  })
})

describe('what ends a connection is named', () => {
  it('the user timeout, which overrides the number of keep-alive probes', () => {
    const text = `set client keepalive=5s/2s/3\nset client userTimeout=4s\n${OPEN}server: crash\nwait 60s`
    const walks = timelineOf(text, 'linux').moments.flatMap(({ walks }) => walks.map(({ edge }) => edge))
    expect(walks).toContain('ESTABLISHED>CLOSED:user timeout')
  })

  it('the user timeout, though each probe of a closed window was answered', () => {
    const text = `set client userTimeout=10s\nserver window=1000\n${OPEN}server: no-read\nclient: send 3000\nwait 60s`
    const walks = timelineOf(text, 'linux').moments.flatMap(({ walks }) => walks.map(({ edge }) => edge))
    expect(walks).toContain('ESTABLISHED>CLOSED:user timeout')
  })

  it('in RFC 9293 answered probes keep it open (MUST-37)', () => {
    const text = `set client userTimeout=10s\nserver window=1000\n${OPEN}server: no-read\nclient: send 3000\nwait 600s`
    expect(pathOf(timelineOf(text, 'rfc9293'), 'client')).toBe('CLOSED SYN-SENT ESTABLISHED')
  })

  it('and probes that nobody answers do not (§3.8.6.1)', () => {
    const text = `set client userTimeout=10s\nserver window=1000\n${OPEN}server: no-read\nclient: send 3000\nwait 5s\nserver: crash\nwait 600s`
    expect(pathOf(timelineOf(text, 'rfc9293'), 'client')).toMatch(/CLOSED$/)
  })
})

describe('acknowledgments', () => {
  it('leave at once where the hole before a FIN is filled (RFC 5681 §4.2)', () => {
    const text = `set server delayedAck=200ms\nlose client DATA 1\n${OPEN}client: send 100 & client: shutdown`
    const run = timelineOf(text.replace('& client: shutdown', '\nat 160ms client: shutdown'), 'rfc9293')
    const filled = run.segments.find(({ kind, length }) => kind === 'retransmission' && length > 0)
    const answer = run.segments.find(({ from, sentAt }) => from === 'server' && sentAt === filled?.arrivesAt)
    expect(answer?.flags).toEqual(['ACK'])
  })

  it('tell first of a copy of what is held beyond a gap (RFC 2883)', () => {
    const text = `lose client DATA 1\nduplicate client DATA 2\n${OPEN}client: send 2800`
    const [first, again] = timelineOf(text, 'linux').segments.filter(({ options }) => options.sack)
    expect(first?.options.sack).toHaveLength(1)
    expect(again?.options.sack).toEqual([first?.options.sack?.[0], first?.options.sack?.[0]])
  })

  it('of a FIN: close() in CLOSE-WAIT is LAST-ACK at once in Linux, the FIN on the last data', () => {
    const text = `client window=1000\n${OPEN}client: no-read\nclient: shutdown\nserver: send 2500 & server: close\nwait 1s\nclient: receive 2500\nclient: receive 2500`
    const run = timelineOf(text, 'linux')
    const closed = run.moments.find(({ cause }) => cause.kind === 'call' && cause.call === 'close')
    expect(closed?.server.state).toBe('LAST-ACK')
    const fin = run.segments.find(({ from, flags }) => from === 'server' && flags.includes('FIN'))
    expect(fin?.length).toBeGreaterThan(0)
  })
})
