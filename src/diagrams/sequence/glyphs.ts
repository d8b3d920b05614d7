import { between, lengthOf, type Point, type Stroke } from './geometry'

const number = (value: number) => Math.round(value * 100) / 100
const at = ({ x, y }: Point) => `${number(x)} ${number(y)}`

/** The strokes up to a share of the whole way, as path data. */
export function pathOf(strokes: readonly Stroke[], share = 1): string {
  const last = Math.min(strokes.length - 1, Math.floor(share * strokes.length))
  return strokes
    .slice(0, last + 1)
    .map((stroke, index) => {
      const to = index < last ? stroke.to : between(stroke, share * strokes.length - last)
      return `${index === 0 ? `M${at(stroke.from)}` : ''}L${at(to)}`
    })
    .join('')
}

/** Where something is that has gone this share of the way. */
export function pointOn(strokes: readonly Stroke[], share: number): Point {
  const last = Math.min(strokes.length - 1, Math.floor(share * strokes.length))
  const stroke = strokes[last]
  return stroke ? between(stroke, share * strokes.length - last) : { x: 0, y: 0 }
}

/** An open arrow head at the end of a stroke. */
export function arrowHead(stroke: Stroke, length = 9, width = 4): string {
  const whole = lengthOf(stroke) || 1
  const [dx, dy] = [(stroke.to.x - stroke.from.x) / whole, (stroke.to.y - stroke.from.y) / whole]
  const barb = (side: 1 | -1) =>
    at({
      x: stroke.to.x - dx * length - dy * width * side,
      y: stroke.to.y - dy * length + dx * width * side,
    })
  return `M${barb(1)}L${at(stroke.to)}L${barb(-1)}`
}

export const cross = ({ x, y }: Point, size: number) =>
  `M${x - size} ${y - size}l${2 * size} ${2 * size}M${x - size} ${y + size}l${2 * size} ${-2 * size}`

/** Two zigzag lines across a lifeline, and the outline of what lies between them. */
export function lifelineBreak(x: number, y: number) {
  const teeth = [
    [-9, 2],
    [-3, -3],
    [3, 3],
    [9, -2],
  ] as const
  const line = (shift: number) => teeth.map(([dx, dy]) => `${x + dx} ${y + dy + shift}`)
  const [above, below] = [line(-3), line(3)]
  return {
    outline: `M${[...above, ...below.toReversed()].join('L')}Z`,
    edges: `M${above.join('L')}M${below.join('L')}`,
  }
}
