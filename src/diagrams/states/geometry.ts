/** A place in the user units of a drawing; y runs down. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A line to travel on, with the distance from its start to each of its points. Lengths in user units. */
export interface Track {
  readonly points: readonly Point[]
  readonly distances: readonly number[]
  readonly length: number
}

interface Corner {
  readonly enter: Point
  readonly at: Point
  readonly exit: Point
}

const distance = (a: Point, b: Point) => Math.hypot(b.x - a.x, b.y - a.y)

const between = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
})

/** The point `length` before `end` on the way from `start`. */
export function before(start: Point, end: Point, length: number): Point {
  const whole = distance(start, end)
  return whole === 0 ? end : between(end, start, length / whole)
}

function corners(points: readonly Point[], radius: number): Corner[] {
  return points.slice(1, -1).map((at, index) => {
    const previous = points[index] as Point
    const next = points[index + 2] as Point
    const r = Math.min(radius, distance(previous, at) / 2, distance(at, next) / 2)
    return { enter: before(previous, at, r), at, exit: before(next, at, r) }
  })
}

const round = (value: number) => Math.round(value * 100) / 100
const pair = ({ x, y }: Point) => `${round(x)} ${round(y)}`

/** SVG path data of a line through `points`, its corners rounded. */
export function pathData(points: readonly Point[], radius: number): string {
  const bends = corners(points, radius).map(
    ({ enter, at, exit }) => `L${pair(enter)}Q${pair(at)} ${pair(exit)}`,
  )
  return `M${pair(points[0] as Point)}${bends.join('')}L${pair(points.at(-1) as Point)}`
}

/** The same line as `pathData`, flattened so that it can be travelled without asking the DOM. */
export function trackOf(points: readonly Point[], radius: number): Track {
  const bends = corners(points, radius).flatMap(({ enter, at, exit }) =>
    [0, 0.25, 0.5, 0.75, 1].map((t) => between(between(enter, at, t), between(at, exit, t), t)),
  )
  const flat = radius === 0 ? points : [points[0] as Point, ...bends, points.at(-1) as Point]
  const distances = [0]
  for (const [index, point] of flat.entries()) {
    if (index > 0) distances.push((distances.at(-1) as number) + distance(flat[index - 1] as Point, point))
  }
  return { points: flat, distances, length: distances.at(-1) as number }
}

/** The place `travelled` units along a track; its ends are held for what lies beyond them. */
export function pointAlong({ points, distances, length }: Track, travelled: number): Point {
  const target = Math.min(Math.max(travelled, 0), length)
  const index = Math.max(
    distances.findIndex((far) => far >= target),
    1,
  )
  const near = distances[index - 1] as number
  const span = (distances[index] as number) - near
  return between(points[index - 1] as Point, points[index] as Point, span === 0 ? 1 : (target - near) / span)
}

/** Corners of an arrowhead whose tip is the end of the line. */
export function arrowhead(points: readonly Point[], length: number, width: number): readonly Point[] {
  const tip = points.at(-1) as Point
  const base = before(points.at(-2) as Point, tip, length)
  const across = {
    x: (-(tip.y - base.y) / length) * (width / 2),
    y: ((tip.x - base.x) / length) * (width / 2),
  }
  return [tip, { x: base.x + across.x, y: base.y + across.y }, { x: base.x - across.x, y: base.y - across.y }]
}

/** `points` with its last stretch cut short by `length`. */
export const shortened = (points: readonly Point[], length: number): readonly Point[] => [
  ...points.slice(0, -1),
  before(points.at(-2) as Point, points.at(-1) as Point, length),
]

/** The shorter way round a rectangle from the point of its border nearest to `from` to its corner `to`. */
export function roundBorder(
  centre: Point,
  width: number,
  height: number,
  from: Point,
  to: Point,
): readonly Point[] {
  const left = centre.x - width / 2
  const top = centre.y - height / 2
  const right = left + width
  const bottom = top + height
  const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most))
  const start = { x: clamp(from.x, left, right), y: clamp(from.y, top, bottom) }

  const sameSide = start.x === to.x || start.y === to.y
  if (sameSide) return [start, to]
  const opposite = to.x === left ? right : left
  const across: readonly Point[] =
    start.x === opposite ? [{ x: opposite, y: to.y }] : [{ x: to.x, y: start.y }]
  return [start, ...across, to]
}
