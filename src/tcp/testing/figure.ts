import { STATES, type State } from '../tcb/state'
import type { Segment } from '../wire/segment'
import { controlOf, flagsOf, type Party } from './exchange'
import { same } from './same'

/*
 * A figure of RFC 9293 §3.5 and §3.6, as it is printed, played with two endpoints. "Right arrows (-->)
 * indicate departure of a TCP segment from TCP Peer A to TCP Peer B or arrival of a segment at B from A.
 * Left arrows (<--) indicate the reverse. Ellipses (...) indicate a segment that is still in the network
 * (delayed). Comments appear in parentheses. TCP connection states represent the state AFTER the departure
 * or arrival of the segment."
 */

interface Line {
  readonly text: string
  readonly calls: readonly ('A' | 'B')[]
  readonly waits: readonly ('A' | 'B')[]
  readonly segment?: { readonly text: string; readonly control: string; readonly octets: number }
  readonly left: string
  readonly right: string
  readonly states: { readonly A?: State; readonly B?: State }
}

const TWO_MSL = 240

/** Columns to the left of this belong to A, the others to B. */
const MIDDLE = 40

function sidesOf(text: string, comment: string): ('A' | 'B')[] {
  return [...text.matchAll(new RegExp(comment, 'g'))].map(({ index }) => (index < MIDDLE ? 'A' : 'B'))
}

function parse(text: string): Line {
  const [, before = text, segment, after = ''] = /^(.*?)(<SEQ=[^ ]*>)(.*)$/.exec(text) ?? []
  const stateIn = (part: string): State | undefined => STATES.findLast((state) => part.includes(state))
  const A = segment ? stateIn(before) : stateIn(text.slice(0, MIDDLE))
  const B = segment ? stateIn(after) : stateIn(text.slice(MIDDLE))
  const octets = /<DATA(?:=(\d+))?>/.exec(segment ?? '')
  return {
    text,
    calls: sidesOf(text, '\\(Close\\)'),
    waits: sidesOf(text, '\\(2 MSL\\)'),
    ...(segment
      ? {
          segment: {
            text: segment.replace(/<DATA.*?>/, ''),
            control: /<CTL=(.*?)>/.exec(segment)?.[1] ?? 'ACK',
            octets: octets ? Number(octets[1] ?? 1) : 0,
          },
        }
      : {}),
    left: /-->|<--|\.\.\./.exec(before)?.[0] ?? '',
    right: /-->|<--|\.\.\./.exec(after)?.[0] ?? '',
    states: { ...(A ? { A } : {}), ...(B ? { B } : {}) },
  }
}

/** The segment in the notation of the figures. */
const printed = (segment: Segment): string =>
  `<SEQ=${segment.seq}>${segment.ack === null ? '' : `<ACK=${segment.ack}>`}<CTL=${controlOf(segment).replace('+', ',')}>`

/** What a user does so that this segment leaves, where nothing that has arrived makes it leave. */
function prompt(party: Party, { control, octets }: NonNullable<Line['segment']>): void {
  if (party.outbox.length > 0) return
  if (octets > 0) party.calls('send', { length: octets })
  else if (party.endpoint.state === 'CLOSED') party.calls('open', { mode: 'active' })
  else if (control === 'SYN') party.passes(1)
}

/** A segment that neither end has sent: an old duplicate. */
function forged({ text, control, octets }: NonNullable<Line['segment']>): Segment {
  const number = (name: string) => Number(new RegExp(`<${name}=(\\d+)>`).exec(text)?.[1])
  const flags = flagsOf(control)
  const ack = flags.includes('ACK') ? number('ACK') : null
  return { flags, seq: number('SEQ'), ack, length: octets, window: 65535, options: {} }
}

/** Plays a figure line by line; fails at the first line that comes out otherwise. */
export function play(figure: string, parties: Readonly<Record<'A' | 'B', Party>>): void {
  const network: Segment[] = []
  for (const line of figure
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map(parse)) {
    const { text, calls, waits, segment, left, right, states } = line
    for (const side of calls) parties[side].calls('close')
    for (const side of waits) parties[side].passes(TWO_MSL)
    if (segment) {
      const from = left === '-->' ? 'A' : right === '<--' ? 'B' : undefined
      const to = right === '-->' ? 'B' : left === '<--' ? 'A' : undefined
      if (from) {
        prompt(parties[from], segment)
        const sent = parties[from].outbox.shift()
        same(text, sent && printed(sent), segment.text)
        if (sent) network.push(sent)
      }
      if (to) {
        const i = network.findLastIndex((sent) => printed(sent) === segment.text)
        parties[to].gets(network.splice(i, i < 0 ? 0 : 1)[0] ?? forged(segment))
      }
    }
    for (const side of ['A', 'B'] as const) {
      const state = states[side]
      if (state) same(text, parties[side].endpoint.state, state)
    }
  }
}
