import { describe, expect, it } from 'vitest'
import { timelineOf } from '../simulation/testing/play'
import { read } from './read'

const OPEN = 'server: listen\nclient: connect\n'
const SLOW = `server window=2000\n${OPEN}server: no-read\nclient: send 3000\nwait 4s\nserver: receive\n`

/** Segments of a run that are told with more than their numbers: "server ACK win 0", "client ACK persist". */
const told = (text: string, what: 'limit' | 'probe') => {
  const timeline = timelineOf(text)
  const reading = read(timeline)
  return timeline.segments.flatMap(({ id, from, flags }) => {
    const value = reading[what](id)
    return value === undefined ? [] : [`${from} ${flags.join('+')} ${value}`]
  })
}

describe('a window matters', () => {
  it('where it is closed, reopens, or is smaller than a segment', () => {
    expect(told(SLOW, 'limit')).toEqual([
      'server ACK 540',
      'server ACK 0',
      'server ACK 0',
      'server ACK 0',
      'server ACK 2000',
      'server ACK 1000',
    ])
  })

  it('nowhere else', () => {
    expect(told(`${OPEN}client: send 3000\nclient: close\nserver: close`, 'limit')).toEqual([])
    expect(told(`${OPEN}client: abort`, 'limit')).toEqual([])
  })
})

describe('a probe is what a timer sends to have an answer', () => {
  it('about a closed window', () => {
    expect(told(SLOW, 'probe')).toEqual(['client ACK persist', 'client ACK persist'])
  })

  it('about who is there, but not the RST that gives up', () => {
    const silent = `set client keepalive=2s/1s/3\n${OPEN}server: crash\nwait 10s`
    expect(told(silent, 'probe')).toEqual(Array.from({ length: 3 }, () => 'client ACK keepalive'))
  })
})

it('what is answered though it is not taken has its answer, what is ignored has none', () => {
  const timeline = timelineOf(
    `${OPEN}duplicate client DATA\nclient: send 100\ninject to server RST seq=RCV.NXT+90000`,
  )
  const reading = read(timeline)
  const refused = timeline.segments.filter(({ verdict }) => verdict?.outcome === 'ignored')
  expect(refused.map(({ id, kind }) => [kind, reading.answer(id)?.flags.join('+')])).toEqual([
    ['duplicate', 'ACK'],
    ['forged', undefined],
  ])
})

it('data wait until they are read', () => {
  const timeline = timelineOf(SLOW)
  const reading = read(timeline)
  const waiting = timeline.moments.map((_, step) => reading.unread(step, 'server'))
  expect([...new Set(waiting)]).toEqual([0, 1460, 2000, 1, 1000])
  expect(timeline.moments.every((_, step) => reading.unread(step, 'client') === 0)).toBe(true)
})

it('a FIN is no octet, and another connection begins with nothing unread', () => {
  const twice = `${OPEN}client: send 10\nclient: close\nserver: close\nwait 300s\n${OPEN}client: send 20`
  const timeline = timelineOf(twice)
  const reading = read(timeline)
  expect(timeline.moments.every((_, step) => reading.unread(step, 'server') === 0)).toBe(true)
})
