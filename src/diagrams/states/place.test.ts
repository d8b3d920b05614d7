import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cardPlace } from './place'

const window = { width: 640, height: 420 }

test('below its node where there is room', () => {
  const node = { left: 300, top: 40, width: 100, height: 30 }
  expect(cardPlace(node, { width: 200, height: 150 }, window)).toEqual({ x: 250, y: 78 })
})

test('beside its node where there is room neither below nor above', () => {
  const node = { left: 500, top: 200, width: 80, height: 30 }
  expect(cardPlace(node, { width: 300, height: 300 }, window)).toEqual({ x: 192, y: 65 })
})

test('within the window, wherever the node is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 540 }), fc.integer({ min: 0, max: 390 }), (left, top) => {
      const card = { width: 300, height: 380 }
      const { x, y } = cardPlace({ left, top, width: 100, height: 30 }, card, window)
      expect(x).toBeGreaterThanOrEqual(8)
      expect(y).toBeGreaterThanOrEqual(8)
      expect(x + card.width).toBeLessThanOrEqual(window.width - 8)
      expect(y + card.height).toBeLessThanOrEqual(window.height - 8)
    }),
  )
})
