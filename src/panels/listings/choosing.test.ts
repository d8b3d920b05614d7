import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judge, readListing } from '../../engine'
import { finish } from '../../sockets/finish'
import type { Socket } from '../../sockets/listing'
import { type Choice, COLUMNS, choosing, columnsOf, type Sockets } from './choosing'

const LISTING = readListing(`State Recv-Q Send-Q Local Peer Process
LISTEN 0 128 0.0.0.0:80 0.0.0.0:*
ESTAB 0 36 10.0.0.2:80 10.0.0.10:4000 users:(("Nginx",pid=7,fd=4))
ESTAB 9 0 10.0.0.2:80 10.0.0.9:4001 users:(("nginx",pid=7,fd=5))
TIME-WAIT 0 0 10.0.0.2:443 10.0.0.9:4002 timer:(timewait,59sec,0)
`)
const SOCKETS: Sockets = { all: LISTING.sockets, found: new Map() }
const EVERYTHING: Choice = { only: undefined, words: [], order: { by: 'finding' } }
const chosen = (choice: Partial<Choice>, sockets = SOCKETS) =>
  finish(choosing(sockets, { ...EVERYTHING, ...choice }))

test.each([
  [['nginx'], [1, 2]],
  [['nginx', '4001'], [2]],
  [['time-wait'], [3]],
  [['10.0.0.9'], [2, 3]],
  [['nobody'], []],
  [[], [0, 1, 2, 3]],
])('words %j leave the places %j', (words, places) => {
  expect(chosen({ words })).toEqual(places)
})

test.each([
  [{ by: 'remote', down: false }, [0, 2, 3, 1]],
  [{ by: 'sendQ', down: true }, [0, 1, 2, 3]],
  [{ by: 'recvQ', down: true }, [2, 0, 1, 3]],
  [{ by: 'timer', down: false }, [3, 0, 1, 2]],
  [{ by: 'state', down: false }, [0, 1, 2, 3]],
] as const)('by %j they stand as %j', (order, places) => {
  expect(chosen({ order })).toEqual(places)
})

test('those with a finding come first', () => {
  const [, second, , fourth] = LISTING.sockets
  const found = new Map([fourth, second].flatMap((socket, nth) => (socket ? [[socket, nth] as const] : [])))
  expect(chosen({}, { ...SOCKETS, found })).toEqual([3, 1, 0, 2])
})

test('one state, one finding, one fate', () => {
  expect(chosen({ only: { by: 'state', state: 'ESTABLISHED' } })).toEqual([1, 2])
  const sockets = new Set(LISTING.sockets.slice(3))
  const [finding] = judge(readListing('2000 TIME_WAIT'))
  expect(finding && chosen({ only: { by: 'finding', finding, sockets } })).toEqual([3])
  const fates = ['stayed', 'came', 'stayed', 'went'] as const
  expect(chosen({ only: { by: 'fate', fate: 'came' } }, { ...SOCKETS, fates })).toEqual([1])
  expect(chosen({ only: { by: 'state', state: 'TIME-WAIT' } }, { ...SOCKETS, fates })).toEqual([])
})

test('columns are those that the tool has', () => {
  expect([...columnsOf(LISTING.sockets)].sort()).toEqual([...COLUMNS].sort())
  const windows = readListing('  TCP    10.0.0.2:80    10.0.0.9:4001    ESTABLISHED')
  expect([...columnsOf(windows.sockets)].sort()).toEqual(['local', 'remote', 'state'])
})

const socket: fc.Arbitrary<Socket> = fc.record({
  ...{ state: fc.constant(null), local: fc.string(), remote: fc.constant(null), sample: fc.constant(0) },
  ...{ recvQ: fc.option(fc.nat(5)), sendQ: fc.nat(5), process: fc.constant(null), timer: fc.constant(null) },
})

test('each order has each socket once, and equal ones as they stood', () => {
  fc.assert(
    fc.property(
      fc.array(socket),
      fc.constantFrom('recvQ', 'sendQ', 'local'),
      fc.boolean(),
      (all, by, down) => {
        const places = chosen({ order: { by, down } }, { all, found: new Map() })
        expect([...places].sort((a, b) => a - b)).toEqual([...all.keys()])
        if (by !== 'sendQ') return
        const native = [...all.keys()].sort((a, b) => {
          const difference = (all[a]?.sendQ ?? 0) - (all[b]?.sendQ ?? 0)
          return down ? -difference : difference
        })
        expect(places).toEqual(native)
      },
    ),
  )
})
