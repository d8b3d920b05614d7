import { expect, test } from 'vitest'
import { readListing } from '../engine'
import { readListingText, textOf } from './listing-file'

const LONG = Array.from(
  { length: 3000 },
  (_, n) => `CLOSE-WAIT ${n % 3} 0 10.0.0.2:80 10.0.${n >> 8}.${n & 255}:4000`,
).join('\n')

const ignore = () => {}

test('a long listing is read in slices, as it would be at once, and judged', async () => {
  const read = await readListingText(LONG, { signal: new AbortController().signal, onProgress: ignore })
  expect(read?.listing).toEqual(readListing(LONG))
  expect(read?.findings.map(({ kind }) => kind)).toEqual(['close-wait-leak'])
})

test('it can be given up, and says how far it is', async () => {
  const controller = new AbortController()
  const parts: number[] = []
  const onProgress = (part: number) => {
    parts.push(part)
    controller.abort()
  }
  const text = Array.from({ length: 100 }, () => LONG).join('\n')
  expect(await readListingText(text, { signal: controller.signal, onProgress })).toBeNull()
  expect(parts).toHaveLength(1)
  expect(parts[0]).toBeGreaterThan(0)
  expect(parts[0]).toBeLessThan(1)
})

test('a file is text, or it is not', async () => {
  expect(await textOf(new Blob(['40 TIME_WAIT']))).toBe('40 TIME_WAIT')
  expect(await textOf(new Blob([Uint8Array.of(0, 1, 2, 3, 0)]))).toBeNull()
})
