import { describe, expect, test } from 'vitest'
import { arrivalsIn, pathOf, sentIn, timelineOf } from './testing/play'

const OPEN = 'server: listen\nclient: connect\n'

describe('inject', () => {
  test('arrives at that instant, with numbers taken from its victim', () => {
    const { segments } = timelineOf(`${OPEN}inject to server RST seq=RCV.NXT+500 len=0 window=7`)
    expect(segments.find(({ kind }) => kind === 'forged')).toMatchObject({
      from: 'client',
      to: 'server',
      seq: 601,
      ack: null,
      window: 7,
      sentAt: 0.15,
      arrivesAt: 0.15,
      verdict: { outcome: 'challenged', rule: 'rst-challenge' },
    })
  })

  test('counts modulo 2^32', () => {
    const text = `client isn=4294967295\n${OPEN}inject to server ACK seq=RCV.NXT-1 ack=SND.NXT`
    const forged = timelineOf(text).segments.find(({ kind }) => kind === 'forged')
    expect(forged).toMatchObject({ seq: 4294967295, ack: 301, verdict: { rule: 'outside-window' } })
  })

  test('two ends that were made to believe in different numbers do not answer each other for ever', () => {
    const text = `${OPEN}inject to client ACK seq=RCV.NXT ack=SND.NXT len=10`
    const answers = arrivalsIn(timelineOf(text)).filter((line) => /ack-future|outside-window/.test(line))
    expect(answers.length).toBeLessThan(25)
  })
})

describe('options of an injected segment', () => {
  const stamped = 'set client tcp_timestamps=1\nset server tcp_timestamps=1\n'

  test.each(['rfc9293', 'linux'] as const)('%s: an old timestamp is an old duplicate (PAWS)', (profile) => {
    const verdictOf = (tsval: string) =>
      timelineOf(
        `${stamped}${OPEN}wait 1s\nclient: send 5\ninject to server ACK seq=RCV.NXT ack=SND.NXT len=10 tsval=${tsval}`,
        profile,
      ).segments.find(({ kind }) => kind === 'forged')?.verdict?.rule
    expect(verdictOf('TS.RECENT-500')).toBe('old-timestamp')
    expect(verdictOf('TS.RECENT')).not.toBe('old-timestamp')
    expect(verdictOf('TS.RECENT+1')).not.toBe('old-timestamp')
  })

  test('they are what is written, numbers meant from the receiver resolved', () => {
    const text = `${OPEN}inject to client SYN seq=1 mss=536 wscale=7 sackok=1 tsval=9 tsecr=8 sack=SND.UNA..SND.UNA+5,7..9`
    expect(timelineOf(text).segments.find(({ kind }) => kind === 'forged')?.options).toEqual({
      mss: 536,
      windowScale: 7,
      sackPermitted: true,
      timestamps: { value: 9, echo: 8 },
      sack: [
        [101, 106],
        [7, 9],
      ],
    })
  })

  test('a SYN of another makes a connection without what it does not offer', () => {
    const mssOf = (options: string) =>
      timelineOf(
        `client: crash\nserver: listen\ninject to server SYN seq=500 ${options} & inject to server ACK seq=501 ack=SND.NXT & server: send 3000`,
      ).segments.find(({ from, length }) => from === 'server' && length > 0)?.length
    expect(mssOf('')).toBe(536)
    expect(mssOf('mss=1000')).toBe(1000)
  })
})

describe('self', () => {
  test('a SYN that comes back to its sender opens a connection with itself', () => {
    const timeline = timelineOf('self\nclient: connect\nclient: send 5')
    expect(pathOf(timeline, 'client')).toBe('CLOSED SYN-SENT SYN-RECEIVED ESTABLISHED')
    expect(timeline.moments.find(({ delivered }) => delivered)?.delivered).toEqual({
      endpoint: 'client',
      octets: 5,
    })
    expect(timeline.segments.every(({ from, to }) => from === 'client' && to === 'client')).toBe(true)
  })
})

describe('crash and reboot', () => {
  test('what arrives at a host that is down vanishes', () => {
    const timeline = timelineOf(`${OPEN}server: crash\nclient: send 5\nwait 0s`)
    expect(
      arrivalsIn(timeline)
        .filter((line) => line.includes('server PSH+ACK'))
        .at(0),
    ).toMatch(/host-down$/)
    expect(pathOf(timeline, 'client')).toBe('CLOSED SYN-SENT ESTABLISHED CLOSED')
  })

  test('once it is up again it answers what it does not know with RST', () => {
    const timeline = timelineOf(`${OPEN}server: crash\nserver: reboot\nclient: send 5`)
    expect(sentIn(timeline).at(-1)).toBe('0.2 server RST')
    expect(timeline.moments.at(-1)?.signals).toContainEqual({
      endpoint: 'client',
      signal: 'connection reset',
    })
  })
})

describe('notes and phases', () => {
  const { moments, phases } = timelineOf(`
    phase open
    server: listen
    note    Somebody waits.
    client: connect
    note    The first segment.
    note zh 第一个报文段。
    phase close
    client: close & server: close
    note    Both at once.
  `)

  test('a note stands at the last moment of its step', () => {
    expect(moments.flatMap(({ note, cause }) => (note ? [[note.en, cause]] : []))).toEqual([
      ['Somebody waits.', { kind: 'call', endpoint: 'server', call: 'listen' }],
      ['The first segment.', { kind: 'call', endpoint: 'client', call: 'connect' }],
      ['Both at once.', { kind: 'call', endpoint: 'server', call: 'close' }],
    ])
    expect(moments.find(({ note }) => note?.zh)?.note?.zh).toBe('第一个报文段。')
  })

  test('a phase begins with the first moment of its step', () => {
    expect(phases.map(({ name, step }) => [name, moments[step]?.cause])).toEqual([
      ['open', { kind: 'call', endpoint: 'server', call: 'listen' }],
      ['close', { kind: 'call', endpoint: 'client', call: 'close' }],
    ])
  })
})

describe('a closed window', () => {
  test('the FIN that it keeps back leaves CLOSING when the window opens', () => {
    const timeline = timelineOf(`
      client window=1
      server: listen & client: no-read
      client: connect
      client: no-read
      server: send 4 & server: shutdown
      client: shutdown
      wait 10s
      client: receive & client: receive & client: receive
      wait 100s
      client: receive
      wait 100s
      client: receive
      wait 100s
      client: receive
      wait 100s
      client: receive
    `)
    expect(pathOf(timeline, 'server')).toBe(
      'CLOSED LISTEN SYN-RECEIVED ESTABLISHED FIN-WAIT-1 CLOSING TIME-WAIT CLOSED',
    )
  })

  test('two ends that probe each other’s closed window do not answer each other for ever', () => {
    const timeline = timelineOf(`
      client window=1
      server window=1
      server: listen
      client: connect
      client: no-read & server: no-read
      client: send 3 & server: send 3
      wait 60s
    `)
    expect(timeline.moments.length).toBeLessThan(100)
  })
})
