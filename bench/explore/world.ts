import type { Endpoint } from '../../src/tcp/driver'
import type { Input } from '../../src/tcp/event'
import type { Catalogue, Reaction, Stimulus } from './catalogue'

/** How often each of these may happen in one history. */
export interface Budget {
  /** Calls that each side may make, in any order. */
  readonly calls: Readonly<Record<string, number>>
  readonly losses: number
  readonly duplicates: number
  /** Retransmissions and window probes. */
  readonly retransmissions: number
  /** Time-outs that end a connection: R2, user timeout, FIN-WAIT-2. */
  readonly endings: number
}

const CALLS: Readonly<Record<string, Input>> = {
  'open active': { type: 'OPEN', mode: 'active', remote: true },
  'open passive': { type: 'OPEN', mode: 'passive', remote: true },
  send: { type: 'SEND', length: 1 },
  close: { type: 'CLOSE', receiving: false },
  shutdown: { type: 'CLOSE', receiving: true },
  abort: { type: 'ABORT' },
  'no read': { type: 'READING', on: false },
  receive: { type: 'RECEIVE', length: 1 },
  crash: { type: 'CRASH' },
  reboot: { type: 'REBOOT' },
}

/** Two endpoints, what is on its way to each, and what may still happen. Numbers are the catalogue's. */
export interface World {
  readonly ends: readonly [number, number]
  /** Segments on their way to each end, in no order: sorted. */
  readonly links: readonly [readonly number[], readonly number[]]
  /** Calls left to each end, in the order of the budget's names. */
  readonly calls: readonly [readonly number[], readonly number[]]
  readonly losses: number
  readonly duplicates: number
  readonly retransmissions: number
  readonly endings: number
}

export type End = 0 | 1
export const ENDS: readonly End[] = [0, 1]
export const NAMES = ['client', 'server'] as const

export const keyOf = (w: World): string =>
  `${w.ends};${w.links[0]};${w.links[1]};${w.calls[0]};${w.calls[1]};${w.losses},${w.duplicates},${w.retransmissions},${w.endings}`

/** One thing that may happen next. */
export interface Move {
  readonly name: string
  readonly world: World
  /** The end to which it happens, and what it does; absent where the link acts. */
  readonly end?: End
  readonly reaction?: Reaction
}

const sorted = (ids: readonly number[]): number[] => [...ids].sort((a, b) => a - b)
const without = (ids: readonly number[], index: number): number[] => ids.filter((_, i) => i !== index)

const pair = <T>(end: End, mine: T, others: readonly [T, T]): readonly [T, T] =>
  end === 0 ? [mine, others[1]] : [others[0], mine]

/** No more than this many segments are on their way to one end: more is lost in routers. */
const MOST_IN_FLIGHT = 4

const ENDING: ReadonlySet<string> = new Set(['user', 'fin-wait-2'])
const REPEATING: ReadonlySet<string> = new Set(['retransmission', 'persist'])

/** Everything that may happen next in a world. */
export class Moves {
  private readonly names: readonly string[]

  constructor(
    private readonly catalogue: Catalogue,
    budget: Budget,
  ) {
    this.names = Object.keys(budget.calls)
  }

  *from(world: World): Generator<Move> {
    for (const end of ENDS) {
      yield* this.calls(world, end)
      yield* this.link(world, end)
      yield* this.timers(world, end)
    }
  }

  private happen(world: World, end: End, stimulus: Stimulus, rest: Partial<World> = {}): Move {
    const reaction = this.catalogue.react(world.ends[end], stimulus)
    const away: End = end === 0 ? 1 : 0
    const links = rest.links ?? world.links
    const flying = sorted([...links[away], ...reaction.sent]).slice(0, MOST_IN_FLIGHT)
    return {
      name: `${NAMES[end]}: ${this.catalogue.nameOf(stimulus)}`,
      end,
      reaction,
      world: {
        ...world,
        ...rest,
        ends: pair(end, reaction.endpoint, world.ends),
        links: reaction.sent.length === 0 ? links : pair(away, flying, links),
      },
    }
  }

  private *calls(world: World, end: End): Generator<Move> {
    for (const [i, name] of this.names.entries()) {
      const left = world.calls[end][i] as number
      if (left === 0) continue
      const calls = pair(end, world.calls[end].with(i, left - 1), world.calls)
      const input = CALLS[name] as Input
      const move = this.happen(world, end, { kind: 'call', name, input }, { calls })
      // A call that is refused is no event.
      if (move.reaction?.endpoint !== world.ends[end] || move.reaction.sent.length > 0) yield move
    }
  }

  private *link(world: World, end: End): Generator<Move> {
    const link = world.links[end]
    for (const [i, segment] of link.entries()) {
      if (segment === link[i - 1]) continue
      const links = pair(end, without(link, i), world.links)
      yield this.happen(world, end, { kind: 'segment', segment }, { links })
      if (world.losses > 0) {
        yield { name: `segment ${segment} is lost`, world: { ...world, links, losses: world.losses - 1 } }
      }
      if (world.duplicates > 0 && link.length < MOST_IN_FLIGHT) {
        const doubled = pair(end, sorted([...link, segment]), world.links)
        yield {
          name: `segment ${segment} is duplicated`,
          world: { ...world, links: doubled, duplicates: world.duplicates - 1 },
        }
      }
    }
  }

  private *timers(world: World, end: End): Generator<Move> {
    const { timers } = this.catalogue.endpoints[world.ends[end]] as Endpoint
    for (const timer of timers.keys()) {
      // 2 MSL: nothing that was sent before is on its way any more.
      if (timer === 'time-wait' && world.links.some((link) => link.length > 0)) continue
      const rest: Partial<World> | null = ENDING.has(timer)
        ? world.endings > 0
          ? { endings: world.endings - 1 }
          : null
        : REPEATING.has(timer)
          ? world.retransmissions > 0
            ? { retransmissions: world.retransmissions - 1 }
            : null
          : {}
      if (rest) yield this.happen(world, end, { kind: 'timer', timer }, rest)
    }
    if (timers.has('retransmission') && world.endings > 0) {
      yield this.happen(world, end, { kind: 'give up' }, { endings: world.endings - 1 })
    }
  }
}
