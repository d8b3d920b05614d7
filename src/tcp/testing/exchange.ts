import type { CallArguments } from '../endpoint/call-arguments'
import { type DrivenEndpoint, type EndpointOptions, endpoint, type Reaction } from '../endpoint/endpoint'
import type { State } from '../tcb/state'
import { FLAGS, type Flag, flagsText, type Segment } from '../wire/segment'
import { same } from './same'

/** A segment in a test: what is left out is as the connection would have it, or is not looked at. */
export interface Told {
  readonly seq?: number
  readonly ack?: number
  readonly length?: number
  readonly window?: number
  readonly mss?: number
  readonly windowScale?: number
  /** TSval and TSecr */
  readonly timestamps?: { readonly value: number; readonly echo: number }
}

export const flagsOf = (text: string): Flag[] => FLAGS.filter((flag) => text.split(/[+,]/).includes(flag))

/** "SYN+ACK" without PSH, which no rule of these tests is about. */
export const controlOf = ({ flags }: Segment): string => flagsText(flags.filter((flag) => flag !== 'PSH'))

/** One endpoint in a test that reads as the exchange itself. */
export class Party {
  /** What it has sent and no test has looked at yet. */
  readonly outbox: Segment[] = []
  private told: string[] = []
  private received = 0
  private last: Reaction | undefined

  constructor(readonly endpoint: DrivenEndpoint) {}

  private take(reaction: Reaction): this {
    this.outbox.push(...reaction.sent)
    this.told.push(...reaction.signals)
    this.received += reaction.delivered
    this.last = reaction
    return this
  }

  calls<C extends keyof CallArguments>(call: C, args?: CallArguments[C]): this {
    return this.take(this.endpoint.call(call, args))
  }

  /** A segment arrives; sequence and acknowledgment are what it expects unless they are given. */
  receives(flags: string, told: Told = {}): this {
    const { tcb } = this.endpoint
    const { seq = tcb['RCV.NXT'], ack = tcb['SND.NXT'], length = 0, window = 65535, ...options } = told
    return this.take(this.endpoint.receive({ flags: flagsOf(flags), seq, ack, length, window, options }))
  }

  /** A segment that somebody else has sent arrives as it is. */
  gets(segment: Segment | undefined): this {
    if (!segment) throw new Error('nothing was sent')
    return this.take(this.endpoint.receive(segment))
  }

  passes(seconds: number): this {
    return this.take(this.endpoint.advance(seconds))
  }

  /** The oldest segment that was not looked at yet is this one. */
  sends(flags: string, told: Told = {}): this {
    const sent = this.outbox.shift()
    if (!sent) throw new Error(`sends nothing, expected ${flags}`)
    const { seq, ack, length, window, options } = sent
    const all = { seq, ack, length, window, ...options }
    const looked = Object.fromEntries(Object.keys(told).map((key) => [key, all[key as keyof Told]]))
    same('sends', { flags: controlOf(sent), ...looked }, { flags, ...told })
    return this
  }

  sendsNothing(): this {
    same('sends', this.outbox, [])
    return this
  }

  isIn(state: State): this {
    same('is in', this.endpoint.state, state)
    return this
  }

  /** What the last call has answered. */
  answers(result: Reaction['result']): this {
    same('answers', this.last?.result, result)
    return this
  }

  /** All that the user was told unasked since this was looked at last. */
  isTold(...signals: string[]): this {
    same('is told', this.told, signals)
    this.told = []
    return this
  }

  /** Octets that have become readable since this was looked at last. */
  delivers(octets: number): this {
    same('delivers', this.received, octets)
    this.received = 0
    return this
  }

  /** What was decided about the last segment. */
  judges(rule: string): this {
    same('judges', this.last?.verdict?.rule, rule)
    return this
  }

  knows(variables: Partial<DrivenEndpoint['tcb']>): this {
    const { tcb } = this.endpoint
    const known = Object.keys(variables).map((name) => [name, tcb[name as keyof typeof tcb]])
    same('knows', Object.fromEntries(known), variables)
    return this
  }
}

/** An endpoint at the start of a test: ISS 100, window 1000, unless told otherwise. */
export const party = (options: EndpointOptions = {}): Party =>
  new Party(endpoint({ iss: 100, window: 1000, ...options }))

/**
 * An endpoint that is somewhere already: ISS 100, IRS 300, nothing outstanding but its own SYN or FIN.
 * What `tcb` gives replaces these.
 */
export function partyIn(state: State, options: EndpointOptions = {}): Party {
  const finTaken = ['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'].includes(state)
  return party({ state, ...options, tcb: { 'RCV.NXT': finTaken ? 302 : 301, ...options.tcb } })
}

/** Two ends of one connection, nothing under way: the client's numbers from 101, the server's from 301. */
export function connected(options: EndpointOptions = {}): { client: Party; server: Party } {
  return {
    client: party({ state: 'ESTABLISHED', ...options, iss: 100, tcb: { 'RCV.NXT': 301 } }),
    server: party({ state: 'ESTABLISHED', ...options, iss: 300, tcb: { 'RCV.NXT': 101 } }),
  }
}
