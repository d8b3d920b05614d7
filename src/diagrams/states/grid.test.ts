import { expect, test } from 'vitest'
import { gridFor } from './grid'

test.each([
  [500, 640, 'full'],
  [440, 600, 'full'],
  [300, 330, 'compact'],
  [900, 330, 'compact'],
  [358, undefined, 'compact'],
  [700, undefined, 'full'],
])('a box of %s by %s gets the %s figure', (width, height, name) => {
  expect(gridFor(width, height).name).toBe(name)
})
