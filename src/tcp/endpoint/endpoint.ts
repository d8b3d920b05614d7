import type { Answer } from '../machine/setup'
import type { Variables } from '../tcb/connection'
import type { Input, UserCall } from '../tcb/event'
import type { Config, Policy } from '../tcb/policy'
import { PROFILES } from '../tcb/profiles'
import type { State } from '../tcb/state'
import type { Timer } from '../tcb/timer'
import type { Verdict } from '../verdict/verdict'
import { FLAGS, type Flag, type Segment, type SegmentOptions } from '../wire/segment'
import { checkCall, checkChange, checkOptions, checkSeconds, checkSegment } from './arguments'
import {
  connectionOf,
  createEndpoint,
  dispatch,
  expire,
  type Happening,
  placeEndpoint,
  stateOf,
} from './driver'
import { type GivenVariables, place } from './place'

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
  /** Seconds until the first probe, seconds between probes, and how many; default: none are sent. */
  readonly keepalive?: { readonly idle: number; readonly interval: number; readonly probes: number }
}

const microseconds = (seconds: number): number => Math.round(seconds * 1_000_000)

export interface CallArguments {
  readonly open: { readonly mode: 'active' | 'passive'; readonly remote?: boolean }
  readonly send: { readonly length: number }
  /** Without a length: all that is on hand. */
  readonly receive: { readonly length?: number }
  readonly close: object
  readonly shutdown: object
  readonly abort: object
  readonly status: object
}

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
  /** What the user is told unasked. */
  readonly signals: readonly string[]
  /** What the call answers; null where nothing was called. */
  readonly result: Answer | null
  /** Octets now readable, in order. */
  readonly delivered: number
  /** What was decided about the segment; null where none arrived. */
  readonly verdict: Verdict | null
}

export interface DrivenEndpoint {
  readonly state: State
  readonly tcb: Variables
  call<C extends keyof CallArguments>(call: C, args?: CallArguments[C]): Reaction
  receive(segment: SegmentInput): Reaction
  /** Lets seconds pass; fires what falls due, in order. */
  advance(seconds: number): Reaction
  set(change: { readonly window?: number }): void
}

const CALLS = [
  'open',
  'send',
  'receive',
  'close',
  'shutdown',
  'abort',
  'status',
] as const satisfies readonly (keyof CallArguments)[]

function userCall(call: keyof CallArguments, args: object, onHand: number): UserCall {
  checkCall(call, CALLS, args)
  const { mode, remote, length } = args as {
    mode?: 'active' | 'passive'
    remote?: boolean
    length?: number
  }
  switch (call) {
    case 'open':
      return { type: 'OPEN', mode: mode ?? 'active', remote: remote ?? true }
    case 'send':
      return { type: 'SEND', length: length ?? 0 }
    case 'receive':
      return { type: 'RECEIVE', length: length ?? onHand }
    case 'close':
      return { type: 'CLOSE', receiving: false }
    case 'shutdown':
      return { type: 'CLOSE', receiving: true }
    case 'abort':
      return { type: 'ABORT' }
    case 'status':
      return { type: 'STATUS' }
  }
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
    policy: { ...profile.policy, listenerNeeded: false, finAck: 'now', ...options.policy },
    iss: [options.iss ?? 0].flat().map((iss) => iss >>> 0),
    window: options.window ?? profile.window,
    mss: options.mss ?? profile.mss,
    receiveBuffer: 'unbounded',
    delayedAck: microseconds(options.delayedAck ?? 0),
    quickAck: false,
    keepalive: keepalive
      ? { ...keepalive, idle: microseconds(keepalive.idle), interval: microseconds(keepalive.interval) }
      : profile.keepalive,
  }
  const { state = 'CLOSED' } = options
  let current = state === 'CLOSED' ? createEndpoint(config) : place(state, config, options)
  let now = 0

  const react = (happenings: readonly Happening[]): Reaction => ({
    state: stateOf(current),
    sent: happenings.flatMap((h) => h.transmissions.map((t) => t.segment)),
    signals: happenings.flatMap((h) => h.signals),
    result: happenings.find((h) => h.answer !== null)?.answer ?? null,
    delivered: happenings.reduce((sum, h) => sum + h.delivered, 0),
    verdict: happenings.find((h) => h.verdict !== null)?.verdict ?? null,
  })

  const happen = (input: Input): Reaction => {
    const [next, happening] = dispatch(current, input, now)
    current = next
    return react([happening])
  }

  const firstDue = (): readonly [Timer, number] | undefined =>
    [...current.timers].reduce<readonly [Timer, number] | undefined>(
      (first, timer) => (first && first[1] <= timer[1] ? first : timer),
      undefined,
    )

  return {
    get state() {
      return stateOf(current)
    },
    get tcb() {
      return connectionOf(current).tcb
    },
    call: (call, args) => happen(userCall(call, args ?? {}, connectionOf(current).unread)),
    receive(given) {
      checkSegment(given)
      const { flags, seq, ack, length, window, options: segmentOptions } = given
      return happen({
        type: 'SEGMENT ARRIVES',
        segment: {
          flags: FLAGS.filter((flag) => flags.includes(flag)),
          seq: seq >>> 0,
          // Without the ACK bit the field means nothing.
          ack: flags.includes('ACK') ? (ack ?? 0) >>> 0 : null,
          length: length ?? 0,
          window: window ?? 65535,
          options: segmentOptions ?? {},
        },
      })
    },
    advance(seconds) {
      checkSeconds('advance', seconds)
      const until = now + microseconds(seconds)
      const happenings: Happening[] = []
      for (let due = firstDue(); due && due[1] <= until; due = firstDue()) {
        now = due[1]
        const [next, happening] = expire(current, due[0], now)
        current = next
        happenings.push(happening)
      }
      now = until
      return react(happenings)
    },
    set(change) {
      checkChange(change)
      const { window } = change
      if (window === undefined) return
      const { context, value } = current.snapshot
      const config = { ...context.config, window }
      const tcb = { ...context.tcb, 'RCV.WND': window }
      current = { ...placeEndpoint(value as State, { ...context, config, tcb }), timers: current.timers }
    },
  }
}
