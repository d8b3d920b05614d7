import {
  connectionOf,
  createEndpoint,
  dispatch,
  type Endpoint,
  expire,
  type Happening,
  placeEndpoint,
  stateOf,
} from '../../src/tcp/endpoint/driver'
import type { Connection } from '../../src/tcp/tcb/connection'
import { startRto } from '../../src/tcp/tcb/estimates'
import type { Input } from '../../src/tcp/tcb/event'
import type { Config } from '../../src/tcp/tcb/policy'
import { TIMERS, type Timer } from '../../src/tcp/tcb/timer'
import type { Segment } from '../../src/tcp/wire/segment'

/** What may happen to one endpoint. `give up`: the retransmission timer goes off for the last time. */
export type Stimulus =
  | { readonly kind: 'call'; readonly name: string; readonly input: Input }
  | { readonly kind: 'segment'; readonly segment: number }
  | { readonly kind: 'timer'; readonly timer: Timer }
  | { readonly kind: 'give up' }

/** What it does then: where the endpoint is afterwards, and what it has sent, as numbers in the catalogue. */
export interface Reaction {
  readonly endpoint: number
  readonly sent: readonly number[]
  readonly happening: Happening
}

/**
 * Times do not matter to an exploration in which timers go off whenever they like: endpoints that differ in
 * nothing else are one.
 */
function timeless(endpoint: Endpoint): Endpoint {
  const connection = connectionOf(endpoint)
  const { probingSince, rack, rto, retransmittingSince } = connection
  const still: Connection = {
    ...connection,
    // A loss probe asks whether a round trip was measured, and whether the RTO has gone off.
    rto: {
      ...startRto(connection.config.rto),
      srtt: rto.srtt === null ? null : 0,
      backoff: Math.min(rto.backoff, 1),
    },
    retransmittingSince: retransmittingSince === null ? null : 0,
    probingSince: probingSince === null ? null : 0,
    challenges: [],
    rack: rack && { ...rack, sentAt: 0, roundTrip: 0, leastRoundTrip: 0 },
    retransmissionQueue: connection.retransmissionQueue.map((o) => ({ ...o, sentAt: 0, retransmissions: 0 })),
  }
  const timers = new Map([...endpoint.timers.keys()].sort().map((timer) => [timer, 0]))
  return { ...placeEndpoint(stateOf(endpoint), still), timers }
}

function keyOf(endpoint: Endpoint): string {
  const { config: _, ...rest } = connectionOf(endpoint)
  return JSON.stringify([stateOf(endpoint), rest, [...endpoint.timers.keys()]])
}

/** As the RFC writes segments: <SEQ=101><ACK=301><CTL=FIN,ACK> */
function describe({ seq, ack, length, window, flags }: Segment): string {
  const parts = [`SEQ=${seq}`, ack === null ? '' : `ACK=${ack}`, length === 0 ? '' : `LEN=${length}`]
  return [...parts.filter((part) => part !== ''), `WND=${window}`, `CTL=${flags}`]
    .map((p) => `<${p}>`)
    .join('')
}

/** As often, and as long, as any host retransmits. */
function exhausted(endpoint: Endpoint): Endpoint {
  const connection = connectionOf(endpoint)
  const rto = { ...connection.rto, expiries: 1000 }
  const tired = { ...connection, rto, retransmittingSince: Number.NEGATIVE_INFINITY }
  return { ...placeEndpoint(stateOf(endpoint), tired), timers: endpoint.timers }
}

const TIMER_NAMES = Object.fromEntries(TIMERS.map((timer) => [timer, `${timer} timer`])) as Record<
  Timer,
  string
>

/**
 * All endpoints and segments met so far, numbered, and what each endpoint does about each stimulus. There
 * are far fewer of them than of worlds, so the machine runs once for many worlds.
 */
export class Catalogue {
  readonly endpoints: Endpoint[] = []
  readonly segments: Segment[] = []
  /** How often the machine was run. */
  runs = 0
  private readonly segmentNames: string[] = []
  private readonly endpointIds = new Map<string, number>()
  private readonly segmentIds = new Map<string, number>()
  private readonly reactions: Map<string, Reaction>[] = []

  /** The number of an endpoint that has not been opened yet. */
  create(config: Config): number {
    return this.endpoint(createEndpoint(config), JSON.stringify(config))
  }

  /** What an endpoint does about a stimulus. */
  react(id: number, stimulus: Stimulus): Reaction {
    const known = this.reactions[id] as Map<string, Reaction>
    const key = this.nameOf(stimulus)
    const before = known.get(key)
    if (before) return before
    this.runs++
    const [endpoint, happening] = this.run(this.endpoints[id] as Endpoint, stimulus)
    const reaction = {
      endpoint: this.endpoint(endpoint, JSON.stringify(connectionOf(endpoint).config)),
      sent: happening.transmissions.map(({ segment }) => this.segment(segment)),
      happening,
    }
    known.set(key, reaction)
    return reaction
  }

  nameOf(stimulus: Stimulus): string {
    if (stimulus.kind === 'call') return stimulus.name
    if (stimulus.kind === 'timer') return TIMER_NAMES[stimulus.timer]
    return stimulus.kind === 'segment' ? (this.segmentNames[stimulus.segment] as string) : stimulus.kind
  }

  private run(endpoint: Endpoint, stimulus: Stimulus): readonly [Endpoint, Happening] {
    switch (stimulus.kind) {
      case 'call':
        return dispatch(endpoint, stimulus.input, 0)
      case 'segment': {
        const segment = this.segments[stimulus.segment] as Segment
        return dispatch(endpoint, { type: 'SEGMENT ARRIVES', segment }, 0)
      }
      case 'timer':
        return expire(endpoint, stimulus.timer, 0)
      case 'give up':
        return expire(exhausted(endpoint), 'retransmission', 0)
    }
  }

  private endpoint(endpoint: Endpoint, config: string): number {
    const still = timeless(endpoint)
    const key = config + keyOf(still)
    const known = this.endpointIds.get(key)
    if (known !== undefined) return known
    const id = this.endpoints.push(still) - 1
    this.endpointIds.set(key, id)
    this.reactions.push(new Map())
    return id
  }

  private segment(segment: Segment): number {
    const key = JSON.stringify(segment)
    const known = this.segmentIds.get(key)
    if (known !== undefined) return known
    const id = this.segments.push(segment) - 1
    this.segmentNames.push(`segment ${id} ${describe(segment)}`)
    this.segmentIds.set(key, id)
    return id
  }
}
