import type { Config } from '../../src/tcp/config'
import { type Endpoint, stateOf } from '../../src/tcp/driver'
import type { State } from '../../src/tcp/state'
import { Catalogue } from './catalogue'
import { wrongMove, wrongWorld } from './rules'
import { type Budget, keyOf, Moves, type World } from './world'

export interface Exploration {
  /** Distinct worlds at each depth, in moves from the beginning. */
  readonly depths: readonly number[]
  readonly worlds: number
  readonly moves: number
  /** Distinct endpoints and segments, and how often the machine was run. */
  readonly endpoints: number
  readonly segments: number
  readonly runs: number
  readonly states: ReadonlySet<State>
  /** Ids of the edges that were taken. */
  readonly edges: ReadonlySet<string>
  /** What is wrong and how it comes about, move by move; the first few. */
  readonly violations: readonly string[]
  /** True when there is nothing beyond what was explored. */
  readonly complete: boolean
}

const MOST_VIOLATIONS = 5

/** Every world that two endpoints and a link can come to, breadth first, each once. */
export function explore(
  configs: readonly [Config, Config],
  budget: Budget,
  limit: { readonly depth: number; readonly worlds: number },
): Exploration {
  const catalogue = new Catalogue()
  const moves = new Moves(catalogue, budget)
  const { losses, duplicates, retransmissions, endings } = budget
  const calls = Object.values(budget.calls)
  const first: World = {
    ends: [catalogue.create(configs[0]), catalogue.create(configs[1])],
    links: [[], []],
    calls: [calls, calls],
    losses,
    duplicates,
    retransmissions,
    endings,
  }
  const numbers = new Map([[keyOf(first), 0]])
  const parents = [0]
  const names = ['']
  const depths = [1]
  const states = new Set<State>()
  const edges = new Set<string>()
  const violations: string[] = []
  let taken = 0

  const history = (number: number): string =>
    number === 0 ? '' : `${history(parents[number] as number)}\n    ${names[number]}`
  const complain = (what: string, number: number, last: string) => {
    if (violations.length < MOST_VIOLATIONS) violations.push(`${what}:${history(number)}\n    ${last}`)
  }

  let frontier: (readonly [World, number])[] = [[first, 0]]
  /** The next layer, if it grows as this one did, still fits. */
  const fits = () => {
    const [before = 1, last = 1] = depths.slice(-2)
    return depths.length <= limit.depth && numbers.size + (last * last) / before <= limit.worlds
  }
  while (frontier.length > 0 && fits()) {
    const next: (readonly [World, number])[] = []
    for (const [world, number] of frontier) {
      for (const end of world.ends) states.add(stateOf(catalogue.endpoints[end] as Endpoint))
      for (const move of moves.from(world)) {
        taken++
        for (const { from, to, event } of move.reaction?.happening.walks ?? []) {
          edges.add(`${from}>${to}:${event}`)
          states.add(from).add(to)
        }
        const wrong = wrongMove(catalogue, world, move)
        if (wrong) complain(wrong, number, move.name)
        const key = keyOf(move.world)
        if (numbers.has(key)) continue
        const reached = numbers.size
        numbers.set(key, reached)
        parents.push(number)
        names.push(move.name)
        const broken = wrongWorld(catalogue, move.world)
        if (broken) complain(broken, number, move.name)
        next.push([move.world, reached])
      }
    }
    if (next.length > 0) depths.push(next.length)
    frontier = next
  }
  return {
    depths,
    worlds: numbers.size,
    moves: taken,
    endpoints: catalogue.endpoints.length,
    segments: catalogue.segments.length,
    runs: catalogue.runs,
    states,
    edges,
    violations,
    complete: frontier.length === 0,
  }
}
