import fc from 'fast-check'
import { expect, test } from 'vitest'
import { run, scenarios } from '../engine'
import { relative } from './relative'

const shifted = (number: number, by: number) => (number + by) >>> 0

test('numbers count from the first of each end, wherever that is, around 2^32 too', () => {
  const runs = scenarios.slice(0, 12).flatMap(({ script }) => {
    const result = run(script, 'rfc9293')
    return result.ok ? [relative(result.timeline)] : []
  })
  fc.assert(
    fc.property(fc.constantFrom(...runs), fc.nat(0xffffffff), fc.nat(0xffffffff), (plain, client, server) => {
      const bases = { client, server }
      const segments = plain.segments.map((segment) => ({
        ...segment,
        seq: shifted(segment.seq, bases[segment.from]),
        ack: segment.ack === null ? null : shifted(segment.ack, bases[segment.to]),
      }))
      expect(relative({ ...plain, segments }).segments).toEqual(plain.segments)
    }),
    { numRuns: 50 },
  )
})
