import fc from 'fast-check'
import { expect, test } from 'vitest'
import { STATES } from '../tcp/tcb/state'
import { comparing, peerOf, programOf } from './compare'
import { finish } from './finish'
import type { Socket } from './listing'
import { readListing } from './read'
import { sampleOf, samplesIn } from './samples'

const compare = (before: string, after: string) => finish(comparing(readListing(before), readListing(after)))

const BEFORE = `State      Recv-Q Send-Q Local Address:Port Peer Address:Port
LISTEN     0      128    0.0.0.0:80         0.0.0.0:*     users:(("web",pid=7,fd=3))
LISTEN     0      128    0.0.0.0:80         0.0.0.0:*     users:(("web",pid=8,fd=3))
ESTAB      0      0      10.0.0.2:80        10.0.0.5:4000 users:(("web",pid=7,fd=4))
ESTAB      0      0      10.0.0.2:80        10.0.0.5:4001 users:(("web",pid=7,fd=5))
TIME-WAIT  0      0      10.0.0.2:80        10.0.0.6:4002
`
const AFTER = `State      Recv-Q Send-Q Local Address:Port Peer Address:Port
LISTEN     0      128    0.0.0.0:80         0.0.0.0:*     users:(("web",pid=9,fd=3))
ESTAB      0      0      10.0.0.2:80        10.0.0.5:4000 users:(("web",pid=9,fd=4))
CLOSE-WAIT 1      0      10.0.0.2:80        10.0.0.5:4001 users:(("web",pid=9,fd=5))
ESTAB      0      0      10.0.0.2:80        10.0.0.5:4003 users:(("web",pid=9,fd=6))
`

test('what came, what went, what moved and from where', () => {
  const { sockets, fates, states, processes, peers } = compare(BEFORE, AFTER)
  expect(fates).toEqual({ came: 1, went: 2, moved: 1, stayed: 2 })
  expect(sockets.map(({ socket, fate, was }) => [fate, socket.remote, was])).toEqual([
    ['stayed', '0.0.0.0:*', 'LISTEN'],
    ['stayed', '10.0.0.5:4000', 'ESTABLISHED'],
    ['moved', '10.0.0.5:4001', 'ESTABLISHED'],
    ['came', '10.0.0.5:4003', null],
    ['went', '0.0.0.0:*', 'LISTEN'],
    ['went', '10.0.0.6:4002', 'TIME-WAIT'],
  ])
  expect(states).toEqual([
    { of: 'LISTEN', before: 2, after: 1 },
    { of: 'ESTABLISHED', before: 2, after: 2 },
    { of: 'CLOSE-WAIT', before: 0, after: 1 },
    { of: 'TIME-WAIT', before: 1, after: 0 },
  ])
  expect(processes).toEqual([])
  expect(peers).toEqual([
    { of: '10.0.0.5', before: 2, after: 3 },
    { of: '10.0.0.6', before: 1, after: 0 },
  ])
})

test('two samples of one paste are told apart where they are', () => {
  const both = readListing(`$ ss -tan\n${BEFORE}$ ss -tan\n${AFTER}`)
  const [first, second] = samplesIn(both)
  expect([first, second]).toEqual([0, 1])
  const { fates } = finish(comparing(sampleOf(both, 0), sampleOf(both, 1)))
  expect(fates).toEqual({ came: 1, went: 2, moved: 1, stayed: 2 })
  expect(samplesIn(readListing(BEFORE))).toEqual([0])
})

const NONE = {
  local: '',
  remote: null,
  recvQ: null,
  sendQ: null,
  process: null,
  timer: null,
  sample: 0,
  state: null,
}

test.each([
  ['10.0.0.5:80', '10.0.0.5'],
  ['[2001:db8::1]:443', '[2001:db8::1]'],
  ['10.0.0.5.80', '10.0.0.5'],
  ['0.0.0.0:*', null],
  ['[::]:*', null],
  ['*.*', null],
  [null, null],
])('the peer of %s is %s', (remote, peer) => {
  expect(peerOf({ ...NONE, remote })).toBe(peer)
})

test.each([
  ['nginx/1234', 'nginx'],
  ['/1234', '/1234'],
  [null, null],
])('the program of %s is %s', (process, program) => {
  expect(programOf({ ...NONE, process })).toBe(program)
})

const address = fc.constantFrom('10.0.0.1:80', '10.0.0.1:81', '0.0.0.0:*', '10.0.0.2:9')
const socket: fc.Arbitrary<Socket> = fc.record({
  ...{ state: fc.option(fc.constantFrom(...STATES)), local: address, remote: fc.option(address) },
  ...{ recvQ: fc.constant(0), sendQ: fc.constant(0), timer: fc.constant(null), sample: fc.constant(0) },
  process: fc.option(fc.constantFrom('a/1', 'b/2')),
})
const sockets = fc.array(socket, { maxLength: 12 })
const listing = (of: readonly Socket[]) => ({ ...readListing(''), sockets: of })

test('each socket has one fate, and the other way round it is the opposite', () => {
  fc.assert(
    fc.property(sockets, sockets, (a, b) => {
      const there = finish(comparing(listing(a), listing(b)))
      const back = finish(comparing(listing(b), listing(a)))
      const { came, went, moved, stayed } = there.fates
      expect(came + moved + stayed).toBe(b.length)
      expect(went + moved + stayed).toBe(a.length)
      expect(back.fates).toMatchObject({ came: went, went: came })
      expect(there.sockets.slice(0, b.length).map((each) => each.socket)).toEqual(b)
      expect(back.peers.map(({ of, before, after }) => ({ of, before: after, after: before }))).toEqual(
        there.peers,
      )
    }),
  )
})

test('a listing beside itself has not changed', () => {
  fc.assert(
    fc.property(sockets, (a) => {
      const { fates, processes, peers } = finish(comparing(listing(a), listing(a)))
      expect(fates).toEqual({ came: 0, went: 0, moved: 0, stayed: a.length })
      expect([...processes, ...peers]).toEqual([])
    }),
  )
})
