import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toPcap } from '../capture/write'
import { run, scenarios } from '../engine'
import { recognise } from './recognise'

const octets = (text: string) => new TextEncoder().encode(text)

const result = scenarios[0] && run(scenarios[0].script, 'rfc9293')
const pcap = result?.ok ? toPcap(result.timeline) : new Uint8Array()

test.each([
  ['a capture', pcap, 'capture'],
  ['what is packed', Uint8Array.of(0x1f, 0x8b, 8, 0), 'capture'],
  ['a listing of ss', octets('$ ss -tan\nESTAB 0 0 10.0.0.2:22 10.0.0.5:49822\n'), 'listing'],
  ['counts', octets('40 TIME_WAIT\n12 ESTABLISHED\n'), 'listing'],
  ['a scenario', octets('title Mine\nserver: listen\nclient: connect\n'), 'scenario'],
  [
    'packetdrill',
    octets('0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n+0 < S 0:0(0) win 100\n'),
    'packetdrill',
  ],
  ['what packetdrill has most of', octets('// a comment\n+.1 > S. 0:0(0) ack 1\n'), 'packetdrill'],
  ['a letter', octets('Dear all,\nit does not work.\n'), 'unknown'],
  ['nothing', octets(''), 'unknown'],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13), 'unknown'],
  ['a zip archive', octets('PK\u0003\u0004'), 'unknown'],
] as const)('%s is recognised', (_name, given, kind) => {
  expect(recognise(given).kind).toBe(kind)
})

test('every scenario of the library is one, and no listing', () => {
  const folder = new URL('../scenarios/library/', import.meta.url)
  for (const name of readdirSync(folder)) {
    expect(recognise(readFileSync(new URL(name, folder))).kind, name).toBe('scenario')
  }
})

test('what does not fit is named with its line', () => {
  expect(recognise('\n\nDear all,\nnothing works')).toEqual({
    kind: 'unknown',
    what: null,
    line: 3,
    text: 'Dear all,',
  })
  expect(recognise('title Mine\nserver: listen\nclient: dance\n')).toMatchObject({ kind: 'broken scenario' })
})

test('anything at all is answered', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string()), (given) => {
      expect(recognise(given)).toHaveProperty('kind')
    }),
  )
})
