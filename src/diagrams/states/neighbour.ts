import { STATES, type State } from '../../tcp/tcb/state'
import type { Layout } from './layout'

/** Where an arrow key points; y runs down. */
const DIRECTIONS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** How much more it counts to lie aside than to lie far. */
const ASIDE = 2

export const isDirection = (key: string): boolean => Object.hasOwn(DIRECTIONS, key)

/**
 * The state to which an arrow key leads from another: along a transition, whichever way it is drawn, the one that lies
 * most in that direction; where a layout has no transitions, any.
 */
export function neighbour({ nodes, lines }: Layout, state: State, key: string): State | undefined {
  const [x, y] = DIRECTIONS[key] ?? [0, 0]
  const here = nodes[state]
  const linked = new Set(
    [...lines.values()].flatMap(({ from, to }) => (from === state ? [to] : to === state ? [from] : [])),
  )
  const places = STATES.filter((other) => other !== state && (lines.size === 0 || linked.has(other)))
    .map((other) => {
      const [dx, dy] = [nodes[other].x - here.x, nodes[other].y - here.y]
      return { other, along: dx * x + dy * y, aside: Math.abs(dx * y) + Math.abs(dy * x) }
    })
    .filter(({ along }) => along > 1)
  const cost = ({ along, aside }: { along: number; aside: number }) => along + ASIDE * aside
  return places.sort((a, b) => cost(a) - cost(b))[0]?.other
}
