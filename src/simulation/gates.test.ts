import { describe, expect, test } from 'vitest'
import { causesIn, pathOf, play, timelineOf } from './testing/play'

const callsIn = (text: string): string[] =>
  causesIn(timelineOf(text)).filter((cause) => /(listen|connect|send|close|abort)$/.test(cause))

describe('a step is issued', () => {
  test('once the one before has settled: nothing in flight, no retransmission due', () => {
    const text = 'lose client SYN 1..2\nserver: listen\nclient: connect\nclient: send 10\nclient: close'
    expect(callsIn(text)).toEqual([
      '0 server listen',
      '0 client connect',
      '3.15 client send',
      '3.25 client close',
    ])
  })

  test('some time after that, with wait', () => {
    expect(callsIn('server: listen\nclient: connect\nwait 2s\nclient: close')).toContain('2.15 client close')
  })

  test('at its time, whatever is going on', () => {
    const text = 'server: listen\nclient: connect\nat 60ms client: abort'
    expect(callsIn(text)).toContain('0.06 client abort')
    expect(pathOf(timelineOf(text), 'client')).toBe('CLOSED SYN-SENT CLOSED')
  })

  test('at the instant at which a side enters a state', () => {
    expect(callsIn('server: listen\nclient: connect\nwhen server SYN-RECEIVED client: abort')).toContain(
      '0.05 client abort',
    )
  })

  test('at once where the side is in that state already', () => {
    expect(
      callsIn('server: listen\nclient: connect\nwait 1s\nwhen client ESTABLISHED client: close'),
    ).toContain('1.15 client close')
  })

  test('while TIME-WAIT, keep-alive and persist timers still run', () => {
    const text =
      'set client keepalive=9s/9s/3\nserver: listen\nclient: connect\nclient: close\nserver: close\nserver: listen'
    expect(callsIn(text).at(-1)).toBe('0.35 server listen')
    expect(pathOf(timelineOf(text), 'client')).toMatch(/TIME-WAIT CLOSED$/)
  })
})

describe('a step that can never be issued is an error at its place', () => {
  test('at a time that has passed', () => {
    expect(play('server: listen\nclient: connect\nwait 1s\n  at 200ms client: close')).toEqual({
      ok: false,
      error: { line: 4, column: 6, message: 'at 0.2s lies in the past: it is 1.15 s.' },
    })
  })

  test('when a side never enters the state', () => {
    expect(play('server: listen\nclient: connect\nwhen client CLOSING\nclient: close')).toEqual({
      ok: false,
      error: { line: 3, column: 13, message: 'client never enters CLOSING: it stays in ESTABLISHED.' },
    })
  })
})

describe('a run ends', () => {
  test('when nothing is left but listening', () => {
    expect(causesIn(timelineOf('server: listen'))).toEqual(['0 start', '0 server listen'])
  })

  test('when nothing is left but keep-alive', () => {
    const text = 'set client keepalive=10s/1s/3\nserver: listen\nclient: connect'
    expect(timelineOf(text).moments.at(-1)?.time).toBe(0.15)
  })

  test('when nothing is left but probes of a window that nobody opens', () => {
    const { moments, timers } = timelineOf(
      'server window=1\nserver: listen\nserver: no-read\nclient: connect\nclient: send 5',
    )
    expect(moments.at(-1)?.server).toMatchObject({ state: 'ESTABLISHED', 'RCV.WND': 0 })
    expect(timers.filter(({ end }) => end === null).map(({ timer }) => timer)).toContain('persist')
  })

  test('not before TIME-WAIT has become CLOSED', () => {
    const { moments } = timelineOf('server: listen\nclient: connect\nclient: close\nserver: close')
    expect(moments.at(-1)).toMatchObject({ time: 240.3, client: { state: 'CLOSED' } })
  })
})
