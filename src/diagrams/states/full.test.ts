import { describe, expect, test } from 'vitest'
import { EDGES } from './edges'
import { FULL_FIGURE } from './full'
import type { Point } from './geometry'
import {
  asidePlace,
  baselines,
  LABEL,
  type LabelPlace,
  labelLines,
  labelPlace,
  RESET_LINES,
  RESET_PLACE,
} from './labels'
import { routeKey } from './routes'
import { DRAWN } from './standing'
import { type Box, grown, nodeBoxes, overlap, pieces } from './testing/boxes'

const drawn = EDGES.filter((edge) => edge.drawn)

/** Generous widths of the letters of a sans, in em. */
const letterWidth = (letter: string) => (/[A-Z]/.test(letter) ? 0.68 : /[ ,()|il]/.test(letter) ? 0.29 : 0.57)
const textWidth = (text: string) =>
  [...text].reduce((sum, letter) => sum + letterWidth(letter), 0) * LABEL.size

function labelBoxes(name: string, lines: readonly { text: string }[], place: LabelPlace): Box[] {
  const rows = baselines(place, lines.length)
  return lines.map(({ text }, index) => {
    const width = textWidth(text)
    const left = { start: place.x, middle: place.x - width / 2, end: place.x - width }[place.anchor]
    const baseline = rows[index] as number
    return {
      name: `${name} "${text}"`,
      left,
      right: left + width,
      top: baseline - 0.74 * LABEL.size,
      bottom: baseline + 0.2 * LABEL.size,
    }
  })
}

const labels: { readonly key: string; readonly boxes: readonly Box[] }[] = [
  { key: 'any state', boxes: labelBoxes('any state', RESET_LINES, RESET_PLACE) },
  ...[...DRAWN].map(([key, edge]) => ({
    key,
    boxes: labelBoxes(key, labelLines(edge), labelPlace(key) as LabelPlace),
  })),
]

describe('the full figure and the machine', () => {
  const { lines } = FULL_FIGURE

  test('have the same arrows: those of Figure 5', () => {
    expect([...lines.keys()].sort()).toEqual(drawn.map(({ from, to }) => routeKey(from, to)).sort())
  })

  test('know a way for every change beyond Figure 5 too', () => {
    for (const { from, to } of EDGES) {
      const { track } = FULL_FIGURE.line(from, to)
      expect(track.length, `${from} to ${to}`).toBeGreaterThan(10)
    }
  })

  test('every arrow begins and ends on the border of its node', () => {
    const boxes = new Map(nodeBoxes(FULL_FIGURE).map((box) => [box.name, box]))
    const onBorder = ({ left, right, top, bottom }: Box, { x, y }: Point) =>
      x >= left &&
      x <= right &&
      y >= top &&
      y <= bottom &&
      (x === left || x === right || y === top || y === bottom)
    for (const [key, { from, to, track }] of lines) {
      expect(onBorder(boxes.get(from) as Box, track.points[0] as Point), `${key} begins`).toBe(true)
      expect(onBorder(boxes.get(to) as Box, track.points.at(-1) as Point), `${key} ends`).toBe(true)
    }
  })

  test('no arrow crosses another, nor runs through a node', () => {
    const all = [...lines].map(([key, { track }]) => pieces(track.points, key))
    for (const [index, ours] of all.entries()) {
      const obstacles = [
        ...all
          .slice(index + 1)
          .flat()
          .map((piece) => grown(piece, 1.5)),
        ...nodeBoxes(FULL_FIGURE),
      ]
      for (const piece of ours) {
        const hit = obstacles.filter((obstacle) => overlap(piece, obstacle))
        expect(hit, piece.name).toEqual([])
      }
    }
  })

  test('everything lies within the picture', () => {
    for (const { track } of lines.values()) {
      for (const { x, y } of track.points) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x).toBeLessThanOrEqual(FULL_FIGURE.width)
        expect(y).toBeGreaterThanOrEqual(0)
        expect(y).toBeLessThanOrEqual(FULL_FIGURE.height)
      }
    }
  })
})

describe('labels', () => {
  test('say what the machine says, in a reader’s words', () => {
    const words = (key: string) => {
      const edge = drawn.find(({ from, to }) => routeKey(from, to) === key)
      return edge && labelLines(edge).map(({ text }) => text)
    }
    expect(words('CLOSED>SYN-SENT')).toEqual(['connect()', 'send SYN'])
    expect(words('LISTEN>SYN-RECEIVED')).toEqual(['recv SYN', 'send SYN+ACK'])
    expect(words('SYN-RECEIVED>ESTABLISHED')).toEqual(['recv ACK', 'of SYN'])
    expect(words('TIME-WAIT>CLOSED')).toEqual(['2 MSL timeout'])
  })

  test('every arrow has one', () => {
    for (const { from, to } of drawn) expect(labelPlace(routeKey(from, to)), `${from} to ${to}`).toBeDefined()
  })

  test('keep clear of one another', () => {
    for (const [index, { key, boxes }] of labels.entries()) {
      const others = labels.slice(index + 1).flatMap((other) => other.boxes)
      for (const box of boxes)
        expect(
          others.filter((other) => overlap(grown(box, 4), other)),
          key,
        ).toEqual([])
    }
  })

  test('keep clear of nodes', () => {
    for (const { key, boxes } of labels) {
      for (const box of boxes)
        expect(
          nodeBoxes(FULL_FIGURE).filter((node) => overlap(grown(box, 4), node)),
          key,
        ).toEqual([])
    }
  })

  test('keep at least four units away from every line', () => {
    const lines = [...FULL_FIGURE.lines].flatMap(([key, { track }]) => pieces(track.points, key))
    const reset = pieces(FULL_FIGURE.reset?.track.points ?? [], 'any state')
    for (const { key, boxes } of labels) {
      for (const box of boxes) {
        expect(
          [...lines, ...reset].filter((line) => overlap(grown(box, 4), line)),
          key,
        ).toEqual([])
      }
    }
  })

  test('of what Figure 5 does not draw keep clear of the rest while they are there', () => {
    for (const edge of EDGES.filter((edge) => !edge.drawn)) {
      const place = asidePlace(FULL_FIGURE.line(edge.from, edge.to))
      const replaced = place === labelPlace(routeKey(edge.from, edge.to))
      const others = labels.filter(({ key }) => !replaced || key !== routeKey(edge.from, edge.to))
      for (const box of labelBoxes(edge.id, labelLines(edge), place)) {
        const hit = [...others.flatMap(({ boxes }) => boxes), ...nodeBoxes(FULL_FIGURE)].filter((other) =>
          overlap(box, other),
        )
        expect(hit, box.name).toEqual([])
      }
    }
  })
})
