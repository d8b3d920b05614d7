import { STATES } from '../../../tcp/tcb/state'
import type { Point } from '../geometry'
import type { Layout } from '../layout'

/** A part of a drawing, and what it is called when it is in the way. */
export interface Box {
  readonly name: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export const nodeBoxes = ({ nodes }: Layout): Box[] =>
  STATES.map((name) => {
    const { x, y, width, height } = nodes[name]
    return { name, left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 }
  })

export const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

export const grown = (box: Box, by: number): Box => ({
  name: box.name,
  left: box.left - by,
  right: box.right + by,
  top: box.top - by,
  bottom: box.bottom + by,
})

/** Short pieces of a line, each as a box. */
export const pieces = (points: readonly Point[], name: string): Box[] =>
  points.slice(1).map((b, index) => {
    const a = points[index] as Point
    return {
      name,
      left: Math.min(a.x, b.x),
      right: Math.max(a.x, b.x),
      top: Math.min(a.y, b.y),
      bottom: Math.max(a.y, b.y),
    }
  })
