import type { Answer } from '../machine/setup'
import type { Variables } from '../tcb/connection'
import type { Input } from '../tcb/event'
import type { Config, Policy } from '../tcb/policy'
import { PROFILES } from '../tcb/profiles'
import type { State } from '../tcb/state'
import type { Timer } from '../tcb/timer'
import type { Verdict } from '../verdict/verdict'
import { FLAGS, type Flag, type Segment, type SegmentOptions } from '../wire/segment'
import { checkCall, checkChange, checkIcmp, checkOptions, checkSeconds, checkSegment } from './arguments'
import type { CallArguments } from './call-arguments'
import {
  connectionOf,
  createEndpoint,
  dispatch,
  type Endpoint,
  expire,
  type Happening,
  placeEndpoint,
  stateOf,
} from './driver'
import { type GivenVariables, place } from './place'
import { systemCallOf, userCall } from './requests'
import { come, newError } from './socket/after'
import { systemCall } from './socket/calls'
import { placedDescriptor, type Socket, stateOfDescriptor, unreadOf } from './socket/descriptor'
import { type IcmpError, icmp, icmpArrival } from './socket/icmp'
import { poll, type Readiness } from './socket/poll'

/** How an endpoint is made. All fields have defaults. */
export interface EndpointOptions {
  readonly profile?: keyof typeof PROFILES
  /** Initial send sequence number, or one for each connection in turn; default 0. */
  readonly iss?: number | readonly number[]
  /** Receive window in octets; default 65535. */
  readonly window?: number
  readonly mss?: number
  /** Where it starts; default CLOSED. */
  readonly state?: State
  /** Whence SYN-RECEIVED was entered; default passive there, active elsewhere. */
  readonly origin?: 'active' | 'passive'
  /** Variables of RFC 9293 §3.3.1; what is left out follows from the state. */
  readonly tcb?: GivenVariables
  readonly policy?: Partial<Policy>
  /** Seconds; 0, the default: every ACK at once. */
  readonly delayedAck?: number
  /** Seconds (RFC 9293 §3.9.1.1, OPEN; TCP_USER_TIMEOUT); default: as the profile has it. */
  readonly userTimeout?: number
  /** Seconds until the first probe, seconds between probes, and how many; default: none are sent. */
  readonly keepalive?: { readonly idle: number; readonly interval: number; readonly probes: number }
  /** Whatever else an endpoint is made with, as the profile has it unless told; times in microseconds. */
  readonly config?: Partial<Omit<Config, 'policy' | 'calls'>>
}

const microseconds = (seconds: number): number => Math.round(seconds * 1_000_000)

/** A segment as it may be given by hand: numbers are taken modulo 2^32, what is left out or null is zero. */
export interface SegmentInput {
  readonly flags: readonly Flag[]
  readonly seq: number
  readonly ack?: number | null
  readonly length?: number | null
  /** Octets, scaled; 65535 when left out. */
  readonly window?: number | null
  readonly options?: SegmentOptions | null
}

/** What an endpoint did in answer to a call, a segment or the passing of time. */
export interface Reaction {
  readonly state: State
  readonly sent: readonly Segment[]
  /** What the user is told unasked: in the RFC's words; in linux SIGPIPE, and an error that now waits for a call. */
  readonly signals: readonly string[]
  /** What the call answers: in the RFC's words, or 'ok' and an errno; null where nothing was called. */
  readonly result: Answer | Readiness | null
  /** Octets now readable, in order. */
  readonly delivered: number
  /** What was decided about the segment; null where none arrived. */
  readonly verdict: Verdict | null
}

export interface DrivenEndpoint {
  readonly state: State
  /** What TCP_INFO tells of the descriptor: CLOSED in TIME-WAIT; null once close() was called. */
  readonly descriptor: State | null
  readonly tcb: Variables
  call<C extends keyof CallArguments>(call: C, args?: CallArguments[C]): Reaction
  receive(segment: SegmentInput): Reaction
  /** An ICMP error comes back for a segment of this connection. */
  icmp(error: IcmpError): Reaction
  /** Lets seconds pass; fires what falls due, in order. */
  advance(seconds: number): Reaction
  /** The receive window; whether others fill the accept queue; the user timeout, in seconds. */
  set(change: {
    readonly window?: number
    readonly acceptQueueFull?: boolean
    readonly userTimeout?: number
  }): void
}

/**
 * One endpoint, driven by hand; the peer may be anything at all. The same machine that a simulation
 * runs. Times in seconds, from 0. Throws a RangeError that names the field where something given, here or
 * to a method, cannot be meant.
 */
export function endpoint(options: EndpointOptions = {}): DrivenEndpoint {
  checkOptions(options)
  const profile = PROFILES[options.profile ?? 'rfc9293']
  const { keepalive } = options
  const config: Config = {
    ...profile,
    ...options.config,
    // Who is placed in TIME-WAIT has a listener beside it; else listen() and accept() tell.
    policy: {
      ...profile.policy,
      listenerNeeded: profile.calls === 'linux' && options.state === undefined,
      finAck: 'now',
      ...options.policy,
    },
    iss: [options.iss ?? 0].flat().map((iss) => iss >>> 0),
    window: options.window ?? options.config?.window ?? profile.window,
    mss: options.mss ?? options.config?.mss ?? profile.mss,
    receiveBuffer: 'unbounded',
    delayedAck: microseconds(options.delayedAck ?? 0),
    quickAck: false,
    userTimeout: options.userTimeout === undefined ? profile.userTimeout : microseconds(options.userTimeout),
    keepalive: keepalive
      ? { ...keepalive, idle: microseconds(keepalive.idle), interval: microseconds(keepalive.interval) }
      : profile.keepalive,
  }
  const { state = 'CLOSED' } = options
  let socket: Socket = {
    endpoint: state === 'CLOSED' ? createEndpoint(config) : place(state, config, options),
    descriptor: placedDescriptor(state, options.origin ?? 'passive', false),
  }
  const isLinux = config.calls === 'linux'
  let now = 0

  const react = (happenings: readonly Happening[], readiness: Readiness | null = null): Reaction => ({
    state: stateOf(socket.endpoint),
    sent: happenings.flatMap((h) => h.transmissions.map((t) => t.segment)),
    signals: happenings.flatMap((h) => h.signals),
    result: readiness ?? happenings.find((h) => h.answer !== null)?.answer ?? null,
    delivered: happenings.reduce((sum, h) => sum + h.delivered, 0),
    verdict: happenings.find((h) => h.verdict !== null)?.verdict ?? null,
  })

  /** Takes over what an event that nobody called for did. */
  const happens = ([endpoint, happening]: readonly [Endpoint, Happening], origin: 'segment' | 'timer') => {
    const [next, told] = isLinux
      ? come(socket, endpoint, happening, origin)
      : ([{ ...socket, endpoint }, happening] as const)
    socket = next
    return told
  }

  const take = ([next, happening]: readonly [Socket, Happening]): Reaction => {
    socket = next
    return react([happening])
  }

  const happen = (input: Input): Reaction => {
    const [endpoint, happening] = dispatch(socket.endpoint, input, now)
    return take([{ ...socket, endpoint }, happening])
  }

  const firstDue = (): readonly [Timer, number] | undefined =>
    [...socket.endpoint.timers].reduce<readonly [Timer, number] | undefined>(
      (first, timer) => (first && first[1] <= timer[1] ? first : timer),
      undefined,
    )

  return {
    get state() {
      return stateOf(socket.endpoint)
    },
    get descriptor() {
      return isLinux ? stateOfDescriptor(socket) : stateOf(socket.endpoint)
    },
    get tcb() {
      return connectionOf(socket.endpoint).tcb
    },
    call(call, given) {
      const args = given ?? {}
      checkCall(call, args, isLinux)
      if (!isLinux) return happen(userCall(call, args, connectionOf(socket.endpoint).unread))
      if (call === 'poll') return react([], poll(socket))
      if (call === 'status') return happen({ type: 'STATUS' })
      return take(systemCall(socket, systemCallOf(call, args, unreadOf(socket)), now))
    },
    receive(given) {
      checkSegment(given)
      const { flags, seq, ack, length, window, options: segmentOptions } = given
      const segment = {
        flags: FLAGS.filter((flag) => flags.includes(flag)),
        seq: seq >>> 0,
        // Without the ACK bit the field means nothing.
        ack: flags.includes('ACK') ? (ack ?? 0) >>> 0 : null,
        length: length ?? 0,
        window: window ?? 65535,
        options: segmentOptions ?? {},
      }
      return react([happens(dispatch(socket.endpoint, { type: 'SEGMENT ARRIVES', segment }, now), 'segment')])
    },
    icmp(error) {
      checkIcmp(error)
      if (!isLinux) return happen(icmpArrival(error))
      const before = socket.descriptor
      const [next, happening] = icmp(socket, error, now)
      return take([next, { ...happening, signals: newError(before, next.descriptor) }])
    },
    advance(seconds) {
      checkSeconds('advance', seconds)
      const until = now + microseconds(seconds)
      const happenings: Happening[] = []
      for (let due = firstDue(); due && due[1] <= until; due = firstDue()) {
        now = due[1]
        happenings.push(happens(expire(socket.endpoint, due[0], now), 'timer'))
      }
      now = until
      return react(happenings)
    },
    set(change) {
      checkChange(change)
      const { window, acceptQueueFull, userTimeout } = change
      if (acceptQueueFull !== undefined) happen({ type: 'ACCEPT QUEUE', full: acceptQueueFull })
      const { snapshot, timers } = socket.endpoint
      const { context, value } = snapshot
      const config: Config = {
        ...context.config,
        ...(window !== undefined && { window }),
        ...(userTimeout !== undefined && { userTimeout: microseconds(userTimeout) }),
      }
      const tcb = { ...context.tcb, ...(window !== undefined && { 'RCV.WND': window }) }
      const endpoint = { ...placeEndpoint(value as State, { ...context, config, tcb }), timers }
      socket = { ...socket, endpoint }
    },
  }
}
