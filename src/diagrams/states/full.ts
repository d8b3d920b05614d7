import type { State } from '../../tcp/tcb/state'
import { detour } from './detours'
import { FULL } from './grid'
import { groups } from './groups'
import { RESET_ORIGIN } from './labels'
import { type Layout, lineOf } from './layout'
import { figureRoutes, nodeCentres, routeKey } from './routes'

const { closed, middle, node } = FULL

const lines = new Map(
  figureRoutes(FULL).map((route) => [routeKey(route.from, route.to), lineOf(FULL, route)]),
)

const nodes = Object.fromEntries(
  Object.entries(nodeCentres(FULL)).map(([state, centre]) => [
    state,
    { ...centre, width: node.width, height: node.height },
  ]),
) as Layout['nodes']

/** The figure of RFC 9293, every transition of which carries its words. */
export const FULL_FIGURE: Layout = {
  name: 'full',
  width: FULL.width,
  height: FULL.height,
  nodes,
  target: node.target,
  token: { radius: 9.5, out: 2 },
  lines,
  groups: groups(FULL),
  reset: lineOf(FULL, {
    points: [
      { x: RESET_ORIGIN.x + RESET_ORIGIN.width, y: closed },
      { x: middle - node.width / 2, y: closed },
    ],
  }),
  line: (from: State, to: State) => lines.get(routeKey(from, to)) ?? lineOf(FULL, detour(FULL, from, to)),
}
