import type { Config, Policy } from '../tcp/tcb/policy'
import type { Profile } from '../timeline/timeline'

export interface Range {
  readonly min: number
  readonly max: number
}

/** A value as it is written, and the numbers in it: counts as they are, durations in microseconds. */
export interface SettingValue {
  readonly value: string
  /** None where it is a word. */
  readonly numbers: readonly number[]
}

/** What a value looks like. */
export type ValueKind =
  /** A whole number; `what` is "a number of seconds" or the like. */
  | { readonly type: 'count'; readonly range: Range; readonly what?: string }
  /** A duration in microseconds. */
  | { readonly type: 'time'; readonly range: Range }
  | { readonly type: 'choice'; readonly words: readonly string[] }
  /** idle/interval/probes, as TCP_KEEPIDLE, TCP_KEEPINTVL and TCP_KEEPCNT of tcp(7). */
  | { readonly type: 'keep-alive'; readonly time: Range; readonly probes: Range }

/** Why a setting changes nothing about one connection: what it bounds or is for is not there. */
export type Idle = 'many clients' | 'picked ports' | 'a flood'

interface Row {
  readonly kind: ValueKind
  readonly apply: (config: Config, value: SettingValue) => Config
  /** The only profile under which it has an effect; absent: both. */
  readonly only?: Profile
  /** Why it has no effect at this value; absent: it has. */
  readonly idle?: (value: string) => Idle | undefined
}

const SECOND = 1_000_000
const LONGEST = 86_400 * SECOND
const LONGEST_WAIT = 600 * SECOND

const BYTE = { min: 0, max: 255 }
const SWITCH = { min: 0, max: 1 }
const UP_TO_TWO = { min: 0, max: 2 }
const INT = { min: 0, max: 2 ** 31 - 1 }
const PROBES = { min: 1, max: 127 }

/** A sysctl within the kernel's own bounds. */
const count = (range: Range, apply: Row['apply'], what?: string): Row => ({
  kind: { type: 'count', range, ...(what !== undefined && { what }) },
  apply,
})

const time = (range: Range, apply: Row['apply']): Row => ({ kind: { type: 'time', range }, apply })

/** A policy of endpoint(). */
const policy = <K extends keyof Policy>(name: K, ...words: (Policy[K] & string)[]): Row => ({
  kind: { type: 'choice', words },
  apply: (config, { value }) => ({ ...config, policy: { ...config.policy, [name]: value } }),
})

/** A switch between two policies. */
const either =
  <K extends keyof Policy>(name: K, on: Policy[K], off: Policy[K]): Row['apply'] =>
  (config, { value }) => ({ ...config, policy: { ...config.policy, [name]: value === '1' ? on : off } })

const number =
  (name: 'synRetries' | 'synAckRetries' | 'retries' | 'synLinear' | 'userTimeout'): Row['apply'] =>
  (config, { numbers: [n = 0] }) => ({ ...config, [name]: n })

const as = (config: Config): Config => config

/** How many timeouts of a SYN,ACK there are until this time is over: secs_to_retrans(). Microseconds. */
function timeoutsWithin(length: number): number {
  let timeouts = 0
  let over = 0
  while (over < length) {
    over += Math.min(2 ** timeouts, 120) * SECOND
    timeouts++
  }
  return timeouts
}

/**
 * Everything that `set SIDE NAME=VALUE` may set: how its value looks, and what it does to an endpoint. Sysctls as Linux
 * names and bounds them (Documentation/networking/ip-sysctl.rst), policies of endpoint(), and socket options (tcp(7),
 * socket(7), RFC 9293 §3.9.1).
 */
export const SETTINGS = {
  tcp_syn_retries: count({ min: 1, max: 127 }, number('synRetries')),
  tcp_syn_linear_timeouts: count({ min: 0, max: 127 }, number('synLinear')),
  tcp_synack_retries: count(BYTE, number('synAckRetries')),
  tcp_retries2: count(BYTE, number('retries')),
  // A socket is an orphan where close() gives up receiving.
  tcp_orphan_retries: {
    ...count(BYTE, (config, { numbers: [n = 0] }) => ({ ...config, orphanRetries: n === 0 ? 8 : n })),
    only: 'linux',
  },
  tcp_fin_timeout: {
    ...count(
      { min: 0, max: 86_400 },
      (config, { numbers: [n = 0] }) => ({ ...config, finWait2: n * SECOND }),
      'a number of seconds',
    ),
    only: 'linux',
  },
  tcp_rfc1337: count(SWITCH, either('timeWaitRst', 'ignore', 'close')),
  tcp_tw_reuse: { ...count(UP_TO_TWO, as), idle: () => 'picked ports' },
  tcp_abort_on_overflow: count(SWITCH, either('acceptOverflow', 'reset', 'ignore')),
  tcp_sack: count(SWITCH, (config, { value }) => ({ ...config, sack: value === '1' })),
  tcp_timestamps: count(UP_TO_TWO, (config, { value }) => ({ ...config, timestamps: value !== '0' })),
  tcp_window_scaling: count(SWITCH, (config, { value }) => ({
    ...config,
    windowScaling: value === '0' ? 'never' : 'always',
  })),
  // Values below 3 are of a time before loss probes; without SACK nothing would tell what a probe has found.
  tcp_early_retrans: {
    ...count({ min: 0, max: 4 }, (config, { numbers: [n = 0] }) => ({
      ...config,
      lossProbe: config.lossProbe && n >= 3,
    })),
    only: 'linux',
  },
  // TCP_RACK_LOSS_DETECTION
  tcp_recovery: {
    ...count(BYTE, (config, { numbers: [n = 0] }) => ({ ...config, rack: n % 2 === 1 ? config.rack : null })),
    only: 'linux',
  },
  tcp_rto_min_us: count(
    { min: 1, max: INT.max },
    (config, { numbers: [n = 0] }) => ({ ...config, rto: { ...config.rto, floor: n } }),
    'a number of microseconds',
  ),
  tcp_syncookies: {
    ...count(UP_TO_TWO, (config, { value }) => ({ ...config, synCookies: value === '2' })),
    idle: (value) => (value === '2' ? undefined : 'a flood'),
  },
  tcp_max_syn_backlog: { ...count(INT, as), idle: () => 'many clients' },
  rst: policy('rst', 'rfc5961', 'rfc793'),
  syn: policy('syn', 'rfc5961', 'rfc793'),
  synFin: policy('synFin', 'accept', 'drop'),
  timeWaitRst: policy('timeWaitRst', 'close', 'ignore'),
  timeWaitSyn: policy('timeWaitSyn', 'ack', 'reopen'),
  reuseAddress: count(SWITCH, either('reuseAddress', true, false)),
  deferAccept: {
    ...time({ min: 0, max: LONGEST_WAIT }, (config, { numbers: [n = 0] }) => ({
      ...config,
      deferAccept: timeoutsWithin(n),
    })),
    only: 'linux',
  },
  delayedAck: time({ min: 0, max: LONGEST_WAIT }, (config, { numbers: [n = 0] }) => ({
    ...config,
    delayedAck: n,
    quickAck: false,
  })),
  keepalive: {
    kind: { type: 'keep-alive', time: { min: 1, max: LONGEST }, probes: PROBES },
    apply: (config, { numbers: [idle = 0, interval = 0, probes = 0] }) => ({
      ...config,
      keepalive: { idle, interval, probes },
    }),
  },
  userTimeout: time({ min: 1, max: LONGEST }, number('userTimeout')),
  noDelay: count(SWITCH, (config, { value }) => ({ ...config, nagle: value === '0' })),
  cork: { ...count(SWITCH, (config, { value }) => ({ ...config, cork: value === '1' })), only: 'linux' },
} as const satisfies Record<string, Row>

export type SettingName = keyof typeof SETTINGS

export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[]

const ROWS: Readonly<Record<SettingName, Row>> = SETTINGS

export const kindOf = (name: SettingName): ValueKind => ROWS[name].kind

type Named = SettingValue & { readonly name: SettingName }

export const applySetting = (config: Config, setting: Named): Config =>
  ROWS[setting.name].apply(config, setting)

/** Why a setting changes nothing about a connection under a profile; undefined if it may. */
export function whyIdle({ name, value }: Named, profile: Profile): Idle | 'profile' | undefined {
  const { only, idle } = ROWS[name]
  return only !== undefined && only !== profile ? 'profile' : idle?.(value)
}
