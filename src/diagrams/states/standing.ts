import type { Messages } from '../../messages/messages'
import { STATES, type State } from '../../tcp/tcb/state'
import { read, SIDES } from '../../timeline/read'
import type { Side, Timeline, Walk } from '../../timeline/timeline'
import { EDGES, type Edge } from './edges'
import type { LineLook, Looks, NodeLook } from './looks'
import { routeKey } from './routes'

interface Course {
  /** Who has walked a way so far, by `routeKey`. */
  readonly walkers: ReadonlyMap<string, ReadonlySet<Side>>
  /** Ids of the edges walked so far: two of them may share a line. */
  readonly told: ReadonlySet<string>
  readonly visited: ReadonlySet<State>
}

const courses = new WeakMap<readonly Walk[], Course>()

/** What all that has been walked leaves behind; worked out once for as long as nothing is added. */
function courseOf(walks: readonly Walk[]): Course {
  const known = courses.get(walks)
  if (known) return known
  const walkers = new Map<string, Set<Side>>()
  const told = new Set<string>()
  const visited = new Set<State>()
  for (const walk of walks) {
    const key = routeKey(walk.from, walk.to)
    walkers.set(key, (walkers.get(key) ?? new Set()).add(walk.endpoint))
    visited.add(walk.from).add(walk.to)
    const edge = edgeOf(walk)
    if (edge) told.add(edge.id)
  }
  const course = { walkers, told, visited }
  courses.set(walks, course)
  return course
}

/** The looks of the figure at a step: who is where, which way they came, and what is walked at its moment. */
export function standingAt(timeline: Timeline, step: number, t: Messages): Looks {
  const reading = read(timeline)
  const moment = reading.moment(step)
  const now = reading.walks(step)
  const { walkers, told, visited } = courseOf(reading.walked(step))
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
