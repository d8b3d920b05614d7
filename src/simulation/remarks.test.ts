import { expect, test } from 'vitest'
import { scenarios } from '../scenarios/library'
import type { Profile } from '../timeline/timeline'
import { run } from './run'
import { timelineOf } from './testing/play'

const OPEN = 'server: listen\nclient: connect\n'

const remarksOn = (text: string, profile?: Profile) => timelineOf(text, profile).remarks ?? []

test('a setting that changes nothing about one connection, or nothing under this profile', () => {
  expect(remarksOn('set client tcp_tw_reuse=1\nset server tcp_syncookies=1')).toEqual([
    { line: 1, kind: 'setting', setting: 'tcp_tw_reuse', why: 'picked ports' },
    { line: 2, kind: 'setting', setting: 'tcp_syncookies', why: 'a flood' },
  ])
  const deferred = `set server deferAccept=3s\n${OPEN}`
  expect(remarksOn(deferred)).toEqual([{ line: 1, kind: 'setting', setting: 'deferAccept', why: 'profile' }])
  expect(remarksOn(deferred, 'linux')).toEqual([])
  expect(remarksOn('set server tcp_syncookies=2\nset client tcp_rfc1337=1')).toEqual([])
})

test('an accept queue under the profile that has none', () => {
  expect(remarksOn(`${OPEN}server: fill-queue\nserver: drain-queue`)).toEqual([{ line: 3, kind: 'queue' }])
  expect(remarksOn(`${OPEN}server: fill-queue`, 'linux')).toEqual([])
})

test('a fault that waits for a segment that never comes', () => {
  const fin = { kind: 'fault', fault: 'lose', side: 'client', match: 'FIN' }
  expect(remarksOn(`lose client FIN 7\n${OPEN}client: close`)).toEqual([
    { ...fin, line: 1, ordinal: 7, count: 1 },
  ])
  expect(remarksOn(`${OPEN}lose client FIN all`)).toEqual([{ ...fin, line: 3, ordinal: 1, count: 0 }])
  expect(remarksOn(`lose client FIN 1..7\n${OPEN}client: close`)).toEqual([])
})

test('a forged segment that is numbered by what its receiver does not have', () => {
  const server = { kind: 'variable', side: 'server', state: 'CLOSED' }
  expect(remarksOn('inject to server ACK seq=RCV.NXT ack=SND.UNA-50')).toEqual([
    { ...server, line: 1, variable: 'RCV.NXT' },
    { ...server, line: 1, variable: 'SND.UNA' },
  ])
  const connecting = 'client: connect\nat 10ms\ninject to client ACK seq=RCV.NXT ack=SND.NXT'
  expect(remarksOn(connecting)).toEqual([
    { line: 3, kind: 'variable', side: 'client', state: 'SYN-SENT', variable: 'RCV.NXT' },
  ])
  expect(remarksOn(`${OPEN}inject to server ACK seq=RCV.NXT ack=SND.UNA-50`)).toEqual([])
})

test('a run that ends while a timer goes on for ever', () => {
  expect(remarksOn(`server window=100\n${OPEN}server: no-read\nclient: send 500`)).toEqual([
    { line: 5, kind: 'endless', side: 'client', timer: 'persist' },
  ])
  expect(remarksOn(`set client keepalive=2s/1s/3\n${OPEN}`)).toEqual([
    { line: 1, kind: 'endless', side: 'client', timer: 'keepalive' },
  ])
  expect(remarksOn(`set client keepalive=2s/1s/3\n${OPEN}wait 3s\nclient: abort`)).toEqual([])
})

test('by line, and absent where there is nothing', () => {
  const text = `lose client FIN\n${OPEN}server: fill-queue\nlose server FIN`
  expect(remarksOn(text).map(({ line }) => line)).toEqual([1, 4, 5])
  expect(timelineOf(OPEN)).not.toHaveProperty('remarks')
})

test('no built-in scenario has any as it is meant', () => {
  for (const { id, script } of scenarios) {
    const result = run(script)
    expect(result.ok && result.timeline.remarks, id).toBeUndefined()
  }
})
