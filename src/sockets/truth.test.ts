import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decodeListing } from './decode'
import { judge } from './judge'
import type { Socket } from './listing'
import { readListing } from './read'

const FOLDER = '../shared/truth/listings'
const names = existsSync(FOLDER)
  ? readdirSync(FOLDER).flatMap((file) => file.match(/^(.*)\.truth\.json$/)?.[1] ?? [])
  : []

/** A row as a truth tells it: what its tool does not print is left out there. */
const toldLike = (socket: Socket | undefined, told: object) =>
  socket && Object.fromEntries(Object.keys(told).map((key) => [key, socket[key as keyof Socket]]))

/** Told at the end of `npm test`: there is nothing to be skipped where there are no names. */
if (names.length === 0) test.skip('listings as people pasted them (skipped where ../shared is absent)')

describe.skipIf(names.length === 0)('listings as people pasted them', () => {
  test.each(names)('%s', (name) => {
    const truth = JSON.parse(readFileSync(`${FOLDER}/${name}.truth.json`, 'utf8'))
    const listing = readListing(decodeListing(readFileSync(`${FOLDER}/${name}.txt`)) ?? '')
    const { counts, ignored, sockets } = listing
    const rows = sockets.length || Object.values(counts).reduce((sum, count) => sum + count, 0)
    expect({ counts, ignored, rows }).toEqual({
      counts: truth.counts,
      ignored: truth.ignored,
      rows: truth.sockets,
    })
    if (listing.samples > 1) expect(listing.distinct).toBe(truth.distinct)
    const kinds = judge(listing).map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(truth.findings))
    expect([...truth.findings, ...(truth.borderline ?? [])]).toEqual(expect.arrayContaining(kinds))
    if (!truth.first) return
    expect(toldLike(sockets[0], truth.first)).toEqual(truth.first)
    expect(toldLike(sockets.at(-1), truth.last)).toEqual(truth.last)
  })
})
