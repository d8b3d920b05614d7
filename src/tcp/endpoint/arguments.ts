import type { Policy } from '../tcb/policy'
import { PROFILES } from '../tcb/profiles'
import { STATES } from '../tcb/state'
import { FLAGS } from '../wire/segment'
import type { CallArguments } from './call-arguments'

/*
 * What a caller of endpoint() gives, checked before anything is done with it: each of these throws a
 * RangeError that names the field, what stands there and what may.
 */

const POLICIES: { readonly [K in keyof Policy]: readonly Policy[K][] } = {
  rst: ['rfc5961', 'rfc793'],
  rstAfterFin: ['outside the window', 'believe'],
  windowEdge: ['outside', 'inside'],
  paws: ['rfc7323', 'tcp_paws_check'],
  syn: ['rfc5961', 'rfc793'],
  ack: ['rfc5961', 'rfc9293'],
  synFin: ['accept', 'drop'],
  timeWaitRst: ['close', 'ignore'],
  timeWaitSyn: ['ack', 'reopen'],
  timeWaitRepeat: ['FIN', 'any'],
  timeWaitOpen: ['refuse', 'timestamps'],
  abort: ['RST', 'RST+ACK'],
  simultaneousOpen: ['silent', 'ack'],
  activeFromListen: ['SYN', 'refuse'],
  passiveOpen: ['connection', 'request'],
  windowProbe: ['octet', 'old number'],
  finInWindow: ['not needed', 'needed'],
  listenerNeeded: [true, false],
  reuseAddress: [true, false],
  finAck: ['delay', 'now'],
  acceptOverflow: ['ignore', 'reset'],
  close: ['half', 'full'],
}

/** The bits of ECN (RFC 3168) say nothing about states; an empty name is what splitting an empty text gives. */
const KNOWN_FLAGS = [...FLAGS, 'ECE', 'CWR', '']

const shown = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(value) : typeof value === 'object' ? 'an object' : String(value)

function oneOf(field: string, value: unknown, allowed: readonly unknown[]): void {
  if (value === undefined || allowed.includes(value)) return
  throw new RangeError(`${field}: ${shown(value)} is none of ${allowed.join(', ')}`)
}

/** Sequence numbers: any whole number, later taken modulo 2^32. */
function whole(field: string, value: unknown): void {
  if (value === undefined || value === null || Number.isSafeInteger(value)) return
  throw new RangeError(`${field}: ${shown(value)} is not a whole number`)
}

/** Windows and lengths: octets. */
function octets(field: string, value: unknown, least = 0): void {
  if (value === undefined || value === null) return
  if (Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= 2 ** 30) return
  throw new RangeError(`${field}: ${shown(value)} is not a number of octets from ${least} to 2^30`)
}

export function checkSeconds(field: string, value: unknown): void {
  // Differences of decimal times may miss 0 by less than a microsecond.
  if (value === undefined || (Number.isFinite(value) && (value as number) > -0.5e-6)) return
  throw new RangeError(`${field}: ${shown(value)} is not a number of seconds, 0 or more`)
}

export function checkOptions(options: {
  readonly profile?: unknown
  readonly state?: unknown
  readonly origin?: unknown
  readonly iss?: unknown
  readonly window?: unknown
  readonly mss?: unknown
  readonly delayedAck?: unknown
  readonly userTimeout?: unknown
  readonly policy?: object
  readonly tcb?: object
}): void {
  oneOf('profile', options.profile, Object.keys(PROFILES))
  oneOf('state', options.state, STATES)
  oneOf('origin', options.origin, ['active', 'passive'])
  for (const iss of [options.iss].flat()) whole('iss', iss)
  octets('window', options.window)
  octets('mss', options.mss, 1)
  checkSeconds('delayedAck', options.delayedAck)
  checkSeconds('userTimeout', options.userTimeout)
  for (const [name, value] of Object.entries(options.policy ?? {})) {
    oneOf('policy', name, Object.keys(POLICIES))
    oneOf(`policy.${name}`, value, POLICIES[name as keyof Policy])
  }
  for (const [name, value] of Object.entries(options.tcb ?? {})) whole(`tcb.${name}`, value)
}

/** The calls of endpoint(); those that the RFC does not have are for linux only. */
const CALLS = {
  open: 'both',
  listen: 'both',
  accept: 'linux',
  send: 'both',
  receive: 'both',
  close: 'both',
  shutdown: 'both',
  abort: 'both',
  linger: 'both',
  status: 'both',
  error: 'linux',
  poll: 'linux',
} as const satisfies Record<keyof CallArguments, 'both' | 'linux'>

export function checkCall(call: keyof CallArguments, args: object, isLinux: boolean): void {
  oneOf('call', call, Object.keys(CALLS))
  if (CALLS[call] === 'linux' && !isLinux) throw new RangeError(`call: ${call} is for the profile linux only`)
  const { mode, length, how } = args as { mode?: unknown; length?: unknown; how?: unknown }
  oneOf('mode', mode, ['active', 'passive'])
  octets('length', length)
  oneOf('how', how, isLinux ? ['rd', 'wr', 'rdwr'] : ['wr'])
}

export function checkIcmp({
  type,
  code,
  seq,
}: {
  readonly type: unknown
  readonly code: unknown
  readonly seq?: unknown
}): void {
  whole('seq', seq)
  for (const [field, value] of Object.entries({ type, code })) {
    if (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 255) continue
    throw new RangeError(`${field}: ${shown(value)} is not a number from 0 to 255`)
  }
}

export function checkSegment(segment: {
  readonly flags: readonly unknown[]
  readonly seq?: unknown
  readonly ack?: unknown
  readonly length?: unknown
  readonly window?: unknown
}): void {
  if (!Array.isArray(segment.flags)) throw new RangeError('flags: a list of control bits is needed')
  for (const flag of segment.flags) oneOf('flags', flag, KNOWN_FLAGS)
  whole('seq', segment.seq)
  whole('ack', segment.ack)
  octets('length', segment.length)
  octets('window', segment.window)
}

export function checkChange(change: {
  readonly window?: unknown
  readonly acceptQueueFull?: unknown
  readonly userTimeout?: unknown
}): void {
  octets('window', change.window)
  oneOf('acceptQueueFull', change.acceptQueueFull, [true, false])
  checkSeconds('userTimeout', change.userTimeout)
}
