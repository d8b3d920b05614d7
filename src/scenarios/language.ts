import type { Match, Operand } from '../simulation/script'
import type { Range } from '../simulation/settings'
import type { BestPanel, Call, Profile } from '../timeline/timeline'

/** How many octets a verb takes. */
export type Octets = 'none' | 'optional' | 'required'

export const VERBS: Readonly<Record<Call, Octets>> = {
  listen: 'none',
  accept: 'none',
  'no-accept': 'none',
  connect: 'none',
  send: 'required',
  receive: 'optional',
  'no-read': 'none',
  shutdown: 'none',
  'shutdown-rd': 'none',
  'shutdown-rdwr': 'none',
  close: 'none',
  abort: 'none',
  crash: 'none',
  reboot: 'none',
  'fill-queue': 'none',
  'drain-queue': 'none',
}

export const CALLS = Object.keys(VERBS) as readonly Call[]

export const PROFILES: readonly Profile[] = ['rfc9293', 'linux']

/** Panels that a scenario may ask for. */
export const PANELS: readonly BestPanel[] = ['terminal']
export const MATCHES: readonly Match[] = ['SYN', 'SYN+ACK', 'FIN', 'RST', 'ACK', 'DATA', 'ANY']
export const VARIABLES: readonly NonNullable<Operand['variable']>[] = [
  'ISS',
  'IRS',
  'SND.UNA',
  'SND.NXT',
  'SND.WND',
  'RCV.NXT',
  'RCV.WND',
]

/** From what a timestamp of an injected segment may be meant. */
export const STAMPS = ['TS.RECENT'] as const

const MILLISECOND = 1_000
const SECOND = 1_000 * MILLISECOND
const MINUTE = 60 * SECOND

/** Microseconds in each unit of time. */
export const UNITS: Readonly<Record<string, number>> = { us: 1, ms: MILLISECOND, s: SECOND, min: MINUTE }

export type { Range }

/** A scenario comes from strangers: every number in it is bounded before anything is built from it. */
export const LIMITS = {
  /** UTF-16 code units of a whole text. */
  characters: 1024 * 1024,
  /** UTF-16 code units of a line. */
  line: 10_000,
  /** Calls, injected segments, and the waits between them. */
  steps: 1000,
  faults: 1000,
  errors: 50,
  isns: 16,
} as const

export const RANGES = {
  delay: { min: 0, max: 10 * MINUTE },
  duration: { min: 0, max: 24 * 60 * MINUTE },
  port: { min: 1, max: 65_535 },
  sequence: { min: 0, max: 2 ** 32 - 1 },
  mss: { min: 1, max: 65_535 },
  window: { min: 0, max: 2 ** 30 },
  /** PID_MAX_LIMIT */
  pid: { min: 1, max: 2 ** 22 },
  /** What net.core.somaxconn can hold. */
  backlog: { min: 0, max: 65_535 },
  /** RFC 7323 §2.2. */
  windowScale: { min: 0, max: 14 },
  flag: { min: 0, max: 1 },
  octets: { min: 1, max: 64 * 1024 * 1024 },
  /** What fits behind an IP and a TCP header. */
  segment: { min: 0, max: 65_495 },
  ordinal: { min: 1, max: 1_000_000 },
} as const satisfies Record<string, Range>

export const DEFAULTS = {
  delay: 50 * MILLISECOND,
  hosts: {
    client: { port: 51_000, isn: [100], mss: 1460, window: 65_535 },
    server: { port: 80, isn: [300], mss: 1460, window: 65_535 },
  },
} as const
