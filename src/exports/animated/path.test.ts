import fc from 'fast-check'
import { expect, test } from 'vitest'
import { traced } from './path'

test('a straight motion needs its two ends only', () => {
  expect(traced((at) => ({ x: 10 * at, y: 3 }), 1, 2)).toEqual([
    { at: 1, x: 10, y: 3 },
    { at: 2, x: 20, y: 3 },
  ])
})

test('a motion that waits and turns is followed within the tolerance', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 3, noNaN: true }), (turn) => {
      const place = (at: number) =>
        at < turn ? { x: 100 * at, y: 0 } : { x: 100 * turn, y: 80 * (at - turn) }
      const path = traced(place, 0, 4, 0.8)
      for (const { at, x, y } of path) expect(place(at)).toEqual({ x, y })
      for (let sample = 0; sample <= 32; sample++) {
        const at = sample / 8
        const after = path.find((each) => each.at >= at)
        const before = path.findLast((each) => each.at <= at)
        if (!after || !before) throw new Error('The path has a gap.')
        const share = (at - before.at) / (after.at - before.at || 1)
        const drawn = {
          x: before.x + (after.x - before.x) * share,
          y: before.y + (after.y - before.y) * share,
        }
        expect(Math.hypot(drawn.x - place(at).x, drawn.y - place(at).y)).toBeLessThanOrEqual(0.81)
      }
    }),
  )
})
