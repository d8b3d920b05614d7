import type { Input } from '../../src/tcp/tcb/event'

/** The calls that an application may make, and what may befall its host. */
export const CALLS = {
  'open active': { type: 'OPEN', mode: 'active', remote: true },
  'open passive': { type: 'OPEN', mode: 'passive', remote: true },
  send: { type: 'SEND', length: 1 },
  close: { type: 'CLOSE', receiving: false },
  shutdown: { type: 'CLOSE', receiving: true },
  abort: { type: 'ABORT' },
  'no read': { type: 'READING', on: false },
  receive: { type: 'RECEIVE', length: 1 },
  'shut reading': { type: 'SHUT READING' },
  'port unreachable': { type: 'ICMP', kind: 3, code: 3, seq: null },
  'host unreachable': { type: 'ICMP', kind: 3, code: 1, seq: null },
  'fill queue': { type: 'ACCEPT QUEUE', full: true },
  crash: { type: 'CRASH' },
  reboot: { type: 'REBOOT' },
} as const satisfies Record<string, Input>

export type Call = keyof typeof CALLS

/** How often each of these may happen in one history. */
export interface Budget {
  /** Calls that each side may make, in any order. */
  readonly calls: Readonly<Partial<Record<Call, number>>>
  readonly losses: number
  readonly duplicates: number
  /** Retransmissions, window probes and keep-alives. */
  readonly retransmissions: number
  /** Time-outs that end a connection: R2, keep-alive, user timeout, FIN-WAIT-2. */
  readonly endings: number
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
  /** Keep-alives that each end has sent since it last accepted a segment. */
  readonly unanswered: readonly [number, number]
}

export type End = 0 | 1
export const ENDS: readonly End[] = [0, 1]
export const NAMES = ['client', 'server'] as const

export const keyOf = (w: World): string =>
  `${w.ends};${w.links[0]};${w.links[1]};${w.calls[0]};${w.calls[1]};${w.losses},${w.duplicates},${w.retransmissions},${w.endings},${w.unanswered}`
