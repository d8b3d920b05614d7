import type { State } from '../tcp/tcb/state'
import type { Flag } from '../tcp/wire/segment'
import type { IcmpName } from '../timeline/icmp'
import type { BestPanel, Call, Profile, Side, Words } from '../timeline/timeline'
import type { SettingName, SettingValue } from './settings'

/** All times in a script are whole microseconds. */
export type Microseconds = number

/** Where something stands in the text of a script: a line, and its columns in UTF-16 code units, from 1. */
export interface Place {
  readonly line: number
  readonly column: number
  /** One past its last character. */
  readonly end: number
}

/** The program that makes a side's calls, as ss -p and netstat -p name it. */
export interface Program {
  readonly name: string
  readonly pid: number
}

export interface HostOptions {
  readonly port: number
  /** Initial sequence numbers, one per incarnation; the last +64000 after that. */
  readonly isn: readonly number[]
  readonly mss: number
  readonly window: number
  readonly process?: Program
  /** What listen() is told: how many connections may wait to be accepted. */
  readonly backlog?: number
}

/** The variables of RFC 9293 §3.3.1 from which a number may be meant. */
export type Variable = 'ISS' | 'IRS' | 'SND.UNA' | 'SND.NXT' | 'SND.WND' | 'RCV.NXT' | 'RCV.WND'

/** A number, or a variable of the receiving endpoint with an offset: RCV.NXT+500. */
export interface Operand {
  readonly variable?: Variable
  readonly offset: number
}

export interface CallAction {
  readonly kind: 'call'
  readonly side: Side
  readonly call: Call
  readonly octets?: number
}

/** A timestamp, or the receiver's TS.Recent with an offset (RFC 7323 §4.3). */
export interface Stamp {
  readonly variable?: 'TS.RECENT'
  readonly offset: number
}

/** Options of an injected segment. */
export interface InjectOptions {
  readonly mss?: number
  readonly windowScale?: number
  readonly sackPermitted?: true
  readonly sack?: readonly (readonly [from: Operand, to: Operand])[]
  /** TSval, and TSecr; 0 where it is not given. */
  readonly timestamps?: { readonly value: Stamp; readonly echo: number }
}

export interface InjectAction {
  readonly kind: 'inject'
  readonly to: Side
  readonly flags: readonly Flag[]
  readonly seq: Operand
  readonly ack?: Operand
  readonly length: number
  readonly window?: number
  readonly options?: InjectOptions
}

/** An ICMP error arrives for what is outstanding. */
export interface IcmpAction {
  readonly kind: 'icmp'
  readonly to: Side
  readonly error: IcmpName
}

export type Action = CallAction | InjectAction | IcmpAction

/** When the next step may be issued; its place is that of the time or state. A step without a gate waits for 'settled'. */
export type Gate =
  /** Nothing in flight and no retransmission or delayed-ACK timer running; then `wait` more. */
  | { readonly kind: 'settled'; readonly wait: Microseconds; readonly place: Place }
  | { readonly kind: 'at'; readonly time: Microseconds; readonly place: Place }
  | { readonly kind: 'when'; readonly side: Side; readonly state: State; readonly place: Place }

export interface Step {
  /** In order, each once the one before holds. Empty: once settled. */
  readonly gates: readonly Gate[]
  /** Issued at one instant, in this order. Empty only where a script ends with gates. */
  readonly actions: readonly Action[]
  readonly note?: Words
  /** A phase that begins with this step. */
  readonly phase?: string
  /** With this step the story begins; what comes before is known. */
  readonly point?: true
  /** Its actions; where it has none, its last gate. */
  readonly place: Place
}

/** Exact set of SYN, FIN, RST (with or without ACK for FIN and RST); a pure ACK; anything with data; anything. */
export type Match = 'SYN' | 'SYN+ACK' | 'FIN' | 'RST' | 'ACK' | 'DATA' | 'ANY'

/** From a time on until just before another. */
export interface Span {
  readonly start: Microseconds
  readonly end: Microseconds
}

export interface Fault {
  readonly kind: 'lose' | 'duplicate' | 'reorder' | 'delay'
  /** Added to the link's delay; only for `delay`. */
  readonly by?: Microseconds
  /** Whose segments it strikes. */
  readonly side: Side | 'both'
  readonly match: Match
  /** First and last ordinal, counted from 1 over that side's matching segments; `Infinity` for all. */
  readonly from: number
  readonly to: number
  /** It strikes, and counts, only what is sent within this time. */
  readonly during?: Span
  /** It strikes, and counts, the copies that the link makes; else what endpoints send. Only `lose` and `delay`. */
  readonly copy?: true
  readonly place: Place
}

/** `set SIDE NAME=VALUE`, already checked against what the engine knows. */
export interface Setting extends SettingValue {
  readonly side: Side
  readonly name: SettingName
  /** Its name and value. */
  readonly place: Place
}

/** What a scenario says, in a form that the simulation runs. */
export interface Script {
  readonly id: string
  readonly title: Words
  readonly intro: Words
  /** What people ask that this scenario answers. */
  readonly questions: readonly Words[]
  /** What a run of it answers them with, in a sentence. */
  readonly answer?: Words
  /** What else people call what it shows, in any language: error names, commands, words of an interview. */
  readonly find: readonly string[]
  /** undefined: the default, rfc9293. */
  readonly profile?: Profile
  /** The panel below the diagrams with which it is best watched. */
  readonly panel?: BestPanel
  /** One way. */
  readonly delay: Microseconds
  readonly hosts: Readonly<Record<Side, HostOptions>>
  /** The client's link leads back to itself. */
  readonly self: boolean
  readonly settings: readonly Setting[]
  readonly steps: readonly Step[]
  readonly faults: readonly Fault[]
}
