import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrowhead, type Point, pathData, pointAlong, roundBorder, trackOf } from './geometry'

const BEND: readonly Point[] = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 50 },
]

describe('a line with rounded corners', () => {
  test('as path data leaves the corner out by its radius', () => {
    expect(pathData(BEND, 10)).toBe('M0 0L90 0Q100 0 100 10L100 50')
  })

  test('as a track is a little shorter than round the corner', () => {
    expect(trackOf(BEND, 0).length).toBe(150)
    expect(trackOf(BEND, 10).length).toBeLessThan(150)
    expect(trackOf(BEND, 10).length).toBeGreaterThan(144)
  })

  test('is travelled from end to end, never faster than it is long', () => {
    const track = trackOf(BEND, 10)
    expect(pointAlong(track, -1)).toEqual({ x: 0, y: 0 })
    expect(pointAlong(track, track.length + 1)).toEqual({ x: 100, y: 50 })
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 140, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (at, on) => {
          const a = pointAlong(track, at)
          const b = pointAlong(track, at + on)
          expect(Math.hypot(b.x - a.x, b.y - a.y)).toBeLessThanOrEqual(on + 1e-9)
        },
      ),
    )
  })

  test('ends in an arrowhead that points along its last stretch', () => {
    expect(arrowhead(BEND, 8, 6)).toEqual([
      { x: 100, y: 50 },
      { x: 97, y: 42 },
      { x: 103, y: 42 },
    ])
  })
})

describe('round the border of a node', () => {
  const round = (from: Point, to: Point) => roundBorder({ x: 0, y: 0 }, 20, 10, from, to)
  const topLeft = { x: -10, y: -5 }

  test('straight along a side that has both', () => {
    expect(round({ x: 3, y: -6 }, topLeft)).toEqual([{ x: 3, y: -5 }, topLeft])
  })

  test('over the top from the far side', () => {
    expect(round({ x: 11, y: 1 }, topLeft)).toEqual([{ x: 10, y: 1 }, { x: 10, y: -5 }, topLeft])
  })

  test('up the side from below', () => {
    expect(round({ x: -2, y: 6 }, topLeft)).toEqual([{ x: -2, y: 5 }, { x: -10, y: 5 }, topLeft])
  })
})
