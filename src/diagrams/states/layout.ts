import type { State } from '../../tcp/tcb/state'
import { detour } from './detours'
import { arrowhead, type Point, pathData, shortened, type Track, trackOf } from './geometry'
import type { Grid } from './grid'
import { type Group, groups } from './groups'
import { RESET_ORIGIN } from './labels'
import { figureRoutes, nodeCentres, type Route, routeKey } from './routes'

/** A line ready to be drawn. Its head is a triangle of its own, so that it takes the colour of the line. */
export interface Line extends Route {
  readonly path: string
  readonly head: readonly Point[]
  /** From the border of one node to the border of the next. */
  readonly track: Track
}

/** Everything that a drawing of the figure needs to know, without the DOM. */
export interface Layout {
  readonly grid: Grid
  readonly nodes: Readonly<Record<State, Point>>
  readonly lines: ReadonlyMap<string, Line>
  readonly groups: readonly Group[]
  /** The one line that stands for a reset in any state; only where there is room for its words. */
  readonly reset: Omit<Line, keyof Route> | undefined
  /** The line from one state to another, be it in Figure 5 or not. */
  line(from: State, to: State): Line
}

/** Room between the tip of an arrow and the border of the node. */
const TIP_GAP = 1.5

const resetRoute = ({ closed, middle, node }: Grid) => ({
  points: [
    { x: RESET_ORIGIN.x + RESET_ORIGIN.width, y: closed },
    { x: middle - node.width / 2, y: closed },
  ],
})

function lineOf<R extends Pick<Route, 'points'>>(grid: Grid, route: R) {
  const points = shortened(route.points, TIP_GAP)
  return {
    ...route,
    path: pathData(shortened(points, grid.arrow.length - 1), grid.corner),
    head: arrowhead(points, grid.arrow.length, grid.arrow.width),
    track: trackOf(route.points, grid.corner),
  }
}

const layouts = new Map<Grid, Layout>()

export function layoutOf(grid: Grid): Layout {
  let layout = layouts.get(grid)
  if (!layout) {
    const lines = new Map(
      figureRoutes(grid).map((route) => [routeKey(route.from, route.to), lineOf(grid, route)]),
    )
    layout = {
      grid,
      nodes: nodeCentres(grid),
      lines,
      groups: groups(grid),
      reset: grid.name === 'full' ? lineOf(grid, resetRoute(grid)) : undefined,
      line: (from, to) => lines.get(routeKey(from, to)) ?? lineOf(grid, detour(grid, from, to)),
    }
    layouts.set(grid, layout)
  }
  return layout
}
