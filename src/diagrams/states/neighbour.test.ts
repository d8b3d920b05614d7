import { describe, expect, test } from 'vitest'
import { STATES, type State } from '../../tcp/tcb/state'
import { FULL_FIGURE } from './full'
import type { Layout } from './layout'
import { mapFor } from './map/map'
import { neighbour } from './neighbour'

const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']

/** All that arrow keys lead to, one after the other. */
function within(layout: Layout, from: State): ReadonlySet<State> {
  const reached = new Set([from])
  for (const state of reached) {
    for (const key of KEYS) {
      const next = neighbour(layout, state, key)
      if (next) reached.add(next)
    }
  }
  return reached
}

describe.each([
  FULL_FIGURE,
  mapFor({ width: 480, height: 170 }),
  mapFor({ width: 360, height: 240 }),
  mapFor({ width: 320, height: 140 }),
])('in the $name, $width wide, arrow keys', (layout) => {
  test('lead from every state to every other', () => {
    for (const state of STATES) expect([...within(layout, state)].sort()).toEqual([...STATES].sort())
  })

  test('follow transitions, where there are any', () => {
    if (layout.lines.size === 0) return
    for (const state of STATES) {
      for (const key of KEYS) {
        const next = neighbour(layout, state, key)
        if (!next) continue
        const joined = layout.lines.has(`${state}>${next}`) || layout.lines.has(`${next}>${state}`)
        expect(joined, `${state} ${key} ${next}`).toBe(true)
      }
    }
  })
})
