import { initialTransition, type SnapshotFrom, transition } from 'xstate'
import { machine } from '../machine'
import { type Answer, TIMEOUT_OF } from '../machine/setup'
import type { Connection } from '../tcb/connection'
import type { Input, TcpEvent } from '../tcb/event'
import type { Config } from '../tcb/policy'
import type { State } from '../tcb/state'
import type { Timer } from '../tcb/timer'
import type { Verdict } from '../verdict/verdict'
import type { Segment } from '../wire/segment'

/*
 * The one place that knows how xstate's pure functions behave. Known limits, met here: the types of
 * `transition` leave out the built-in actions (`xstate.raise` with a delay, `xstate.cancel`), and a
 * persisted snapshot has no pending timers, so snapshots stay in memory and timers stand beside them.
 */

/** One endpoint at an instant: a value, never changed. */
export interface Endpoint {
  readonly snapshot: SnapshotFrom<typeof machine>
  /** When each running timer goes off, in microseconds. */
  readonly timers: ReadonlyMap<Timer, number>
}

export interface Transmission {
  readonly segment: Segment
  readonly kind: 'original' | 'retransmission'
}

export interface Step {
  readonly from: State
  readonly to: State
  /** The arc's event, in the words of Figure 5. */
  readonly event: string
}

/** Everything that one event did. */
export interface Happening {
  readonly walks: readonly Step[]
  readonly transmissions: readonly Transmission[]
  readonly verdict: Verdict | null
  readonly answer: Answer | null
  readonly signals: readonly string[]
  readonly delivered: number
  /** Section that prescribes it: the verdict's where there is one; null where nothing applied. */
  readonly rfc: string | null
  /** Timers that were started or stopped, in order. */
  readonly timers: readonly { readonly timer: Timer; readonly due: number | null }[]
}

export const createEndpoint = (config: Config): Endpoint => ({
  snapshot: initialTransition(machine, config)[0],
  timers: new Map(),
})

/** An endpoint that is already somewhere: for tests, and for driving one by hand. No timer runs. */
export const placeEndpoint = (state: State, connection: Connection): Endpoint => ({
  snapshot: machine.resolveState({ value: state, context: connection }),
  timers: new Map(),
})

export const stateOf = (endpoint: Endpoint): State => endpoint.snapshot.value as State

export const connectionOf = (endpoint: Endpoint): Connection => endpoint.snapshot.context

interface ActionData {
  readonly type: string
  readonly params?: unknown
}

/** Gives an event to an endpoint at `now` (microseconds). Pure: the endpoint given is not touched. */
export function dispatch(endpoint: Endpoint, input: Input, now: number): readonly [Endpoint, Happening] {
  const event: TcpEvent = { ...input, now }
  const [snapshot, actions] = transition(machine, endpoint.snapshot, event)
  const timers = new Map(endpoint.timers)
  const walks: Step[] = []
  const transmissions: Transmission[] = []
  const signals: string[] = []
  const changes: { timer: Timer; due: number | null }[] = []
  let verdict: Verdict | null = null
  let answer: Answer | null = null
  let rfc: string | null = null
  let delivered = 0
  let state = stateOf(endpoint)

  for (const { type, params } of actions as readonly ActionData[]) {
    switch (type) {
      case 'transmit':
        transmissions.push(params as Transmission)
        break
      case 'deliver':
        delivered += (params as { octets: number }).octets
        break
      case 'signal':
        signals.push((params as { signal: string }).signal)
        break
      case 'judge':
        verdict = (params as { verdict: Verdict }).verdict
        break
      case 'answer':
        answer = (params as { result: Answer }).result
        break
      case 'cite':
        rfc ??= (params as { rfc: string }).rfc
        break
      case 'walk': {
        const { to, event } = params as { to: State; event: string }
        if (to !== state) walks.push({ from: state, to, event })
        state = to
        break
      }
      case 'xstate.raise': {
        const { id, delay } = params as { id: Timer; delay?: number }
        if (delay === undefined) break
        const due = now + Math.round(delay * 1000)
        timers.set(id, due)
        changes.push({ timer: id, due })
        break
      }
      case 'xstate.cancel': {
        const { sendId } = params as { sendId: Timer }
        if (timers.delete(sendId)) changes.push({ timer: sendId, due: null })
        break
      }
    }
  }
  const happening = {
    walks,
    transmissions,
    verdict,
    answer,
    signals,
    delivered,
    rfc: verdict?.rfc ?? rfc,
    timers: changes,
  }
  return [{ snapshot, timers }, happening]
}

/** Lets a timer go off at `now`. */
export function expire(endpoint: Endpoint, timer: Timer, now: number): readonly [Endpoint, Happening] {
  const timers = new Map(endpoint.timers)
  timers.delete(timer)
  return dispatch({ ...endpoint, timers }, { type: TIMEOUT_OF[timer] }, now)
}
