import { type Box, cornersOf, type Part, type Point, type Stroke } from './geometry'

/** A stretch of a way, in pixels from its beginning; its ends do not belong to it. */
export type Stretch = readonly [from: number, to: number]

/** Seen along a stroke: pixels along it from its beginning, and across it. */
interface Seen {
  readonly along: number
  readonly across: number
}

/** Something in the way, as its edges. */
type Outline = readonly (readonly [Seen, Seen])[]

/** A level strip along a stroke, in which a row of text slides. */
export interface Strip {
  /** Pixels across the stroke. */
  readonly from: number
  readonly to: number
  /** Half as wide as the row. */
  readonly half: number
}

/** The stretch along a strip that an outline takes up; null if it is not in it. What only touches is not. */
function stretchIn(outline: Outline, from: number, to: number): Stretch | null {
  let [least, most] = [Infinity, -Infinity]
  for (const [a, b] of outline) {
    const [low, high] = a.across <= b.across ? [a, b] : [b, a]
    if (high.across <= from || low.across >= to) continue
    const slope = high.across > low.across ? (high.along - low.along) / (high.across - low.across) : 0
    const start = low.across < from ? low.along + (from - low.across) * slope : low.along
    const end = high.across > to ? high.along + (to - high.across) * slope : high.along
    least = Math.min(least, start, end)
    most = Math.max(most, start, end)
  }
  return least <= most ? [least, most] : null
}

/** The page as it is seen along a stroke: where a row of text that slides along it meets what. */
export class Along {
  readonly #from: Point
  readonly #direction: Point
  readonly #normal: Point
  readonly #length: number
  readonly #outlines: Outline[] = []

  /** @param angle in which text along the stroke is read: across is to the foot of that text */
  constructor({ from, to }: Stroke, angle: number) {
    this.#length = Math.hypot(to.x - from.x, to.y - from.y)
    this.#from = from
    this.#direction = { x: (to.x - from.x) / this.#length, y: (to.y - from.y) / this.#length }
    this.#normal = { x: -Math.sin(angle), y: Math.cos(angle) }
  }

  /** Takes in what comes within so many pixels of the stroke. */
  takeIn(boxes: readonly Box[], strokes: readonly Stroke[], margin: number): void {
    for (const { from, to } of strokes) this.#take([[this.#seen(from), this.#seen(to)]], margin)
    for (const box of boxes) {
      const corners = cornersOf(box).map((corner) => this.#seen(corner))
      this.#take(
        corners.map((corner, nth) => [corner, corners[(nth + 1) % corners.length] ?? corner] as const),
        margin,
      )
    }
  }

  /** The stretches on which a row in this strip would meet something. */
  meeting({ from, to, half }: Strip): Stretch[] {
    const stretches: Stretch[] = []
    for (const outline of this.#outlines) {
      const stretch = stretchIn(outline, from, to)
      if (stretch) stretches.push([stretch[0] - half, stretch[1] + half])
    }
    return stretches
  }

  /** The longest stretch of the stroke beside which nothing stands in a strip; 0 if there is none. */
  longestGap(from: number, to: number): number {
    const stretches: Stretch[] = []
    for (const outline of this.#outlines) {
      const stretch = stretchIn(outline, from, to)
      if (!stretch) continue
      if (stretch[0] <= 0 && stretch[1] >= this.#length) return 0
      stretches.push(stretch)
    }
    let [reached, longest] = [0, 0]
    for (const [from, to] of stretches.sort(([a], [b]) => a - b)) {
      longest = Math.max(longest, from - reached)
      reached = Math.max(reached, to)
    }
    return Math.max(longest, this.#length - reached)
  }

  #take(outline: Outline, margin: number): void {
    const stretch = stretchIn(outline, -margin, margin)
    if (stretch && stretch[0] <= this.#length && stretch[1] >= 0) this.#outlines.push(outline)
  }

  #seen({ x, y }: Point): Seen {
    const [dx, dy] = [x - this.#from.x, y - this.#from.y]
    return {
      along: dx * this.#direction.x + dy * this.#direction.y,
      across: dx * this.#normal.x + dy * this.#normal.y,
    }
  }
}

/** The stretch on which `low < at + way * speed < high`; null if there is none. */
function between(at: number, speed: number, low: number, high: number): Stretch | null {
  if (speed === 0) return at > low && at < high ? [-Infinity, Infinity] : null
  const [a, b] = [(low - at) / speed, (high - at) / speed]
  return a < b ? [a, b] : b < a ? [b, a] : null
}

interface Bounds extends Part {
  readonly left: number
  readonly right: number
}

/** The stretch of a stroke on which a box that slides along it lies wholly within bounds; null if nowhere. */
export function stretchWithin(box: Box, { from, to }: Stroke, bounds: Bounds): Stretch | null {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const [sin, cos] = [Math.abs(Math.sin(box.angle)), Math.abs(Math.cos(box.angle))]
  const wide = (cos * box.width + sin * box.height) / 2
  const high = (sin * box.width + cos * box.height) / 2
  const inWidth = between(box.x, (to.x - from.x) / length, bounds.left + wide, bounds.right - wide)
  const inHeight = between(box.y, (to.y - from.y) / length, bounds.top + high, bounds.bottom - high)
  if (!inWidth || !inHeight) return null
  const stretch = [Math.max(inWidth[0], inHeight[0]), Math.min(inWidth[1], inHeight[1])] as const
  return stretch[0] < stretch[1] ? stretch : null
}
