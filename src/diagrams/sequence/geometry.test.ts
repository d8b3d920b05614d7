import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, boxesMeet, readingAngle, strokeMeets } from './geometry'

const box = (x: number, y: number, angle = 0): Box => ({ x, y, width: 10, height: 2, angle })

describe('boxes', () => {
  it('meet when they overlap, not when they touch', () => {
    expect(boxesMeet(box(0, 0), box(9, 1))).toBe(true)
    expect(boxesMeet(box(0, 0), box(10, 0))).toBe(false)
    expect(boxesMeet(box(0, 0), box(0, 2))).toBe(false)
  })

  it('meet when turned into one another', () => {
    expect(boxesMeet(box(0, 0), box(0, 4))).toBe(false)
    expect(boxesMeet(box(0, 0), box(0, 4, Math.PI / 2))).toBe(true)
  })

  it('meet a line that passes through them, and none that passes by', () => {
    const turned = box(0, 0, Math.PI / 4)
    expect(strokeMeets({ from: { x: -9, y: 9 }, to: { x: 9, y: -9 } }, turned)).toBe(true)
    expect(strokeMeets({ from: { x: -9, y: -6 }, to: { x: 6, y: 9 } }, turned)).toBe(false)
  })

  it('meet each other in either order', () => {
    const any = fc.record({
      x: fc.integer({ min: -20, max: 20 }),
      y: fc.integer({ min: -20, max: 20 }),
      width: fc.integer({ min: 1, max: 20 }),
      height: fc.integer({ min: 1, max: 20 }),
      angle: fc.double({ min: -1.5, max: 1.5, noNaN: true }),
    })
    fc.assert(fc.property(any, any, (a, b) => boxesMeet(a, b) === boxesMeet(b, a)))
  })
})

describe('text along a line', () => {
  it('is never upside down', () => {
    expect(readingAngle({ from: { x: 0, y: 0 }, to: { x: 4, y: 4 } })).toBeCloseTo(Math.PI / 4)
    expect(readingAngle({ from: { x: 4, y: 0 }, to: { x: 0, y: 4 } })).toBeCloseTo(-Math.PI / 4)
  })
})
