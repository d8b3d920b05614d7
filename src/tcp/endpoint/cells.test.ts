import { describe, expect, test } from 'vitest'
import type { State } from '../tcb/state'
import { party } from '../testing/exchange'
import type { EndpointOptions } from './endpoint'

/*
 * RFC 9293 §3.10.7, state × arriving segment. Every cell names the rule that decides it (src/tcp/rules.ts,
 * each with its section). ISS 100, IRS 300, RCV.WND 1000; in ESTABLISHED and CLOSE-WAIT ten octets are
 * outstanding; in FIN-WAIT-1, CLOSING and LAST-ACK the FIN is.
 */

/** Where an endpoint is: RCV.NXT, the number right of its window, SND.UNA, SND.NXT. */
interface Site {
  readonly R: number
  readonly W: number
  readonly U: number
  readonly N: number
}

interface Then {
  /** Absent: the state stays. */
  readonly to?: State
  /** Flags, SEQ and ACK of what is sent. Absent: nothing. */
  readonly sends?: readonly [flags: string, seq: number, ack: number | null]
  readonly told?: readonly string[]
  readonly delivers?: number
}

/** Flags, SEQ, ACK (null: no ACK bit), octets; what happens; by which rule. */
type Cell = readonly [
  flags: string,
  seq: number,
  ack: number | null,
  length: number,
  then: Then,
  rule: string,
]

/** Just left of SND.UNA - MAX.SND.WND, where SND.UNA is 101. */
const OLD = 4_294_965_396

const site = (R: number, U: number, N: number): Site => ({ R, W: R + 1000, U, N })

const SITES = {
  'SYN-RECEIVED': site(301, 100, 101),
  ESTABLISHED: site(301, 101, 111),
  'FIN-WAIT-1': site(301, 101, 102),
  'FIN-WAIT-2': site(301, 102, 102),
  'CLOSE-WAIT': site(302, 101, 111),
  CLOSING: site(302, 101, 102),
  'LAST-ACK': site(302, 101, 102),
  'TIME-WAIT': site(302, 102, 102),
} as const satisfies Partial<Record<State, Site>>

type Sited = keyof typeof SITES

const SYNCHRONIZED = Object.keys(SITES).filter((state) => state !== 'SYN-RECEIVED') as Sited[]

function check(state: State, options: EndpointOptions, cells: readonly Cell[]): void {
  const tcb = state in SITES ? SITES[state as Sited] : null
  const named = cells.map((cell) => {
    const [flags, seq, ack, length, , rule] = cell
    const fields = [
      `seq=${seq}`,
      ...(ack === null ? [] : [`ack=${ack}`]),
      ...(length > 0 ? [`len=${length}`] : []),
    ]
    return [`${flags || 'no flags'} ${fields.join(' ')}: ${rule}`, cell] as const
  })
  test.each(named)('%s', (_, [flags, seq, ack, length, then, rule]) => {
    const own = tcb ? { 'RCV.NXT': tcb.R, 'SND.UNA': tcb.U, 'SND.NXT': tcb.N, 'MAX.SND.WND': 2000 } : {}
    const { endpoint } = party({ state, ...options, tcb: { ...own, ...options.tcb } })
    const r = endpoint.receive({ flags: flags.split('+') as [], seq, ack, length, window: 65_535 })
    expect({
      to: r.state,
      sends: r.sent.map((s) => [s.flags.filter((f) => f !== 'PSH').join('+'), s.seq, s.ack]),
      told: r.signals,
      delivers: r.delivered,
      rule: r.verdict?.rule,
    }).toEqual({
      to: then.to ?? state,
      sends: then.sends ? [then.sends] : [],
      told: then.told ?? [],
      delivers: then.delivers ?? 0,
      rule,
    })
  })
}

describe('3.10.7.1 CLOSED', () => {
  check('CLOSED', {}, [
    ['SYN', 300, null, 0, { sends: ['RST+ACK', 0, 301] }, 'closed-no-ack'],
    ['SYN', 300, null, 10, { sends: ['RST+ACK', 0, 311] }, 'closed-no-ack'],
    ['SYN+FIN', 300, null, 0, { sends: ['RST+ACK', 0, 302] }, 'closed-no-ack'],
    ['FIN', 300, null, 10, { sends: ['RST+ACK', 0, 311] }, 'closed-no-ack'],
    ['', 300, null, 0, { sends: ['RST+ACK', 0, 300] }, 'closed-no-ack'],
    ['', 4_294_967_290, null, 10, { sends: ['RST+ACK', 0, 4] }, 'closed-no-ack'],
    ['ACK', 300, 101, 0, { sends: ['RST', 101, null] }, 'closed-ack'],
    ['ACK', 300, 101, 10, { sends: ['RST', 101, null] }, 'closed-ack'],
    ['SYN+ACK', 300, 101, 0, { sends: ['RST', 101, null] }, 'closed-ack'],
    ['FIN+ACK', 300, 101, 0, { sends: ['RST', 101, null] }, 'closed-ack'],
    ['RST', 300, null, 0, {}, 'closed-rst'],
    ['RST+ACK', 300, 101, 0, {}, 'closed-rst'],
  ])
})

describe('3.10.7.2 LISTEN', () => {
  check('LISTEN', {}, [
    ['SYN', 300, null, 0, { to: 'SYN-RECEIVED', sends: ['SYN+ACK', 100, 301] }, 'listen-syn'],
    ['SYN', 300, null, 10, { to: 'SYN-RECEIVED', sends: ['SYN+ACK', 100, 301] }, 'listen-syn'],
    ['SYN+FIN', 300, null, 0, { to: 'SYN-RECEIVED', sends: ['SYN+ACK', 100, 301] }, 'listen-syn'],
    ['SYN', 4_294_967_295, null, 0, { to: 'SYN-RECEIVED', sends: ['SYN+ACK', 100, 0] }, 'listen-syn'],
    ['SYN+ACK', 300, 101, 0, { sends: ['RST', 101, null] }, 'listen-ack'],
    ['SYN+FIN+ACK', 300, 101, 0, { sends: ['RST', 101, null] }, 'listen-ack'],
    ['ACK', 301, 101, 0, { sends: ['RST', 101, null] }, 'listen-ack'],
    ['ACK', 301, 0, 10, { sends: ['RST', 0, null] }, 'listen-ack'],
    ['FIN+ACK', 301, 101, 0, { sends: ['RST', 101, null] }, 'listen-ack'],
    ['RST', 301, null, 0, {}, 'listen-rst'],
    ['RST+ACK', 301, 101, 0, {}, 'listen-rst'],
    ['SYN+RST', 300, null, 0, {}, 'listen-rst'],
    ['FIN', 301, null, 0, {}, 'listen-other'],
    ['', 301, null, 10, {}, 'listen-other'],
    ['', 301, null, 0, {}, 'listen-other'],
  ])
  describe('where a SYN with FIN is not wanted', () => {
    check('LISTEN', { policy: { synFin: 'drop' } }, [['SYN+FIN', 300, null, 0, {}, 'listen-syn-fin']])
  })
})

describe('3.10.7.3 SYN-SENT', () => {
  check('SYN-SENT', {}, [
    ['SYN+ACK', 300, 101, 0, { to: 'ESTABLISHED', sends: ['ACK', 101, 301] }, 'syn-sent-syn-ack'],
    [
      'SYN+ACK',
      300,
      101,
      10,
      { to: 'ESTABLISHED', sends: ['ACK', 101, 311], delivers: 10 },
      'syn-sent-syn-ack',
    ],
    [
      'SYN+FIN+ACK',
      300,
      101,
      0,
      { to: 'CLOSE-WAIT', sends: ['ACK', 101, 302], told: ['connection closing'] },
      'syn-sent-syn-ack',
    ],
    [
      'SYN+FIN+ACK',
      300,
      101,
      10,
      { to: 'CLOSE-WAIT', sends: ['ACK', 101, 312], told: ['connection closing'], delivers: 10 },
      'syn-sent-syn-ack',
    ],
    ['SYN+ACK', 300, 100, 0, { sends: ['RST', 100, null] }, 'syn-sent-bad-ack'],
    ['SYN+ACK', 300, 99, 0, { sends: ['RST', 99, null] }, 'syn-sent-bad-ack'],
    ['SYN+ACK', 300, 102, 0, { sends: ['RST', 102, null] }, 'syn-sent-bad-ack'],
    ['SYN', 300, null, 0, { to: 'SYN-RECEIVED', sends: ['SYN+ACK', 100, 301] }, 'syn-sent-syn'],
    ['SYN', 300, null, 10, { to: 'SYN-RECEIVED', sends: ['SYN+ACK', 100, 301] }, 'syn-sent-syn'],
    ['SYN+FIN', 300, null, 0, { to: 'SYN-RECEIVED', sends: ['SYN+ACK', 100, 301] }, 'syn-sent-syn'],
    ['ACK', 301, 101, 0, {}, 'syn-sent-other'],
    ['ACK', 301, 100, 0, { sends: ['RST', 100, null] }, 'syn-sent-bad-ack'],
    ['ACK', 301, 102, 0, { sends: ['RST', 102, null] }, 'syn-sent-bad-ack'],
    ['ACK', 301, 101, 10, {}, 'syn-sent-other'],
    ['ACK', 301, 102, 10, { sends: ['RST', 102, null] }, 'syn-sent-bad-ack'],
    ['FIN+ACK', 301, 101, 0, {}, 'syn-sent-other'],
    ['FIN+ACK', 301, 100, 0, { sends: ['RST', 100, null] }, 'syn-sent-bad-ack'],
    ['FIN', 301, null, 0, {}, 'syn-sent-other'],
    ['', 301, null, 0, {}, 'syn-sent-other'],
    ['', 301, null, 10, {}, 'syn-sent-other'],
    ['RST+ACK', 0, 101, 0, { to: 'CLOSED', told: ['error: connection reset'] }, 'syn-sent-rst'],
    ['SYN+RST+ACK', 300, 101, 0, { to: 'CLOSED', told: ['error: connection reset'] }, 'syn-sent-rst'],
    ['RST+ACK', 0, 100, 0, {}, 'syn-sent-bad-ack-rst'],
    ['RST+ACK', 0, 102, 0, {}, 'syn-sent-bad-ack-rst'],
    ['RST', 0, null, 0, {}, 'syn-sent-rst-no-ack'],
  ])
  describe('where a SYN with FIN is not wanted', () => {
    check('SYN-SENT', { policy: { synFin: 'drop' } }, [
      ['SYN+FIN', 300, null, 0, {}, 'syn-sent-syn-fin'],
      ['SYN+FIN+ACK', 300, 101, 0, {}, 'syn-sent-syn-fin'],
    ])
  })
})

describe.each(['passive', 'active'] as const)('3.10.7.4 SYN-RECEIVED, from a %s OPEN', (origin) => {
  const { R, W, N, U } = SITES['SYN-RECEIVED']
  const passive = origin === 'passive'
  const ack: Then = { sends: ['ACK', N, R] }
  const refused: Then = passive ? { to: 'LISTEN' } : { to: 'CLOSED', told: ['connection refused'] }
  const syn: Then = passive ? { to: 'LISTEN' } : ack
  const bySyn = passive ? 'syn-received-syn' : 'syn-challenge'
  const closing = ['connection closing']

  check('SYN-RECEIVED', { origin }, [
    ['SYN', R, null, 0, syn, bySyn],
    ['SYN', W - 1, null, 0, syn, bySyn],
    ['SYN', R - 1, null, 0, ack, 'outside-window'],
    ['SYN', W, null, 0, ack, 'outside-window'],
    ['SYN+ACK', R, N, 0, syn, bySyn],
    ['SYN+FIN', R, null, 0, syn, bySyn],
    ['ACK', R, N, 0, { to: 'ESTABLISHED' }, 'syn-received-ack'],
    ['ACK', R + 10, N, 0, { to: 'ESTABLISHED' }, 'syn-received-ack'],
    ['ACK', R, U, 0, { sends: ['RST', U, null] }, 'syn-received-bad-ack'],
    ['ACK', R, N + 1, 0, { sends: ['RST', N + 1, null] }, 'syn-received-bad-ack'],
    ['ACK', R, OLD, 0, { sends: ['RST', OLD, null] }, 'syn-received-bad-ack'],
    ['ACK', R - 1, N, 0, ack, 'outside-window'],
    ['ACK', W, N, 0, ack, 'outside-window'],
    ['ACK', R, N, 10, { to: 'ESTABLISHED', sends: ['ACK', N, R + 10], delivers: 10 }, 'syn-received-ack'],
    ['ACK', R + 10, N, 10, { to: 'ESTABLISHED', sends: ['ACK', N, R] }, 'syn-received-ack'],
    ['ACK', R - 5, N, 10, { to: 'ESTABLISHED', sends: ['ACK', N, R + 5], delivers: 5 }, 'syn-received-ack'],
    [
      'ACK',
      R,
      N,
      1010,
      { to: 'ESTABLISHED', sends: ['ACK', N, R + 1000], delivers: 1000 },
      'syn-received-ack',
    ],
    ['ACK', R - 10, N, 10, ack, 'outside-window'],
    ['', R, null, 10, {}, 'no-ack'],
    ['', R, null, 0, {}, 'no-ack'],
    ['FIN', R, null, 0, {}, 'no-ack'],
    ['FIN+ACK', R, N, 0, { to: 'CLOSE-WAIT', sends: ['ACK', N, R + 1], told: closing }, 'syn-received-ack'],
    [
      'FIN+ACK',
      R,
      N,
      10,
      { to: 'CLOSE-WAIT', sends: ['ACK', N, R + 11], told: closing, delivers: 10 },
      'syn-received-ack',
    ],
    ['FIN+ACK', R, U, 0, { sends: ['RST', U, null] }, 'syn-received-bad-ack'],
    ['FIN+ACK', R + 10, N, 0, { to: 'ESTABLISHED', sends: ['ACK', N, R] }, 'syn-received-ack'],
    ['FIN+ACK', W, N, 0, ack, 'outside-window'],
    ['RST', R, null, 0, refused, 'rst'],
    ['RST+ACK', R, N, 0, refused, 'rst'],
    ['RST+ACK', R, N + 1, 0, refused, 'rst'],
    ['RST', R + 1, null, 0, ack, 'rst-challenge'],
    ['RST', W - 1, null, 0, ack, 'rst-challenge'],
    ['RST', R - 1, null, 0, {}, 'outside-window-rst'],
    ['RST', W, null, 0, {}, 'outside-window-rst'],
  ])

  describe('RFC 793 for RST and SYN', () => {
    check('SYN-RECEIVED', { origin, policy: { rst: 'rfc793', syn: 'rfc793' } }, [
      ['RST', R + 1, null, 0, refused, 'rst'],
      ['RST', W - 1, null, 0, refused, 'rst'],
      ['RST', R - 1, null, 0, {}, 'outside-window-rst'],
      ['RST', W, null, 0, {}, 'outside-window-rst'],
      passive
        ? ['SYN', R, null, 0, { to: 'LISTEN' }, 'syn-received-syn']
        : [
            'SYN',
            R,
            null,
            0,
            { to: 'CLOSED', sends: ['RST+ACK', N, R], told: ['connection reset'] },
            'syn-in-window',
          ],
      ['SYN', W, null, 0, ack, 'outside-window'],
    ])
  })

  describe('the ACK check of RFC 5961', () => {
    check('SYN-RECEIVED', { origin, policy: { ack: 'rfc5961' } }, [
      ['ACK', R, N + 1, 0, ack, 'ack-range'],
      ['ACK', R, OLD - 1, 0, ack, 'ack-range'],
      ['ACK', R, U, 0, { sends: ['RST', U, null] }, 'syn-received-bad-ack'],
    ])
  })
})

test('SYN-RECEIVED, from an active OPEN: the SYN,ACK that Figure 7 draws completes the handshake', () => {
  party({ state: 'SYN-RECEIVED', origin: 'active', tcb: { 'RCV.NXT': 301 } })
    .receives('SYN+ACK', { seq: 300, ack: 101 })
    .judges('simultaneous-open')
    .isIn('ESTABLISHED')
    .sendsNothing()
})

describe.each(SYNCHRONIZED)('3.10.7.4 %s: first to fourth, and no ACK', (state) => {
  const { R, W, N, U } = SITES[state]
  const ack: Then = { sends: ['ACK', N, R] }
  const user = ['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSE-WAIT'].includes(state)
  const calls = state === 'ESTABLISHED' || state === 'CLOSE-WAIT' ? ['reset'] : []
  const reset: Then = { to: 'CLOSED', told: user ? [...calls, 'connection reset'] : [] }
  const resetBySyn: Then = { to: 'CLOSED', sends: ['RST+ACK', N, R], told: [...calls, 'connection reset'] }

  check(state, {}, [
    ['SYN', R, null, 0, ack, 'syn-challenge'],
    ['SYN', R, null, 10, ack, 'syn-challenge'],
    ['SYN', W - 1, null, 0, ack, 'syn-challenge'],
    ['SYN', 300, null, 0, ack, 'outside-window'],
    ['SYN', W, null, 0, ack, 'outside-window'],
    ['SYN+ACK', R, N, 0, ack, 'syn-challenge'],
    ['SYN+ACK', 300, 101, 0, ack, 'outside-window'],
    ['SYN+FIN', R, null, 0, ack, 'syn-challenge'],
    ['SYN+FIN', R - 1, null, 0, ack, 'syn-challenge'],
    ['RST', R, null, 0, reset, 'rst'],
    ['RST', R, null, 10, reset, 'rst'],
    ['RST+ACK', R, N, 0, reset, 'rst'],
    ['RST+ACK', R, N + 1, 0, reset, 'rst'],
    ['RST', R + 1, null, 0, ack, 'rst-challenge'],
    ['RST', W - 1, null, 0, ack, 'rst-challenge'],
    ['RST', R - 1, null, 0, {}, 'outside-window-rst'],
    ['RST', R - 1, null, 2, {}, 'rst-outside-window'],
    ['RST', W, null, 0, {}, 'outside-window-rst'],
    ['RST+ACK', R - 1, N, 0, {}, 'outside-window-rst'],
    ['ACK', R - 1, N, 0, ack, 'outside-window'],
    ['ACK', W, N, 0, ack, 'outside-window'],
    ['ACK', R, N + 1, 0, ack, 'ack-future'],
    ['ACK', R, N + 1, 10, ack, 'ack-future'],
    ['FIN+ACK', R, N + 1, 0, ack, 'ack-future'],
    ['ACK', R - 10, N, 10, ack, 'outside-window'],
    ['ACK', W, N, 10, ack, 'outside-window'],
    ['FIN+ACK', W, N, 0, ack, 'outside-window'],
    ['', R, null, 0, {}, 'no-ack'],
    ['', R, null, 10, {}, 'no-ack'],
    ['FIN', R, null, 0, {}, 'no-ack'],
    ['', W, null, 0, ack, 'outside-window'],
    ['FIN', W, null, 0, ack, 'outside-window'],
  ])

  describe('RFC 793 for RST and SYN', () => {
    check(state, { policy: { rst: 'rfc793', syn: 'rfc793' } }, [
      ['RST', R, null, 0, reset, 'rst'],
      ['RST', R + 1, null, 0, reset, 'rst'],
      ['RST', W - 1, null, 0, reset, 'rst'],
      ['RST', R - 1, null, 0, {}, 'outside-window-rst'],
      ['RST', W, null, 0, {}, 'outside-window-rst'],
      ['SYN', R, null, 0, resetBySyn, 'syn-in-window'],
      ['SYN', W - 1, null, 0, resetBySyn, 'syn-in-window'],
      ['SYN+ACK', R, N, 0, resetBySyn, 'syn-in-window'],
      ['SYN', R - 1, null, 0, ack, 'outside-window'],
      ['SYN', W, null, 0, ack, 'outside-window'],
    ])
  })

  describe('the ACK check of RFC 5961', () => {
    check(state, { policy: { ack: 'rfc5961' } }, [
      ['ACK', R, N + 1, 0, ack, 'ack-range'],
      ['ACK', R, OLD, 0, ack, 'ack-range'],
      ['ACK', R, U - 2001, 0, ack, 'ack-range'],
      ['ACK', R, U - 2001, 10, ack, 'ack-range'],
    ])
  })
})

describe.each(['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2'] as const)(
  '3.10.7.4 %s: fifth to eighth, our side not acknowledged anew',
  (state) => {
    const { R, W, N, U } = SITES[state]
    const fin = { ESTABLISHED: 'CLOSE-WAIT', 'FIN-WAIT-1': 'CLOSING', 'FIN-WAIT-2': 'TIME-WAIT' } as const
    const told = ['connection closing']
    const ack: Then = { sends: ['ACK', N, R] }
    check(state, {}, [
      ['ACK', R, U, 0, {}, 'ack-duplicate'],
      ['ACK', R, U - 1, 0, {}, 'ack-duplicate'],
      ['ACK', R, OLD, 0, {}, 'ack-duplicate'],
      ['ACK', R + 10, U, 0, {}, 'ack-duplicate'],
      ['ACK', R, U, 10, { sends: ['ACK', N, R + 10], delivers: 10 }, 'text'],
      ['ACK', R + 10, U, 10, ack, 'text-out-of-order'],
      ['ACK', R - 5, U, 10, { sends: ['ACK', N, R + 5], delivers: 5 }, 'text'],
      ['ACK', W - 5, U, 10, ack, 'text-out-of-order'],
      ['ACK', R, U, 1005, { sends: ['ACK', N, W], delivers: 1000 }, 'text'],
      ['ACK', R, OLD, 10, { sends: ['ACK', N, R + 10], delivers: 10 }, 'text'],
      ['FIN+ACK', R, U, 0, { to: fin[state], sends: ['ACK', N, R + 1], told }, 'fin'],
      ['FIN+ACK', R, U, 10, { to: fin[state], sends: ['ACK', N, R + 11], told, delivers: 10 }, 'text'],
      ['FIN+ACK', R - 5, U, 10, { to: fin[state], sends: ['ACK', N, R + 6], told, delivers: 5 }, 'text'],
      ['FIN+ACK', R, U, 999, { to: fin[state], sends: ['ACK', N, W], told, delivers: 999 }, 'text'],
      ['FIN+ACK', R, U, 1000, { sends: ['ACK', N, W], delivers: 1000 }, 'text'],
      ['FIN+ACK', R + 10, U, 0, ack, 'fin-out-of-order'],
      ['FIN+ACK', R + 10, U, 10, ack, 'text-out-of-order'],
    ])
  },
)

describe('3.10.7.4 ESTABLISHED: what is outstanding is acknowledged', () => {
  check('ESTABLISHED', {}, [
    ['ACK', 301, 111, 0, {}, 'ack-new'],
    ['ACK', 301, 106, 0, {}, 'ack-new'],
    ['ACK', 301, 111, 10, { sends: ['ACK', 111, 311], delivers: 10 }, 'text'],
    [
      'FIN+ACK',
      301,
      111,
      0,
      { to: 'CLOSE-WAIT', sends: ['ACK', 111, 302], told: ['connection closing'] },
      'fin',
    ],
  ])
})

describe('3.10.7.4 FIN-WAIT-1: our FIN is acknowledged', () => {
  const told = ['connection closing']
  check('FIN-WAIT-1', {}, [
    ['ACK', 301, 102, 0, { to: 'FIN-WAIT-2' }, 'fin-acknowledged'],
    ['ACK', 301, 102, 10, { to: 'FIN-WAIT-2', sends: ['ACK', 102, 311], delivers: 10 }, 'fin-acknowledged'],
    ['ACK', 311, 102, 10, { to: 'FIN-WAIT-2', sends: ['ACK', 102, 301] }, 'fin-acknowledged'],
    ['FIN+ACK', 301, 102, 0, { to: 'TIME-WAIT', sends: ['ACK', 102, 302], told }, 'fin'],
    ['FIN+ACK', 301, 102, 10, { to: 'TIME-WAIT', sends: ['ACK', 102, 312], told, delivers: 10 }, 'fin'],
    ['FIN+ACK', 311, 102, 0, { to: 'FIN-WAIT-2', sends: ['ACK', 102, 301] }, 'fin-acknowledged'],
  ])
})

describe('3.10.7.4 CLOSE-WAIT: nothing more can come', () => {
  check('CLOSE-WAIT', {}, [
    ['ACK', 302, 101, 0, {}, 'ack-duplicate'],
    ['ACK', 302, OLD, 0, {}, 'ack-duplicate'],
    ['ACK', 302, 111, 0, {}, 'ack-new'],
    ['ACK', 302, 111, 10, {}, 'text-after-fin'],
    ['ACK', 312, 111, 10, {}, 'text-after-fin'],
    ['FIN+ACK', 301, 101, 0, { sends: ['ACK', 111, 302] }, 'outside-window'],
    ['FIN+ACK', 301, 111, 0, { sends: ['ACK', 111, 302] }, 'outside-window'],
  ])
})

describe('3.10.7.4 CLOSING: only the ACK of our FIN matters', () => {
  check('CLOSING', {}, [
    ['ACK', 302, 102, 0, { to: 'TIME-WAIT' }, 'fin-acknowledged'],
    ['ACK', 302, 101, 0, {}, 'ack-in-closing'],
    ['ACK', 302, OLD, 0, {}, 'ack-in-closing'],
    ['ACK', 302, 101, 10, {}, 'ack-in-closing'],
    ['FIN+ACK', 302, 101, 0, {}, 'ack-in-closing'],
    ['FIN+ACK', 301, 101, 0, { sends: ['ACK', 102, 302] }, 'outside-window'],
    ['FIN+ACK', 301, 102, 0, { sends: ['ACK', 102, 302] }, 'outside-window'],
  ])
})

describe('3.10.7.4 LAST-ACK: only the ACK of our FIN matters', () => {
  check('LAST-ACK', {}, [
    ['ACK', 302, 102, 0, { to: 'CLOSED' }, 'fin-acknowledged'],
    ['FIN+ACK', 302, 102, 0, { to: 'CLOSED' }, 'fin-acknowledged'],
    ['ACK', 302, 102, 10, { to: 'CLOSED' }, 'fin-acknowledged'],
    ['ACK', 302, 101, 0, {}, 'ack-in-last-ack'],
    ['ACK', 302, OLD, 0, {}, 'ack-in-last-ack'],
    ['ACK', 302, 101, 10, {}, 'ack-in-last-ack'],
    ['FIN+ACK', 301, 101, 0, { sends: ['ACK', 102, 302] }, 'outside-window'],
    ['FIN+ACK', 301, 102, 0, { sends: ['ACK', 102, 302] }, 'outside-window'],
  ])
})

describe('3.10.7.4 TIME-WAIT: only the FIN again', () => {
  const ack: Then = { sends: ['ACK', 102, 302] }
  check('TIME-WAIT', {}, [
    ['FIN+ACK', 301, 102, 0, ack, 'time-wait-fin'],
    ['FIN+ACK', 301, 101, 0, ack, 'time-wait-fin'],
    ['FIN+ACK', 291, 102, 10, ack, 'time-wait-fin'],
    ['ACK', 302, 102, 0, {}, 'time-wait-ack'],
    ['ACK', 302, 101, 0, {}, 'time-wait-ack'],
    ['ACK', 302, 102, 10, ack, 'time-wait-text'],
    ['FIN+ACK', 302, 102, 0, ack, 'time-wait-text'],
  ])
  describe('RFC 1337, F1', () => {
    check('TIME-WAIT', { policy: { timeWaitRst: 'ignore' } }, [
      ['RST', 302, null, 0, {}, 'rst-time-wait'],
      ['RST+ACK', 302, 102, 0, {}, 'rst-time-wait'],
      ['RST', 301, null, 0, {}, 'outside-window-rst'],
    ])
  })
  describe('3.6.1, MAY-2: a SYN beyond the old connection reopens it', () => {
    check('TIME-WAIT', { policy: { timeWaitSyn: 'reopen' } }, [
      ['SYN', 303, null, 0, { to: 'SYN-RECEIVED', sends: ['SYN+ACK', 64_100, 304] }, 'time-wait-syn'],
      ['SYN', 5000, null, 0, { to: 'SYN-RECEIVED', sends: ['SYN+ACK', 64_100, 5001] }, 'time-wait-syn'],
      ['SYN', 302, null, 0, ack, 'syn-challenge'],
      ['SYN', 300, null, 0, ack, 'outside-window'],
      ['SYN+ACK', 5000, 102, 0, ack, 'outside-window'],
    ])
  })
})

describe('3.10.7.4, first: the receive window is closed', () => {
  const ack: Then = { sends: ['ACK', 111, 301] }
  check('ESTABLISHED', { window: 0 }, [
    ['ACK', 301, 111, 0, {}, 'ack-new'],
    ['ACK', 301, 101, 0, {}, 'ack-duplicate'],
    ['ACK', 300, 111, 0, ack, 'outside-window'],
    ['ACK', 302, 111, 0, ack, 'outside-window'],
    ['ACK', 304, 111, 0, ack, 'outside-window'],
    ['ACK', 301, 101, 1, ack, 'outside-window'],
    ['ACK', 301, 111, 1, ack, 'zero-window-ack'],
    ['ACK', 301, 112, 1, ack, 'outside-window'],
    ['FIN+ACK', 301, 101, 0, ack, 'outside-window'],
    ['FIN+ACK', 301, 111, 0, ack, 'fin-out-of-order'],
    ['', 301, null, 0, {}, 'no-ack'],
    ['', 301, null, 1, ack, 'outside-window'],
    ['SYN', 301, null, 0, ack, 'outside-window'],
    ['RST', 301, null, 0, { to: 'CLOSED', told: ['reset', 'connection reset'] }, 'rst'],
    ['RST', 301, null, 5, { to: 'CLOSED', told: ['reset', 'connection reset'] }, 'rst'],
    ['RST', 302, null, 0, {}, 'outside-window-rst'],
    ['RST', 300, null, 0, {}, 'outside-window-rst'],
  ])
  // Both windows are closed, and the peer has probed ours: its ACKs come from beyond the probe.
  check('ESTABLISHED', { window: 0, tcb: { 'SND.WND': 0 } }, [
    ['ACK', 302, 111, 0, {}, 'ack-new'],
    ['ACK', 303, 111, 0, {}, 'ack-new'],
    ['ACK', 304, 111, 0, ack, 'outside-window'],
  ])
  check('FIN-WAIT-1', { window: 0 }, [
    ['FIN+ACK', 301, 102, 0, { to: 'FIN-WAIT-2', sends: ['ACK', 102, 301] }, 'fin-acknowledged'],
    ['ACK', 301, 102, 10, { to: 'FIN-WAIT-2', sends: ['ACK', 102, 301] }, 'fin-acknowledged'],
  ])
  check('SYN-RECEIVED', { window: 0, origin: 'passive' }, [
    ['ACK', 301, 101, 10, { to: 'ESTABLISHED', sends: ['ACK', 101, 301] }, 'syn-received-ack'],
  ])
})
