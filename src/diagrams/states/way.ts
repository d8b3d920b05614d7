import type { Side, Walk } from '../../timeline/timeline'
import { type Point, roundBorder, type Track, trackOf } from './geometry'
import type { Layout, NodeBox } from './layout'

/** The frame on which tokens move round a node, clear of its name. */
const frame = ({ token }: Layout, { width, height }: NodeBox) => ({
  width: width + token.out,
  height: height + token.out,
})

/** Where the token of an endpoint rests: the client's on the left corner of a node, the server's on the right. */
export function corner(layout: Layout, node: NodeBox, side: Side): Point {
  const { width, height } = frame(layout, node)
  return { x: node.x + (side === 'client' ? -width : width) / 2, y: node.y - height / 2 }
}

/** The way of an endpoint's token along what it walks at one moment: from its corner of a node to that of another. */
export function wayOf(layout: Layout, walks: readonly Walk[], side: Side): Track | undefined {
  const own = walks.filter(({ endpoint }) => endpoint === side)
  if (own.length === 0) return undefined
  const round = (node: NodeBox, edge: Point) => {
    const { width, height } = frame(layout, node)
    return roundBorder(node, width, height, edge, corner(layout, node, side))
  }
  const points = own.flatMap(({ from, to }) => {
    const { points } = layout.line(from, to).track
    const leaving = round(layout.nodes[from], points[0] as Point).toReversed()
    const arriving = round(layout.nodes[to], points.at(-1) as Point)
    return [...leaving, ...points, ...arriving]
  })
  return trackOf(points, 0)
}

/** Seconds of a token's run: the least, and for every unit beyond what that covers. */
const RUN = 0.35
const SPEED = 900

/** How long a token is on its way, in seconds. */
export const runOf = ({ length }: Track): number => Math.max(RUN, length / SPEED)

/** Starts and ends softly, and is where it must be at both ends. */
export const eased = (share: number) => share * share * (3 - 2 * share)
