import { type Endpoint, stateOf } from '../../src/tcp/endpoint/driver'
import type { Config } from '../../src/tcp/tcb/policy'
import type { State } from '../../src/tcp/tcb/state'
import { Catalogue } from './catalogue'
import { type Move, Moves, type NamedCall } from './moves'
import { wrongMove, wrongWorld } from './rules'
import { type Budget, keyOf, type World } from './world'

export interface Exploration {
  /** Distinct worlds at each depth, in moves from where it begins. */
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

/** What the exploration knows: each world once, and how it came about. */
class Known {
  readonly states = new Set<State>()
  readonly edges = new Set<string>()
  readonly violations: string[] = []
  moves = 0
  private readonly keys = new Set<string>()
  private readonly parents: number[] = []
  private readonly names: string[] = []

  constructor(private readonly catalogue: Catalogue) {}

  get worlds(): number {
    return this.keys.size
  }

  /** Takes a world down, with the move that led to it from world number `parent`; null: it is known already. */
  private add(world: World, parent: number, name: string): number | null {
    const key = keyOf(world)
    const { size } = this.keys
    if (this.keys.add(key).size === size) return null
    this.parents.push(parent)
    this.names.push(name)
    for (const end of world.ends) this.states.add(stateOf(this.catalogue.endpoints[end] as Endpoint))
    return size
  }

  begin(world: World): void {
    this.add(world, 0, '')
  }

  /** Follows a move out of world number `from`. The number of the world that it leads to; null: nothing new. */
  follow(world: World, from: number, move: Move): number | null {
    this.moves++
    for (const step of move.reaction?.happening.walks ?? []) {
      this.edges.add(`${step.from}>${step.to}:${step.event}`)
      this.states.add(step.to)
    }
    this.judge(wrongMove(this.catalogue, world, move), from, move)
    const number = this.add(move.world, from, move.name)
    if (number !== null) this.judge(wrongWorld(this.catalogue, move.world), from, move)
    return number
  }

  private judge(wrong: string | null, from: number, { name }: Move): void {
    if (wrong === null || this.violations.length >= MOST_VIOLATIONS) return
    this.violations.push(`${wrong}:${this.history(from)}\n    ${name}`)
  }

  private history(number: number): string {
    if (number === 0) return ''
    return `${this.history(this.parents[number] as number)}\n    ${this.names[number]}`
  }
}

/**
 * Every world that two endpoints and a link can come to, breadth first, each once. The calls of `begin` are
 * made first, each once what the one before has sent has arrived.
 */
export function explore(
  configs: readonly [Config, Config],
  begin: readonly NamedCall[],
  budget: Budget,
  limit: { readonly depth: number; readonly worlds: number },
): Exploration {
  const catalogue = new Catalogue()
  const moves = new Moves(catalogue, budget)
  const known = new Known(catalogue)
  const { losses, duplicates, retransmissions, endings } = budget
  const calls = Object.values(budget.calls)
  let world: World = {
    ends: [catalogue.create(configs[0]), catalogue.create(configs[1])],
    links: [[], []],
    calls: [calls, calls],
    losses,
    duplicates,
    retransmissions,
    endings,
    unanswered: [0, 0],
  }
  known.begin(world)
  let number = 0
  for (const call of begin) {
    for (const move of moves.settling(world, call)) {
      number = known.follow(world, number, move) ?? number
      world = move.world
    }
  }

  const depths = [1]
  let frontier: (readonly [World, number])[] = [[world, number]]
  /** The next layer, if it grows as this one did, still fits. */
  const fits = () => {
    const [before = 1, last = 1] = depths.slice(-2)
    return depths.length <= limit.depth && known.worlds + (last * last) / before <= limit.worlds
  }
  while (frontier.length > 0 && fits()) {
    const next: (readonly [World, number])[] = []
    for (const [from, at] of frontier) {
      for (const move of moves.from(from)) {
        const reached = known.follow(from, at, move)
        if (reached !== null) next.push([move.world, reached])
      }
    }
    if (next.length > 0) depths.push(next.length)
    frontier = next
  }
  return {
    depths,
    worlds: known.worlds,
    moves: known.moves,
    endpoints: catalogue.endpoints.length,
    segments: catalogue.segments.length,
    runs: catalogue.runs,
    states: known.states,
    edges: known.edges,
    violations: known.violations,
    complete: frontier.length === 0,
  }
}
