import { describe, expect, test } from 'vitest'
import type { SnapshotFrom } from 'xstate'
import { getAdjacencyMap } from 'xstate/graph'
import type { TcpEvent } from '../tcb/event'
import { RFC9293 } from '../tcb/profiles'
import { STATES, type State } from '../tcb/state'
import { SECTIONS } from '../testing/sections'
import { table } from '../testing/truth'
import type { Flag } from '../wire/segment'
import { machine } from '.'
import { EDGES, edgeId } from './edges'

interface Row {
  readonly state: State
  readonly event: string
  readonly next_state: State
  readonly drawn: boolean
}

/** What the figure draws, as data that was not written for this project. */
const figure: readonly Row[] = table.figure5.transitions.filter((row: Row) => row.drawn)

describe('Figure 5 of RFC 9293', () => {
  test('every edge of the figure is in the machine, and no other is said to be of the figure', () => {
    const drawn = EDGES.filter((edge) => edge.drawn).map((edge) => edge.id)
    const expected = figure.map((row) => edgeId(row.state, row.next_state, row.event))
    expect(drawn.toSorted()).toEqual(expected.toSorted())
  })
})

test('every edge beyond the figure cites why it is there', () => {
  for (const edge of EDGES.filter((e) => !e.drawn)) {
    expect(edge.note, edge.id).toMatch(/RFC \d+|Figure 5|Linux|listener/)
  }
})

test('every edge, drawn or not, names a section that there is', () => {
  expect(EDGES.filter(({ rfc }) => !SECTIONS.has(rfc))).toEqual([])
})

type Snapshot = SnapshotFrom<typeof machine>

interface Visited {
  readonly state: Snapshot
  readonly transitions: Readonly<Record<string, { readonly state: Snapshot }>>
}

/** Everything that may happen to an endpoint in `state`, with numbers that fit it. */
function events(snapshot: Snapshot): TcpEvent[] {
  const { tcb } = snapshot.context
  const segment = (flags: Flag[], seq: number, ack: number | null, length = 0) => ({
    type: 'SEGMENT ARRIVES' as const,
    now: 0,
    segment: { flags, seq: seq >>> 0, ack, length, window: 65535, options: {} },
  })
  const next = tcb['RCV.NXT']
  const acks = [tcb['SND.UNA'], tcb['SND.NXT']]
  return [
    { type: 'OPEN', mode: 'passive', remote: true, now: 0 },
    { type: 'OPEN', mode: 'active', remote: true, now: 0 },
    { type: 'SEND', length: 1, now: 0 },
    { type: 'CLOSE', receiving: true, now: 0 },
    { type: 'ABORT', now: 0 },
    { type: 'TIME-WAIT TIMEOUT', now: 0 },
    segment(['SYN'], 300, null),
    segment(['RST'], next, null),
    ...acks.flatMap((ack) => [
      segment(['SYN', 'ACK'], 300, ack),
      segment(['ACK'], next, ack),
      segment(['FIN', 'ACK'], next, ack),
      segment(['RST', 'ACK'], next, ack),
    ]),
  ]
}

test('a walk through the machine reaches the eleven states, and steps from state to state along edges only', () => {
  const walk = getAdjacencyMap(machine, {
    input: RFC9293,
    events,
    serializeState: ({ value, context: c }) =>
      JSON.stringify([value, c.tcb, c.origin, c.incarnation, c.unsent, c.closeQueued, c.finTaken]),
    // A second connection on the same endpoint, or more data, is the same walk again.
    stopWhen: ({ context: { incarnation, tcb, unsent } }) =>
      incarnation > 1 || unsent > 1 || tcb['SND.NXT'] > tcb.ISS + 3,
    limit: 100_000,
  })
  const reached = new Set<string>()
  const pairs = new Set<string>()
  for (const { state, transitions } of Object.values(walk as unknown as Record<string, Visited>)) {
    reached.add(String(state.value))
    for (const { state: to } of Object.values(transitions)) {
      if (to.value !== state.value) pairs.add(`${state.value}>${to.value}`)
    }
  }
  expect([...reached].toSorted()).toEqual([...STATES].toSorted())

  const known = new Set(EDGES.map((edge) => `${edge.from}>${edge.to}`))
  // A segment that is ACK and FIN at once, or meets a queued CLOSE, takes several edges in one go.
  const several = [
    'SYN-SENT>CLOSE-WAIT',
    'SYN-RECEIVED>CLOSE-WAIT',
    'SYN-RECEIVED>FIN-WAIT-1',
    'SYN-RECEIVED>LAST-ACK',
  ]
  expect([...pairs].filter((pair) => !known.has(pair) && !several.includes(pair))).toEqual([])
  const drawn = EDGES.filter((edge) => edge.drawn).map((edge) => `${edge.from}>${edge.to}`)
  expect(drawn.filter((pair) => !pairs.has(pair))).toEqual([])
})
