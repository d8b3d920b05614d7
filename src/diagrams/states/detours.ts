import type { State } from '../../tcp/tcb/state'
import { before, type Point } from './geometry'
import type { Grid } from './grid'
import { nodeCentres, type Route, routeKey } from './routes'

type Turn = readonly [x: number, y: number]

/**
 * The way of a change that Figure 5 does not draw. A reset or an abort leaves to the left or the right of
 * the figure, clear of its arrows; others have a channel of their own, or a straight line as a last resort.
 */
export function detour(grid: Grid, from: State, to: State): Route {
  const turns = channels(grid)[routeKey(from, to)]
  const points = turns ? turns.map(([x, y]) => ({ x, y })) : straight(grid, from, to)
  return { from, to, points }
}

function channels(grid: Grid): Readonly<Record<string, readonly Turn[]>> {
  const {
    left,
    middle,
    right,
    rails,
    margin,
    closed,
    listen,
    syn,
    established,
    closing1,
    closing2,
    timeWait,
  } = grid
  const w = grid.node.width / 2
  const h = grid.node.height / 2
  const { offset } = grid

  const byMargin = (x: number, y: number): readonly Turn[] => [
    [x - w, y],
    [margin, y],
    [margin, closed],
    [middle - w, closed],
  ]
  const fromTimeWait = (x: number, y: number): readonly Turn[] => [
    [middle - offset.early, timeWait + h],
    [middle - offset.early, timeWait + 1.8 * h],
    [margin, timeWait + 1.8 * h],
    [margin, y],
    [x - w, y],
  ]
  const between = half(left, middle)
  const beside = half(middle, right)

  return {
    'SYN-RECEIVED>CLOSED': byMargin(left, syn),
    'ESTABLISHED>CLOSED': byMargin(middle, established),
    'FIN-WAIT-1>CLOSED': byMargin(left, closing1),
    'FIN-WAIT-2>CLOSED': byMargin(left, closing2),
    'CLOSE-WAIT>CLOSED': [
      [right + w, closing1],
      [rails.inner, closing1],
      [rails.inner, closed - offset.closedSide],
      [middle + w, closed - offset.closedSide],
    ],
    'CLOSING>CLOSED': [
      [middle + w, closing2],
      [beside, closing2],
      [beside, timeWait],
      [rails.outer, timeWait],
      [rails.outer, rails.top],
      [middle + offset.closedHead, rails.top],
      [middle + offset.closedHead, closed - h],
    ],
    'FIN-WAIT-1>TIME-WAIT': [
      [left + w, closing1 + offset.side],
      [between, closing1 + offset.side],
      [between, timeWait - offset.side],
      [middle - w, timeWait - offset.side],
    ],
    'TIME-WAIT>SYN-RECEIVED': fromTimeWait(left, syn),
    'SYN-RECEIVED>TIME-WAIT': fromTimeWait(left, syn).toReversed(),
    'TIME-WAIT>LISTEN': fromTimeWait(middle, listen - offset.side),
    'TIME-WAIT>SYN-SENT': [
      [middle + w, timeWait],
      [rails.outer, timeWait],
      [rails.outer, syn],
      [right + w, syn],
    ],
  }
}

const half = (a: number, b: number) => (a + b) / 2

/** From border to border, along the line between the centres. */
function straight(grid: Grid, from: State, to: State): readonly Point[] {
  const { [from]: start, [to]: end } = nodeCentres(grid)
  const across = Math.abs(end.x - start.x)
  const down = Math.abs(end.y - start.y)
  const inside =
    Math.min(grid.node.width / 2 / across, grid.node.height / 2 / down) * Math.hypot(across, down)
  return [before(end, start, inside), before(start, end, inside)]
}
