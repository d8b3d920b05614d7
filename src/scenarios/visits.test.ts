import { expect, test } from 'vitest'
import { EDGES } from '../tcp/machine/edges'
import { SIDES } from '../timeline/read'
import type { Timeline } from '../timeline/timeline'
import { catalogue } from './catalogue'
import { type Visits, visitsOf } from './visits'

const visits = import.meta.glob<Visits>('./library/*.tcp', { query: '?visits', eager: true })
const runs = import.meta.glob<{ timeline: Timeline }>('./library/*.tcp', { query: '?run' })

const ALL = catalogue.map(({ id }) => id)
const everyOneBut = (...others: readonly string[]) => ALL.filter((id) => !others.includes(id))

/** They close both ways, each end by its own FIN. */
const CLOSE_IN_TURN = [
  'connection-lifecycle',
  'watched-with-ss',
  'simultaneous-open',
  'lost-syn',
  'close-in-syn-received',
  'four-way-close',
  'server-closes-first',
  'half-close',
  'lost-fin',
  'lost-fin-ack',
  'lost-last-ack',
  'address-in-use',
  'time-wait-assassination',
]

/**
 * Which scenarios walk which edge of RFC 9293 Figure 5, as they run by default. A new scenario goes wherever the test
 * says that it walks.
 */
const WALKERS: Readonly<Record<string, readonly string[]>> = {
  'CLOSED>LISTEN:passive OPEN': everyOneBut(
    'simultaneous-open',
    'connection-refused',
    'syn-timeout',
    'close-in-syn-received',
    'self-connect',
  ),
  'CLOSED>SYN-SENT:active OPEN': everyOneBut('old-duplicate-syn-passive', 'send-from-listen'),
  'LISTEN>SYN-SENT:SEND': ['send-from-listen'],
  'LISTEN>CLOSED:CLOSE': ['close-in-syn-sent'],
  'LISTEN>SYN-RECEIVED:rcv SYN': everyOneBut(
    'simultaneous-open',
    'connection-refused',
    'syn-timeout',
    'close-in-syn-sent',
    'close-in-syn-received',
    'self-connect',
  ),
  'SYN-SENT>CLOSED:CLOSE': ['close-in-syn-sent'],
  'SYN-SENT>ESTABLISHED:rcv SYN,ACK': everyOneBut(
    'simultaneous-open',
    'connection-refused',
    'syn-timeout',
    'close-in-syn-sent',
    'close-in-syn-received',
    'old-duplicate-syn-passive',
    'self-connect',
  ),
  'SYN-SENT>SYN-RECEIVED:rcv SYN': ['simultaneous-open', 'close-in-syn-received', 'self-connect'],
  'SYN-RECEIVED>FIN-WAIT-1:CLOSE': ['close-in-syn-received'],
  'SYN-RECEIVED>ESTABLISHED:rcv ACK of SYN': everyOneBut(
    'connection-refused',
    'syn-timeout',
    'close-in-syn-sent',
    'old-duplicate-syn-passive',
  ),
  'SYN-RECEIVED>LISTEN:rcv RST': ['old-duplicate-syn', 'old-duplicate-syn-passive'],
  'ESTABLISHED>CLOSE-WAIT:rcv FIN': [
    ...CLOSE_IN_TURN,
    'three-segment-close',
    'close-wait-leak',
    'fin-wait-2-timeout',
    'time-wait-reuse',
    'data-after-close',
  ],
  'ESTABLISHED>FIN-WAIT-1:CLOSE': [
    ...CLOSE_IN_TURN.filter((id) => id !== 'close-in-syn-received'),
    'three-segment-close',
    'simultaneous-close',
    'self-connect',
    'close-wait-leak',
    'fin-wait-2-timeout',
    'time-wait-reuse',
    'data-after-close',
  ],
  'FIN-WAIT-1>CLOSING:rcv FIN': ['self-connect', 'simultaneous-close'],
  'FIN-WAIT-1>FIN-WAIT-2:rcv ACK of FIN': [
    ...CLOSE_IN_TURN,
    'close-wait-leak',
    'fin-wait-2-timeout',
    'time-wait-reuse',
    'data-after-close',
  ],
  'FIN-WAIT-2>TIME-WAIT:rcv FIN': [...CLOSE_IN_TURN, 'time-wait-reuse'],
  'CLOSE-WAIT>LAST-ACK:CLOSE': [
    ...CLOSE_IN_TURN,
    'three-segment-close',
    'fin-wait-2-timeout',
    'time-wait-reuse',
  ],
  'CLOSING>TIME-WAIT:rcv ACK of FIN': ['self-connect', 'simultaneous-close'],
  'LAST-ACK>CLOSED:rcv ACK of FIN': [...CLOSE_IN_TURN, 'three-segment-close', 'time-wait-reuse'],
  'TIME-WAIT>CLOSED:Timeout=2MSL': [
    ...CLOSE_IN_TURN,
    'self-connect',
    'three-segment-close',
    'simultaneous-close',
  ],
}

const DRAWN = EDGES.filter(({ drawn }) => drawn).map(({ id }) => id)

const walkersOf = (edge: string) =>
  ALL.filter((id) => visits[`./library/${id}.tcp`]?.edges[edge] !== undefined)

test.each(DRAWN)('who walks %s', (edge) => {
  expect(walkersOf(edge).toSorted()).toEqual([...(WALKERS[edge] ?? [])].toSorted())
})

test('together they walk all twenty edges of Figure 5', () => {
  expect(Object.keys(WALKERS).toSorted()).toEqual(DRAWN.toSorted())
  expect(DRAWN).toHaveLength(20)
  expect(DRAWN.filter((edge) => walkersOf(edge).length === 0)).toEqual([])
})

test.each(ALL)('%s enters its states at the steps that are told', async (id) => {
  const { timeline } = (await runs[`./library/${id}.tcp`]?.()) ?? {}
  if (!timeline) throw new Error(`${id} does not run.`)
  const { states } = visitsOf(timeline)
  const inState = (step: number, state: string) =>
    SIDES.some((side) => timeline.moments[step]?.[side].state === state)
  for (const [state, step] of Object.entries(states)) {
    expect(inState(step, state), `${state} at step ${step}`).toBe(true)
    if (state !== 'CLOSED') expect(inState(step - 1, state), `${state} before`).toBe(false)
  }
  expect(visits[`./library/${id}.tcp`]?.states).toEqual(states)
})
