import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EDGES } from '../../../tcp/machine/edges'
import { STATES } from '../../../tcp/tcb/state'
import { SIDES } from '../../../timeline/read'
import { textWidth } from '../../sequence/type'
import type { Size } from '../../useSize'
import { layoutFor } from '../fit'
import type { Point } from '../geometry'
import type { Layout } from '../layout'
import { nameLines } from '../Node'
import { routeKey } from '../routes'
import { type Box, grown, nodeBoxes, overlap, pieces } from '../testing/boxes'
import { corner } from '../way'
import { mapFor } from './map'

/** Widths of capitals in ems, as bold as the names are set where somebody is, in the widest of common faces. */
const letterWidth = (letter: string) =>
  letter === '-' ? 0.42 : letter === 'I' ? 0.37 : letter === 'W' ? 1.11 : 0.73
const nameWidth = (name: string, size: number) =>
  [...name].reduce((sum, letter) => sum + letterWidth(letter), 0) * size

const boxes: fc.Arbitrary<Size> = fc.record({
  width: fc.integer({ min: 320, max: 900 }),
  height: fc.integer({ min: 168, max: 700 }),
})
const narrow: fc.Arbitrary<Size> = fc.record({
  width: fc.integer({ min: 222, max: 319 }),
  height: fc.integer({ min: 262, max: 700 }),
})
const forAll = (holds: (layout: Layout, box: Size) => void) =>
  fc.assert(fc.property(fc.oneof(boxes, narrow), (box) => holds(mapFor(box), box)))

/** LAST-ACK and TIME-WAIT share one way back to CLOSED. */
const isShared = (a: string, b: string) =>
  [a, b].every((name) => name === 'TIME-WAIT>CLOSED' || name === 'LAST-ACK>CLOSED')

describe('the map', () => {
  test('is within its box, and all of its nodes in sight', () => {
    forAll((layout, box) => {
      expect(layout.width).toBeLessThanOrEqual(box.width)
      expect(layout.height).toBeLessThanOrEqual(box.height)
      const lines = [...layout.lines].flatMap(([key, { track }]) => pieces(track.points, key))
      const outside = [...nodeBoxes(layout), ...lines].filter(
        ({ left, right, top, bottom }) =>
          left < 0 || top < 0 || right > layout.width || bottom > layout.height,
      )
      expect(outside).toEqual([])
    })
  })

  test('has names of at least ten pixels, whole inside their nodes', () => {
    forAll((layout) => {
      const { size, split } = layout.type ?? { size: 0, split: false }
      expect(size).toBeGreaterThanOrEqual(10)
      for (const state of STATES) {
        const lines = nameLines(state, split && state.includes('-'))
        for (const line of lines)
          expect(nameWidth(line, size), state).toBeLessThanOrEqual(layout.nodes[state].width)
        expect(lines.length * size * 1.15, state).toBeLessThanOrEqual(layout.nodes[state].height)
      }
    })
  })

  test('lets no node touch another', () => {
    forAll((layout) => {
      const nodes = nodeBoxes(layout)
      for (const [index, node] of nodes.entries()) {
        expect(
          nodes.slice(index + 1).filter((other) => overlap(grown(node, 1), other)),
          node.name,
        ).toEqual([])
      }
    })
  })

  test('lets no arrow cross or touch another, nor run through a node', () => {
    forAll((layout) => {
      const all = [...layout.lines].map(([key, { track }]) => pieces(track.points, key))
      for (const [index, ours] of all.entries()) {
        const others = all
          .slice(index + 1)
          .flat()
          .filter(({ name }) => !isShared(name, ours[0]?.name ?? ''))
        const obstacles = [...others.map((piece) => grown(piece, 1.5)), ...nodeBoxes(layout)]
        const hit = ours.filter((piece) => obstacles.some((obstacle) => overlap(piece, obstacle)))
        expect(hit).toEqual([])
      }
    })
  })

  test('leaves the names of its parts clear of the tokens', () => {
    const names = { opening: 'opening', active_close: 'active close', passive_close: 'passive close' }
    forAll((layout) => {
      const size = layout.type?.size ?? 0
      const { radius } = layout.token
      for (const { name, label } of layout.groups) {
        if (!label) continue
        const width = textWidth(names[name], { face: 'sans', size }) * 0.9
        const left = label.anchor === 'start' ? label.x : label.x - width / 2
        // Small letters, as they stand on their line.
        const told = { name, left, right: left + width, top: label.y - 0.55 * size, bottom: label.y }
        const tokens = STATES.flatMap((state) =>
          SIDES.map((side): Box => {
            const { x, y } = corner(layout, layout.nodes[state], side)
            const at = { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }
            return { name: state, ...at }
          }),
        )
        expect(tokens.filter((token) => overlap(token, told))).toEqual([])
      }
    })
  })

  test('begins and ends every arrow on the border of its node', () => {
    forAll((layout) => {
      const nodes = new Map(nodeBoxes(layout).map((box) => [box.name, box]))
      for (const [key, { from, to, track }] of layout.lines) {
        for (const [state, end] of [
          [from, track.points[0]],
          [to, track.points.at(-1)],
        ] as const) {
          const box = nodes.get(state) as Box
          const { x, y } = end as Point
          const within =
            x >= box.left - 0.01 && x <= box.right + 0.01 && y >= box.top - 0.01 && y <= box.bottom + 0.01
          const gap = Math.min(
            Math.abs(x - box.left),
            Math.abs(x - box.right),
            Math.abs(y - box.top),
            Math.abs(y - box.bottom),
          )
          expect(within && gap < 0.01, `${key} at ${state}`).toBe(true)
        }
      }
    })
  })
})

describe('the map and the machine', () => {
  /** The transitions of Figure 5, and the one that every close in three segments takes. */
  const always = [
    ...new Set([
      ...EDGES.filter(({ drawn }) => drawn).map(({ from, to }) => routeKey(from, to)),
      'FIN-WAIT-1>TIME-WAIT',
    ]),
  ].sort()

  test.each([
    { width: 480, height: 170 },
    { width: 320, height: 200 },
    { width: 240, height: 320 },
  ])('have the same transitions, $width × $height', (box) => {
    expect([...mapFor(box).lines.keys()].sort()).toEqual(always)
  })

  test('know a way for every other transition too', () => {
    forAll((layout) => {
      const short = EDGES.filter(({ from, to }) => layout.line(from, to).track.length <= 4)
      expect(short).toEqual([])
    })
  })
})

test.each([
  [500, 640, 'full'],
  [440, 600, 'full'],
  [300, 330, 'map'],
  [900, 330, 'map'],
  [358, 900, 'map'],
  [320, 200, 'map'],
  [320, 168, 'rows'],
])('a box of %s by %s gets the %s', (width, height, name) => {
  expect(layoutFor({ width, height }).name).toBe(name)
})
