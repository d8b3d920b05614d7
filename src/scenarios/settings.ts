import { RANGES, type Range } from './language'
import type { Line } from './lexer'
import { readDuration, readInteger } from './numbers'
import { bounded, boundedDuration, oneOf } from './values'

/** A value as it is written, and the numbers in it: counts as they are, durations in microseconds. */
export interface SettingValue {
  readonly value: string
  readonly numbers: readonly number[]
}

interface Kind {
  /** "a number from 0 to 1" */
  readonly expected: string
  /** undefined: not such a value. */
  read(text: string): SettingValue | undefined
}

/** A sysctl: a whole number within the kernel's own bounds. */
const count = (range: Range, what = 'a number'): Kind => ({
  expected: bounded(what, range),
  read(value) {
    const number = readInteger(value, range)
    return number === undefined ? undefined : { value, numbers: [number] }
  },
})

const time = (range: Range): Kind => ({
  expected: boundedDuration(range),
  read(value) {
    const microseconds = readDuration(value, range)
    return microseconds === undefined ? undefined : { value, numbers: [microseconds] }
  },
})

const choice = (...words: string[]): Kind => ({
  expected: oneOf(words),
  read: (value) => (words.includes(value) ? { value, numbers: [] } : undefined),
})

const PROBES = { min: 1, max: 127 }
const KEEPALIVE_PARTS = 3

/** idle/interval/probes, as TCP_KEEPIDLE, TCP_KEEPINTVL and TCP_KEEPCNT of tcp(7). */
const keepalive: Kind = {
  expected: 'idle time, interval and number of probes with slashes between, such as 2s/1s/3',
  read(value) {
    const [idle = '', interval = '', probes = '', ...more] = value.split('/', KEEPALIVE_PARTS + 1)
    const positive = { min: 1, max: RANGES.duration.max }
    const numbers = [
      readDuration(idle, positive),
      readDuration(interval, positive),
      readInteger(probes, PROBES),
    ].filter((number) => number !== undefined)
    return more.length === 0 && numbers.length === KEEPALIVE_PARTS ? { value, numbers } : undefined
  },
}

const BYTE = { min: 0, max: 255 }
const SWITCH = { min: 0, max: 1 }
const UP_TO_TWO = { min: 0, max: 2 }
const INT = { min: 0, max: 2 ** 31 - 1 }
const RETRIES = { min: 1, max: 127 }
const SECONDS = { min: 0, max: 86_400 }

/**
 * Everything that `set` may set. Sysctls as Linux names and bounds them (Documentation/networking/ip-sysctl.rst),
 * policies of endpoint(), and socket options (tcp(7), socket(7), RFC 9293 §3.9.1).
 */
const SETTINGS = {
  tcp_syn_retries: count(RETRIES),
  tcp_syn_linear_timeouts: count({ min: 0, max: 127 }),
  tcp_synack_retries: count(BYTE),
  tcp_retries2: count(BYTE),
  tcp_orphan_retries: count(BYTE),
  tcp_fin_timeout: count(SECONDS, 'a number of seconds'),
  tcp_rfc1337: count(SWITCH),
  tcp_tw_reuse: count(UP_TO_TWO),
  tcp_abort_on_overflow: count(SWITCH),
  tcp_sack: count(SWITCH),
  tcp_timestamps: count(UP_TO_TWO),
  tcp_window_scaling: count(SWITCH),
  tcp_early_retrans: count({ min: 0, max: 4 }),
  tcp_recovery: count(BYTE),
  tcp_rto_min_us: count({ min: 1, max: INT.max }, 'a number of microseconds'),
  tcp_syncookies: count(UP_TO_TWO),
  tcp_max_syn_backlog: count(INT),
  rst: choice('rfc5961', 'rfc793'),
  syn: choice('rfc5961', 'rfc793'),
  synFin: choice('accept', 'drop'),
  timeWaitRst: choice('close', 'ignore'),
  timeWaitSyn: choice('ack', 'reopen'),
  reuseAddress: count(SWITCH),
  deferAccept: time({ min: 0, max: 600_000_000 }),
  delayedAck: time({ min: 0, max: RANGES.delay.max }),
  keepalive,
  userTimeout: time({ min: 1, max: RANGES.duration.max }),
} as const satisfies Record<string, Kind>

export type SettingName = keyof typeof SETTINGS

export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[]

/** Why a setting changes nothing about one connection; undefined if it may. */
export function whyWithoutEffect(name: SettingName, value: string): string | undefined {
  if (name === 'tcp_max_syn_backlog') return 'it bounds the requests of many clients'
  if (name === 'tcp_tw_reuse') return 'it is for ports that the kernel picks, and a scenario names its ports'
  if (name === 'tcp_syncookies' && value !== '2') return 'without 2 cookies are for a flood of SYNs'
  return undefined
}

/** What a setting would be with this value; undefined if it cannot have it. */
export const settingValue = (name: SettingName, text: string): SettingValue | undefined =>
  SETTINGS[name].read(text)

/** Takes the value of a setting. */
export function readSettingValue(line: Line, name: SettingName): SettingValue {
  const { expected } = SETTINGS[name]
  const value = settingValue(name, line.peek()?.text ?? '')
  if (value === undefined) return line.fail(expected)
  line.take('word')
  return value
}
