/** All in CSS pixels, y downwards. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A rectangle around its centre, turned by `angle` radians. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly angle: number
}

/** The ink of a level text of this size whose capitals are centred on a point. */
export const levelBox = (x: number, y: number, width: number, size: number): Box => ({
  x,
  y: y + 0.085 * size,
  width,
  height: 0.96 * size,
  angle: 0,
})

export interface Stroke {
  readonly from: Point
  readonly to: Point
}

export const between = ({ from, to }: Stroke, share: number): Point => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
})

export const lengthOf = ({ from, to }: Stroke) => Math.hypot(to.x - from.x, to.y - from.y)

/** The direction of a stroke, turned so that text along it is never upside down. */
export function readingAngle({ from, to }: Stroke): number {
  const [a, b] = from.x <= to.x ? [from, to] : [to, from]
  return Math.atan2(b.y - a.y, b.x - a.x)
}

export function cornersOf({ x, y, width, height, angle }: Box): Point[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([i = 0, j = 0]) => ({
    x: x + (i * width * cos) / 2 - (j * height * sin) / 2,
    y: y + (i * width * sin) / 2 + (j * height * cos) / 2,
  }))
}

/** Top and bottom of a box as it lies on the page. */
export function reach(box: Box): readonly [top: number, bottom: number] {
  const half = (Math.abs(Math.sin(box.angle)) * box.width + Math.abs(Math.cos(box.angle)) * box.height) / 2
  return [box.y - half, box.y + half]
}

/** A part of the page: from which height to which. */
export interface Part {
  readonly top: number
  readonly bottom: number
}

export function liesIn(box: Box, part: Part): boolean {
  const [top, bottom] = reach(box)
  return top >= part.top && bottom <= part.bottom
}

/** Left and right end of the part of a level line that lies in a box; null if none does. */
export function spanAt(box: Box, y: number): readonly [left: number, right: number] | null {
  const outline = cornersOf(box)
  const crossings = outline.flatMap((from, index) => {
    const to = outline[(index + 1) % outline.length] ?? from
    if (from.y === to.y || y < Math.min(from.y, to.y) || y > Math.max(from.y, to.y)) return []
    return [from.x + ((to.x - from.x) * (y - from.y)) / (to.y - from.y)]
  })
  return crossings.length > 0 ? [Math.min(...crossings), Math.max(...crossings)] : null
}

/** The directions of its sides: along its text, and across. */
const axesOf = ({ angle }: Box): [Point, Point] => [
  { x: Math.cos(angle), y: Math.sin(angle) },
  { x: -Math.sin(angle), y: Math.cos(angle) },
]

/** Whether two convex outlines are kept apart by one of the given directions. */
function apart(a: readonly Point[], b: readonly Point[], directions: readonly Point[]): boolean {
  return directions.some(({ x, y }) => {
    const [p, q] = [a, b].map((points) => points.map((point) => point.x * x + point.y * y))
    return !p || !q || Math.max(...p) <= Math.min(...q) || Math.max(...q) <= Math.min(...p)
  })
}

/** By the separating axis theorem; boxes that only touch do not meet. */
export function boxesMeet(a: Box, b: Box): boolean {
  if (a.angle === 0 && b.angle === 0) {
    const clear = (p: number, pSize: number, q: number, qSize: number) =>
      p + pSize / 2 <= q - qSize / 2 || q + qSize / 2 <= p - pSize / 2
    return !clear(a.x, a.width, b.x, b.width) && !clear(a.y, a.height, b.y, b.height)
  }
  return !apart(cornersOf(a), cornersOf(b), [...axesOf(a), ...axesOf(b)])
}

export function strokeMeets(stroke: Stroke, box: Box): boolean {
  const across = { x: -(stroke.to.y - stroke.from.y), y: stroke.to.x - stroke.from.x }
  return !apart(cornersOf(box), [stroke.from, stroke.to], [...axesOf(box), across])
}
