import { STATES, type State } from '../../tcp/tcb/state'
import type { Side, Timeline, Walk } from '../../timeline/timeline'
import { EDGES, type Edge } from './edges'
import { routeKey } from './routes'

export const SIDES: readonly Side[] = ['client', 'server']

/** What the figure shows at a step: who is where, which way they came, and what has just been walked. */
export interface Standing {
  readonly occupants: Readonly<Record<State, readonly Side[]>>
  /** Who has walked an edge so far, by `routeKey`. */
  readonly walked: ReadonlyMap<string, ReadonlySet<Side>>
  /** Ids of the edges walked so far: two of them may share a line. */
  readonly edges: ReadonlySet<string>
  /** The walks of this step's moment, and of the next one's. */
  readonly now: readonly Walk[]
  readonly next: readonly Walk[]
}

/** Changes of state at a step, with those that the record leaves unexplained. */
export function walksAt(timeline: Timeline, step: number): readonly Walk[] {
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

export function standingAt(timeline: Timeline, step: number): Standing {
  const moment = timeline.moments[step]
  const occupants = Object.fromEntries(
    STATES.map((state) => [state, SIDES.filter((side) => moment?.[side].state === state)]),
  ) as Record<State, Side[]>

  const walked = new Map<string, Set<Side>>()
  const edges = new Set<string>()
  for (let past = 1; past <= step; past++) {
    for (const walk of walksAt(timeline, past)) {
      const key = routeKey(walk.from, walk.to)
      walked.set(key, (walked.get(key) ?? new Set()).add(walk.endpoint))
      const edge = edgeOf(walk)
      if (edge) edges.add(edge.id)
    }
  }
  return { occupants, walked, edges, now: walksAt(timeline, step), next: walksAt(timeline, step + 1) }
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
