import type { Schedule } from '../../playback/schedule'
import type { State } from '../../tcp/tcb/state'
import type { Side, Timeline, Walk } from '../../timeline/timeline'
import { type Point, pointAlong, roundBorder, type Track, trackOf } from './geometry'
import type { Grid } from './grid'
import type { Layout } from './layout'
import { walksAt } from './standing'

/** One change of state as a stretch of playing time. */
export interface Leg {
  readonly walk: Walk
  readonly step: number
  readonly start: number
  /** The moment of the change: the token arrives now. */
  readonly end: number
  /** From the token's corner of one node, along the edge, to its corner of the next. */
  readonly track: Track
  /** Where on the track the edge begins, and how long it is. */
  readonly lead: number
  readonly edge: number
}

/** The whole way of one endpoint's token through the figure. */
export interface Journey {
  readonly side: Side
  readonly legs: readonly Leg[]
  readonly home: Point
}

/** Playing seconds of a token's travel: the least, and for every user unit beyond what that covers. */
const TRAVEL = 0.35
const SPEED = 900

/** The frame on which tokens move round a node: a little outside its border, clear of its name. */
const frame = ({ node, name }: Grid) => {
  const out = name === 'full' ? 2 : 7
  return { width: node.width + out, height: node.height + out }
}

/** Where the token of an endpoint rests: the client's on the left corner of a node, the server's on the right. */
export function corner(grid: Grid, centre: Point, side: Side): Point {
  const { width, height } = frame(grid)
  return { x: centre.x + (side === 'client' ? -width : width) / 2, y: centre.y - height / 2 }
}

export function journeyOf(timeline: Timeline, schedule: Schedule, layout: Layout, side: Side): Journey {
  const { grid, nodes } = layout
  const rest = (state: State) => corner(grid, nodes[state], side)
  const round = (state: State, edge: Point) => {
    const { width, height } = frame(grid)
    return roundBorder(nodes[state], width, height, edge, rest(state))
  }
  const legs = timeline.moments.flatMap((_, step): Leg[] => {
    const walks = walksAt(timeline, step).filter(({ endpoint }) => endpoint === side)
    const end = schedule.moments[step] ?? 0
    const room = end - (schedule.moments[step - 1] ?? 0)

    return walks.map((walk, index) => {
      const line = layout.line(walk.from, walk.to)
      const { points } = line.track
      const leaving = round(walk.from, points[0] as Point).toReversed()
      const arriving = round(walk.to, points.at(-1) as Point)
      const track = trackOf([...leaving, ...points, ...arriving], 0)
      const travel = Math.min(Math.max(TRAVEL, line.track.length / SPEED), room) / walks.length
      const arrival = end - travel * (walks.length - 1 - index)
      return {
        walk,
        step,
        start: arrival - travel,
        end: arrival,
        track,
        lead: track.distances[leaving.length] ?? 0,
        edge: line.track.length,
      }
    })
  })
  return { side, legs, home: rest(timeline.moments[0]?.[side].state ?? 'CLOSED') }
}

/** Starts and ends softly, and is where it must be at both ends. */
const eased = (share: number) => share * share * (3 - 2 * share)

const travelled = ({ start, end, track }: Leg, playing: number) =>
  eased(Math.min(Math.max((playing - start) / (end - start), 0), 1)) * track.length

/** Where a token is at a playing time. */
export function tokenAt({ legs, home }: Journey, playing: number): Point {
  const leg = legs.findLast(({ start }) => start <= playing)
  return leg ? pointAlong(leg.track, travelled(leg, playing)) : home
}

/** How much of a leg's edge the token has covered, 0 to 1. */
export function coveredAt(leg: Leg, playing: number): number {
  return Math.min(Math.max((travelled(leg, playing) - leg.lead) / leg.edge, 0), 1)
}
