import { describe, expect, test } from 'vitest'
import type { State } from '../../tcp/tcb/state'
import type { Walk } from '../../timeline/timeline'
import { FULL_FIGURE } from './full'
import { mapFor } from './map/map'
import { corner, runOf, wayOf } from './way'

const walk = (from: State, to: State): Walk => ({ endpoint: 'client', from, to, edge: '' })

describe.each([
  FULL_FIGURE,
  mapFor({ width: 480, height: 170 }),
  mapFor({ width: 320, height: 200 }),
  mapFor({ width: 320, height: 168 }),
])('a token in the $name, $width wide', (layout) => {
  const rest = (state: State) => corner(layout, layout.nodes[state], 'client')

  test('runs from its corner of one node to its corner of the next', () => {
    for (const { from, to } of [walk('CLOSED', 'SYN-SENT'), walk('ESTABLISHED', 'CLOSED')]) {
      const way = wayOf(layout, [walk(from, to)], 'client')
      expect(way?.points[0]).toEqual(rest(from))
      expect(way?.points.at(-1)).toEqual(rest(to))
      expect(way && runOf(way)).toBeGreaterThanOrEqual(0.35)
    }
  })

  test('goes all the way where two changes happen at one moment', () => {
    const way = wayOf(layout, [walk('CLOSED', 'LISTEN'), walk('LISTEN', 'SYN-SENT')], 'client')
    expect(way?.points[0]).toEqual(rest('CLOSED'))
    expect(way?.points.at(-1)).toEqual(rest('SYN-SENT'))
  })

  test('of an endpoint that does nothing has no way', () => {
    expect(wayOf(layout, [walk('CLOSED', 'SYN-SENT')], 'server')).toBeUndefined()
  })
})
