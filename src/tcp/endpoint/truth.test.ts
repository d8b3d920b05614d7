import { describe, expect, test } from 'vitest'
import type { Policy } from '../tcb/policy'
import type { State } from '../tcb/state'
import { table } from '../testing/truth'
import type { Flag } from '../wire/segment'
import { FLAGS } from '../wire/segment'
import { endpoint } from './endpoint'

/*
 * Half of the cells of RFC 9293 §3.10.7, state × arriving segment, as data that was not written for this
 * project.
 */

interface Sent {
  readonly seq: number
  readonly ctl: string
  readonly ack?: number
  /** A MAY of the RFC that we follow. */
  readonly optional?: string
}

interface Outcome {
  readonly next_state: State
  readonly send: readonly Sent[]
  readonly signal: readonly string[]
  readonly effects: readonly string[]
}

interface Cell {
  readonly id: string
  readonly state: State
  readonly origin: 'active' | 'passive' | null
  readonly tcb: Readonly<Record<string, number>>
  readonly segment: {
    readonly ctl: string
    readonly seq: number
    readonly ack?: number
    readonly len?: number
  }
  readonly outcome: Outcome
  readonly ambiguity?: string
  /** What follows where an implementation does not do as RFC 5961 says, or does more of it. */
  readonly alternatives?: Readonly<Record<string, Outcome>>
}

const flagsOf = (ctl: string): Flag[] => FLAGS.filter((flag) => ctl.split(',').includes(flag))

const POLICIES: Readonly<Record<string, Partial<Policy>>> = {
  no_rfc5961_rst: { rst: 'rfc793' },
  no_rfc5961_syn: { syn: 'rfc793' },
  'rfc5961_ack_check(MAY-12)': { ack: 'rfc5961' },
}

function react(cell: Cell, policy: Partial<Policy> = {}) {
  const { tcb, segment } = cell
  const variables = Object.fromEntries(
    [
      ['SND.UNA', tcb.snd_una],
      ['SND.NXT', tcb.snd_nxt],
      ['RCV.NXT', tcb.rcv_nxt],
      ['IRS', tcb.irs],
      ['FIN.SEQ', tcb.fin_seq],
      ['RCV.WND', tcb.rcv_wnd],
      ['MAX.SND.WND', tcb.max_snd_wnd],
    ].filter(([, value]) => value !== undefined),
  )
  const e = endpoint({
    state: cell.state,
    iss: tcb.iss ?? 100,
    window: tcb.rcv_wnd ?? 1000,
    ...(cell.origin === null ? {} : { origin: cell.origin }),
    tcb: variables,
    policy,
  })
  const { seq, ack, len } = segment
  const r = e.receive({ flags: flagsOf(segment.ctl), seq, ack: ack ?? null, length: len ?? 0, window: 2000 })
  return {
    next_state: r.state,
    send: r.sent.map((s) => ({
      seq: s.seq,
      ctl: s.flags.filter((f) => f !== 'PSH').join(','),
      ...(s.ack === null ? {} : { ack: s.ack }),
    })),
    delivered: r.delivered,
    signals: r.signals,
  }
}

/** What the user is told in general; "reset (to each outstanding SEND/RECEIVE)" depends on how many there are. */
const general = (signals: readonly string[]): string[] => signals.filter((s) => !/^reset( |$)/.test(s))

const octets = (outcome: Outcome): number =>
  outcome.effects.reduce((sum, effect) => sum + Number(/^deliver (\d+) octets/.exec(effect)?.[1] ?? 0), 0)

const cells: readonly Cell[] = table.segment_arrives

describe('RFC 9293 §3.10.7, cell by cell', () => {
  const literal = cells.filter((cell) => cell.ambiguity === undefined)
  test.each(literal.map((cell) => [cell.id, cell] as const))('%s', (_, cell) => {
    const { next_state, send, delivered, signals } = react(cell)
    expect({ next_state, send, delivered }).toEqual({
      next_state: cell.outcome.next_state,
      send: cell.outcome.send.map(({ optional: _, ...sent }) => sent),
      delivered: octets(cell.outcome),
    })
    expect(general(signals)).toEqual(general(cell.outcome.signal))
  })

  const alternatives = cells.flatMap((cell) =>
    Object.entries(cell.alternatives ?? {}).map(([name, outcome]) => [cell.id, name, cell, outcome] as const),
  )
  test.each(alternatives)('%s, %s', (_id, name, cell, outcome) => {
    const { next_state, send, signals } = react(cell, POLICIES[name])
    // "Send a reset", says the text of RFC 793, and not of which form: with ACK or without.
    const form = ({ seq, ctl, ack }: Sent) => (ctl.startsWith('RST') ? [seq, 'RST'] : [seq, ctl, ack])
    expect({ next_state, send: send.map(form) }).toEqual({
      next_state: outcome.next_state,
      send: outcome.send.map(form),
    })
    expect(general(signals)).toEqual(general(outcome.signal))
  })

  /** Where the text leaves a choice: what is said of each, and what we chose. */
  test('cells that the text leaves open', () => {
    const open = cells.filter((cell) => cell.ambiguity !== undefined)
    const others = open.filter((cell) => {
      const { next_state, send } = react(cell)
      return (
        JSON.stringify([next_state, send]) !== JSON.stringify([cell.outcome.next_state, cell.outcome.send])
      )
    })
    expect(others.map((cell) => cell.id)).toMatchInlineSnapshot(`
        [
          "SYN-RECEIVED(active)/synack_duplicate_irs",
          "CLOSE-WAIT/fin_ack_dup",
          "CLOSE-WAIT/fin_ack_all",
          "CLOSING/fin_ack_all",
          "TIME-WAIT/ack_all",
          "TIME-WAIT/fin_ack_dup",
          "TIME-WAIT/fin_ack_all",
          "TIME-WAIT/data_with_fin",
        ]
      `)
  })
})
