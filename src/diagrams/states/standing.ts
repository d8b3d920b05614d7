import type { Messages } from '../../messages/messages'
import { STATES, type State } from '../../tcp/tcb/state'
import type { Side, Timeline, Walk } from '../../timeline/timeline'
import { EDGES, type Edge } from './edges'
import type { LineLook, Looks, NodeLook } from './looks'
import { routeKey } from './routes'

export const SIDES: readonly Side[] = ['client', 'server']

/** Changes of state at a step, with those that the record leaves unexplained. */
function walksAt(timeline: Timeline, step: number): readonly Walk[] {
  const moment = timeline.moments[step]
  const previous = timeline.moments[step - 1]
  if (!moment || !previous) return []
  const unexplained = SIDES.filter(
    (side) =>
      moment[side].state !== previous[side].state && !moment.walks.some(({ endpoint }) => endpoint === side),
  )
  return [
    ...moment.walks,
    ...unexplained.map((endpoint) => ({
      endpoint,
      from: previous[endpoint].state,
      to: moment[endpoint].state,
      edge: '',
    })),
  ]
}

/** The looks of the figure at a step: who is where, which way they came, and what is walked at its moment. */
export function standingAt(timeline: Timeline, step: number, t: Messages): Looks {
  const moment = timeline.moments[step]
  const now = walksAt(timeline, step)
  const walkers = new Map<string, Set<Side>>()
  const told = new Set<string>()
  const visited = new Set<State>()
  for (let past = 1; past <= step; past++) {
    for (const walk of walksAt(timeline, past)) {
      const key = routeKey(walk.from, walk.to)
      walkers.set(key, (walkers.get(key) ?? new Set()).add(walk.endpoint))
      visited.add(walk.from).add(walk.to)
      const edge = edgeOf(walk)
      if (edge) told.add(edge.id)
    }
  }
  const lines = new Map<string, LineLook>()
  for (const [key, sides] of walkers) lines.set(key, { hues: [...sides] })
  for (const { from, to, endpoint } of now) lines.set(routeKey(from, to), { hues: [endpoint], now: true })

  const look = (state: State): NodeLook => {
    const hues = SIDES.filter((side) => moment?.[side].state === state)
    return { hues, label: occupied(state, hues, t), visited: visited.has(state) }
  }
  const nodes = Object.fromEntries(STATES.map((state) => [state, look(state)])) as Looks['nodes']
  return { nodes, lines, now, told }
}

function occupied(state: State, [first, second]: readonly Side[], t: Messages): string {
  if (second) return t.states_both_here({ state })
  if (first) return first === 'client' ? t.states_client_here({ state }) : t.states_server_here({ state })
  return t.states_nobody_here({ state })
}

/** The edges of Figure 5, by `routeKey`: it draws no two between the same states in the same direction. */
export const DRAWN: ReadonlyMap<string, Edge> = new Map(
  EDGES.filter(({ drawn }) => drawn).map((edge) => [routeKey(edge.from, edge.to), edge]),
)

/** The edge that a walk took; by its states where the record names none that the machine knows. */
export const edgeOf = (walk: Walk): Edge | undefined =>
  EDGES.find(({ id }) => id === walk.edge) ??
  DRAWN.get(routeKey(walk.from, walk.to)) ??
  EDGES.find(({ from, to }) => from === walk.from && to === walk.to)
