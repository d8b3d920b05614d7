import type { Endpoint } from '../../src/tcp/endpoint/driver'
import type { Timer } from '../../src/tcp/tcb/timer'
import type { Catalogue, Reaction, Stimulus } from './catalogue'
import { type Budget, CALLS, type Call, ENDS, type End, NAMES, type World } from './world'

/** One thing that may happen next. */
export interface Move {
  readonly name: string
  readonly world: World
  /** The end to which it happens, and what it does; absent where the link acts. */
  readonly end?: End
  readonly stimulus?: Stimulus
  readonly reaction?: Reaction
}

type HappeningMove = Required<Move>

/** A call of one end, as a history tells it. */
export type NamedCall = `${(typeof NAMES)[number]}: ${Call}`

const sorted = (ids: readonly number[]): number[] => [...ids].sort((a, b) => a - b)
const without = (ids: readonly number[], index: number): number[] => ids.filter((_, i) => i !== index)

const pair = <T>(end: End, mine: T, others: readonly [T, T]): readonly [T, T] =>
  end === 0 ? [mine, others[1]] : [others[0], mine]

/** No more than this many segments are on their way to one end: more is lost in routers. */
const MOST_IN_FLIGHT = 4

/** Timers that cost nothing: they go off once. */
const FREE: ReadonlySet<Timer> = new Set(['time-wait', 'delayed-ack'])

/** A timer takes from what may still happen one ending, or one repetition; where none is left it cannot go off. */
function* charged(move: HappeningMove): Generator<Move> {
  const { world, reaction } = move
  const cost = reaction.happening.walks.length > 0 ? 'endings' : 'retransmissions'
  if (world[cost] > 0) yield { ...move, world: { ...world, [cost]: world[cost] - 1 } }
}

function unansweredAfter(
  world: World,
  end: End,
  stimulus: Stimulus,
  reaction: Reaction,
): World['unanswered'] {
  const before = world.unanswered[end]
  if (stimulus.kind === 'timer' && stimulus.timer === 'keepalive' && reaction.sent.length > 0) {
    return pair(end, before + 1, world.unanswered)
  }
  const answered = before > 0 && reaction.happening.verdict?.outcome === 'accepted'
  return answered ? pair(end, 0, world.unanswered) : world.unanswered
}

/** Everything that may happen next in a world. */
export class Moves {
  private readonly calls: readonly Call[]

  constructor(
    private readonly catalogue: Catalogue,
    budget: Budget,
  ) {
    this.calls = Object.keys(budget.calls) as Call[]
  }

  *from(world: World): Generator<Move> {
    for (const end of ENDS) {
      yield* this.fromCalls(world, end)
      yield* this.fromLink(world, end)
      yield* this.fromTimers(world, end)
    }
  }

  /** A call, and then the arrival of all that is on its way: each segment once, none lost. */
  *settling(world: World, named: NamedCall): Generator<Move> {
    const end = named.startsWith(NAMES[0]) ? 0 : 1
    const call = named.slice(NAMES[end].length + 2) as Call
    let last = this.happen(world, end, { kind: 'call', name: call, input: CALLS[call] })
    yield last
    for (let next = this.arrival(last.world); next; next = this.arrival(last.world)) {
      last = next
      yield last
    }
  }

  /** The arrival of a segment that is on its way; null: there is none. */
  private arrival(world: World): HappeningMove | null {
    const end = ENDS.find((one) => world.links[one].length > 0)
    if (end === undefined) return null
    const [segment, ...rest] = world.links[end]
    const links = pair(end, rest, world.links)
    return this.happen(world, end, { kind: 'segment', segment: segment as number }, { links })
  }

  private happen(world: World, end: End, stimulus: Stimulus, rest: Partial<World> = {}): HappeningMove {
    const reaction = this.catalogue.react(world.ends[end], stimulus)
    const away: End = end === 0 ? 1 : 0
    const links = rest.links ?? world.links
    const flying = () => sorted([...links[away], ...reaction.sent]).slice(0, MOST_IN_FLIGHT)
    return {
      name: `${NAMES[end]}: ${this.catalogue.nameOf(stimulus)}`,
      end,
      stimulus,
      reaction,
      world: {
        ...world,
        ...rest,
        ends: pair(end, reaction.endpoint, world.ends),
        links: reaction.sent.length === 0 ? links : pair(away, flying(), links),
        unanswered: unansweredAfter(world, end, stimulus, reaction),
      },
    }
  }

  private *fromCalls(world: World, end: End): Generator<Move> {
    for (const [i, name] of this.calls.entries()) {
      const left = world.calls[end][i] as number
      if (left === 0) continue
      const calls = pair(end, world.calls[end].with(i, left - 1), world.calls)
      const move = this.happen(world, end, { kind: 'call', name, input: CALLS[name] }, { calls })
      // A call that is refused is no event.
      if (move.reaction.endpoint !== world.ends[end] || move.reaction.sent.length > 0) yield move
    }
  }

  private *fromLink(world: World, end: End): Generator<Move> {
    const link = world.links[end]
    for (const [i, segment] of link.entries()) {
      if (segment === link[i - 1]) continue
      const links = pair(end, without(link, i), world.links)
      const stimulus: Stimulus = { kind: 'segment', segment }
      yield this.happen(world, end, stimulus, { links })
      if (world.losses > 0) {
        const name = `lost: ${this.catalogue.nameOf(stimulus)}`
        yield { name, world: { ...world, links, losses: world.losses - 1 } }
      }
      if (world.duplicates > 0 && link.length < MOST_IN_FLIGHT) {
        const doubled = pair(end, sorted([...link, segment]), world.links)
        const name = `duplicated: ${this.catalogue.nameOf(stimulus)}`
        yield { name, world: { ...world, links: doubled, duplicates: world.duplicates - 1 } }
      }
    }
  }

  private *fromTimers(world: World, end: End): Generator<Move> {
    const { timers } = this.catalogue.endpoints[world.ends[end]] as Endpoint
    for (const timer of timers.keys()) {
      // 2 MSL: nothing that was sent before is on its way any more.
      if (timer === 'time-wait' && world.links.some((link) => link.length > 0)) continue
      const move = this.happen(world, end, { kind: 'timer', timer })
      if (FREE.has(timer)) yield move
      else yield* charged(move)
    }
    if (!timers.has('retransmission') || world.endings === 0) return
    const move = this.happen(world, end, { kind: 'give up' })
    if (move.reaction.happening.walks.length > 0) yield* charged(move)
  }
}
