import type { State } from '../tcp/tcb/state'

/** One TCP socket of a listing; null is what its tool does not tell. */
export interface Socket {
  readonly state: State | null
  /** As printed; `/proc` decoded. */
  readonly local: string
  readonly remote: string | null
  /** Octets; on a listener how many connections wait to be accepted. */
  readonly recvQ: number | null
  /** Octets; on a listener of `ss` how many may wait. */
  readonly sendQ: number | null
  /** `name/pid`, or `/pid` where no name is told. */
  readonly process: string | null
  /** As printed, with one blank where netstat has one: `on,968ms,0`, `keepalive (6580.48/0/0)`. */
  readonly timer: string | null
  /** Which of several samples it stands in, from 0. */
  readonly sample: number
}

export const TOOLS = [
  'ss',
  'netstat',
  'lsof',
  'sockstat',
  'Get-NetTCPConnection',
  '/proc/net/tcp',
  'counts',
] as const
export type Tool = (typeof TOOLS)[number]

/** Whose commands help further. */
export type System = 'linux' | 'bsd' | 'macos' | 'solaris' | 'windows'

export interface Listing {
  /** What printed it, or most of it; null where nothing was understood. */
  readonly tool: Tool | null
  readonly system: System
  /** Sockets by state: the rows that tell one, or what was counted elsewhere. */
  readonly counts: Readonly<Partial<Record<State, number>>>
  readonly sockets: readonly Socket[]
  /** Lines that are not blank and no TCP socket. */
  readonly ignored: number
  /** How many times the tool was run; 1 if once. */
  readonly samples: number
  /** Rows without those that show a socket of an earlier sample again. */
  readonly distinct: number
}
