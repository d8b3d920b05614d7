import fc from 'fast-check'
import { expect, test } from 'vitest'
import { STATES } from '../tcp/tcb/state'
import { decodeListing } from './decode'
import { judge } from './judge'
import { readListing } from './read'
import { damagedListing } from './testing/listing.arbitrary'

/*
 * `npm run fuzz:sockets` runs a million of each, other ones every time; RUNS= another number.
 */
const { RUNS } = process.env
const settings = { numRuns: Number(RUNS ?? 5000), seed: RUNS ? Date.now() | 0 : 9293 }
const PATIENCE = RUNS ? 6 * 3_600_000 : 60_000

const nonBlank = (text: string) => text.split(/[\n\r]/).filter((line) => line.trim() !== '').length

test(
  'whatever is pasted is read, each line once, and judged',
  () => {
    fc.assert(
      fc.property(damagedListing, (text) => {
        const listing = readListing(text)
        const { sockets, counts, ignored, distinct, samples, tool } = listing
        const lines = nonBlank(text)
        if (sockets.length + ignored > lines)
          throw new Error(`${sockets.length} + ${ignored} of ${lines} lines`)
        if (distinct > sockets.length || samples < 1) throw new Error('more samples than rows')
        const inStates = sockets.filter(({ state }) => state !== null).length
        const counted = Object.values(counts).reduce((sum, count) => sum + count, 0)
        if (tool !== 'counts' && counted !== inStates) throw new Error(`${counted} counted, ${inStates} rows`)
        for (const state of Object.keys(counts)) expect(STATES).toContain(state)
        for (const { sockets: places, count } of judge(listing)) {
          if (count < 1 || places.some((at) => sockets[at] === undefined))
            throw new Error('a finding of nothing')
        }
      }),
      settings,
    )
  },
  PATIENCE,
)

test(
  'whatever octets a file holds are text or are not',
  () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (octets) => {
        const text = decodeListing(octets)
        if (text !== null) readListing(text)
      }),
      { ...settings, numRuns: Math.ceil(settings.numRuns / 10) },
    )
  },
  PATIENCE,
)
