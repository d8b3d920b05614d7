import { describe, expect, test } from 'vitest'
import { STATES, type State } from '../tcb/state'
import { type Party, party, partyIn } from '../testing/exchange'
import { table } from '../testing/truth'

/*
 * RFC 9293 §3.10.1 to §3.10.6, user call × state. ISS 100, IRS 300: what is sent begins at 101,
 * or at 102 behind our FIN.
 */

const CALLS = {
  'OPEN passive': (p: Party) => p.calls('open', { mode: 'passive' }),
  'OPEN active': (p: Party) => p.calls('open', { mode: 'active', remote: true }),
  'OPEN active, remote socket unspecified': (p: Party) => p.calls('open', { mode: 'active', remote: false }),
  SEND: (p: Party) => p.calls('send', { length: 10 }),
  RECEIVE: (p: Party) => p.calls('receive', { length: 10 }),
  CLOSE: (p: Party) => p.calls('close'),
  ABORT: (p: Party) => p.calls('abort'),
  STATUS: (p: Party) => p.calls('status'),
} as const

type CallName = keyof typeof CALLS

/** What the call answers; the state it leads to and the segment that leaves, where there is one. */
type Cell = readonly [answer: string, to?: State, sends?: string]

const EXISTS: Cell = ['error: connection already exists']
const CLOSING: Cell = ['error: connection closing']
const NONE: Cell = ['error: connection does not exist']
const UNSPECIFIED: Cell = ['error: remote socket unspecified']

const SYN = 'SYN seq=100'
const FIN = 'FIN+ACK seq=101 ack=301'
const RST = 'RST seq=101'

const alreadyOpen = {
  'OPEN passive': EXISTS,
  'OPEN active': EXISTS,
  'OPEN active, remote socket unspecified': EXISTS,
} as const

const TABLE: Readonly<Record<State, Readonly<Record<CallName, Cell>>>> = {
  CLOSED: {
    'OPEN passive': ['ok', 'LISTEN'],
    'OPEN active': ['ok', 'SYN-SENT', SYN],
    'OPEN active, remote socket unspecified': UNSPECIFIED,
    SEND: NONE,
    RECEIVE: NONE,
    CLOSE: NONE,
    ABORT: NONE,
    STATUS: NONE,
  },
  LISTEN: {
    // Not in the RFC's text; the natural reading.
    'OPEN passive': EXISTS,
    'OPEN active': ['ok', 'SYN-SENT', SYN],
    'OPEN active, remote socket unspecified': UNSPECIFIED,
    SEND: ['ok', 'SYN-SENT', SYN],
    RECEIVE: ['queued'],
    CLOSE: ['ok', 'CLOSED'],
    ABORT: ['ok', 'CLOSED'],
    STATUS: ['state = LISTEN'],
  },
  'SYN-SENT': {
    ...alreadyOpen,
    SEND: ['queued'],
    RECEIVE: ['queued'],
    CLOSE: ['ok', 'CLOSED'],
    ABORT: ['ok', 'CLOSED'],
    STATUS: ['state = SYN-SENT'],
  },
  'SYN-RECEIVED': {
    ...alreadyOpen,
    SEND: ['queued'],
    RECEIVE: ['queued'],
    CLOSE: ['ok', 'FIN-WAIT-1', FIN],
    ABORT: ['ok', 'CLOSED', RST],
    STATUS: ['state = SYN-RECEIVED'],
  },
  ESTABLISHED: {
    ...alreadyOpen,
    SEND: ['ok', 'ESTABLISHED', 'ACK seq=101 ack=301 len=10'],
    RECEIVE: ['queued'],
    CLOSE: ['ok', 'FIN-WAIT-1', FIN],
    ABORT: ['ok', 'CLOSED', RST],
    STATUS: ['state = ESTABLISHED'],
  },
  'FIN-WAIT-1': {
    ...alreadyOpen,
    SEND: CLOSING,
    RECEIVE: ['queued'],
    CLOSE: CLOSING,
    ABORT: ['ok', 'CLOSED', 'RST seq=102'],
    STATUS: ['state = FIN-WAIT-1'],
  },
  'FIN-WAIT-2': {
    ...alreadyOpen,
    SEND: CLOSING,
    RECEIVE: ['queued'],
    CLOSE: CLOSING,
    ABORT: ['ok', 'CLOSED', 'RST seq=102'],
    STATUS: ['state = FIN-WAIT-2'],
  },
  'CLOSE-WAIT': {
    ...alreadyOpen,
    SEND: ['ok', 'CLOSE-WAIT', 'ACK seq=101 ack=302 len=10'],
    RECEIVE: CLOSING,
    CLOSE: ['ok', 'LAST-ACK', 'FIN+ACK seq=101 ack=302'],
    ABORT: ['ok', 'CLOSED', RST],
    STATUS: ['state = CLOSE-WAIT'],
  },
  CLOSING: {
    ...alreadyOpen,
    SEND: CLOSING,
    RECEIVE: CLOSING,
    CLOSE: CLOSING,
    ABORT: ['ok', 'CLOSED'],
    STATUS: ['state = CLOSING'],
  },
  'LAST-ACK': {
    ...alreadyOpen,
    SEND: CLOSING,
    RECEIVE: CLOSING,
    CLOSE: CLOSING,
    ABORT: ['ok', 'CLOSED'],
    STATUS: ['state = LAST-ACK'],
  },
  'TIME-WAIT': {
    ...alreadyOpen,
    SEND: CLOSING,
    RECEIVE: CLOSING,
    CLOSE: CLOSING,
    ABORT: ['ok', 'CLOSED'],
    STATUS: ['state = TIME-WAIT'],
  },
}

/** What has left, in one line: "FIN+ACK seq=101 ack=301". */
function left(p: Party): string {
  return p.outbox
    .map(({ flags, seq, ack, length }) => {
      const control = flags.filter((flag) => flag !== 'PSH').join('+')
      return `${control} seq=${seq}${ack === null ? '' : ` ack=${ack}`}${length > 0 ? ` len=${length}` : ''}`
    })
    .join(', ')
}

describe.each(STATES)('%s', (state) => {
  test.each(Object.keys(CALLS) as CallName[])('%s', (call) => {
    const [answer, to = state, sends = ''] = TABLE[state][call]
    const p = CALLS[call](partyIn(state))
    p.answers(answer).isIn(to).isTold()
    expect(left(p)).toBe(sends)
  })
})

interface Row {
  readonly call: string
  readonly state: State
  readonly condition: string | null
  readonly returns: string | null
  readonly next_state: State
  readonly send: readonly string[]
}

const rows: readonly Row[] = table.user_calls

/** An endpoint that is bounded neither in room nor in who may use it cannot refuse for these. */
const UNBOUNDED = new Set([
  'no room',
  'no access to the local socket',
  'caller has no access to the connection',
])

describe('the table of user calls', () => {
  const possible = rows.filter(({ condition }) => condition === null || !UNBOUNDED.has(condition))

  test.each(
    possible.map((row) => [`${row.call} in ${row.state}, ${row.condition ?? 'always'}`, row] as const),
  )('%s', (_, { call, state, condition, returns, next_state, send }) => {
    const specified = condition !== 'remote socket unspecified'
    const p =
      state === 'LISTEN' ? party().calls('open', { mode: 'passive', remote: specified }) : partyIn(state)
    if (condition === 'SENDs outstanding') p.calls('send', { length: 10 })
    if (call.startsWith('OPEN')) {
      p.calls('open', { mode: call.endsWith('passive') ? 'passive' : 'active', remote: specified })
    } else CALLS[call as CallName](p)
    if (returns !== null) p.answers(returns.replace(' (or ok)', ''))
    p.isIn(next_state)
    expect(p.outbox.length).toBe(send.length)
  })

  test('what cannot be met by an endpoint without bounds', () => {
    expect(rows.length - possible.length).toBe(4)
  })
})
