import type { DrivenEndpoint, Reaction } from '../endpoint/endpoint'
import { LINUX } from '../tcb/profiles'
import type { Flag, Segment } from '../wire/segment'
import { fresh, type Options, type Situation } from './situations'
import type { Comparison } from './system-calls'
import { resultText } from './system-calls'

/** A row of times.jsonl: what a Linux kernel sent when nobody answered, and when it gave up. Seconds. */
export interface TimesRow {
  readonly id: string
  readonly segments?: readonly {
    readonly flags: readonly string[]
    readonly len: number
    readonly t: number
  }[]
  readonly ended_at?: number | null
  readonly so_error?: string
  readonly observed_for: number
  readonly history?: readonly { readonly t: number; readonly net: string }[]
}

/** How it comes about, up to the call or segment that the times count from; and what the peer does meanwhile. */
interface Course {
  readonly start: () => Situation
  readonly begin: (e: DrivenEndpoint) => readonly Reaction[]
  /** What happens to it at a time, or in answer to what it has sent. */
  readonly later?: readonly {
    readonly at: number
    readonly does: (e: DrivenEndpoint) => readonly Reaction[]
  }[]
  readonly answers?: (e: DrivenEndpoint, sent: Segment) => readonly Reaction[]
}

const SYN_ACK: readonly Flag[] = ['SYN', 'ACK']
const FIN: readonly Flag[] = ['FIN', 'ACK']
const OPTIONS = { mss: 1460, sackPermitted: true }

const opened = (options?: Options) =>
  fresh(options).call('open', { mode: 'active' }).acked(SYN_ACK, { seq: 1000, options: OPTIONS })
const closeWait = (options?: Options) => opened(options).peer(FIN)
const zeroWindow = (options?: Options) => opened(options).acked(['ACK'], { window: 0 })

const send = (length: number) => (e: DrivenEndpoint) => [e.call('send', { length })]
const shutdown = (e: DrivenEndpoint) => [e.call('shutdown')]
const close = (e: DrivenEndpoint) => [e.call('close')]
const nothing = () => []
const segment =
  (flags: readonly Flag[], length = 0, acked: 'SND.NXT' | 'SND.UNA' = 'SND.NXT') =>
  (e: DrivenEndpoint) => [e.receive({ flags, seq: e.tcb['RCV.NXT'], ack: e.tcb[acked], length })]

const crossing = (e: DrivenEndpoint) => [...shutdown(e), ...segment(FIN, 0, 'SND.UNA')(e)]
const zeroWindowAgain = (e: DrivenEndpoint) => [
  e.receive({ flags: ['ACK'], seq: e.tcb['RCV.NXT'], ack: e.tcb['SND.NXT'], window: 0 }),
]
const finAcked = (s: Situation) => s.call('close').acked(['ACK'])
const MILLISECONDS = 1e-3

const PROBING = { keepalive: { idle: 2, interval: 1, probes: 3 } }
const retries = (n: number): Options => ({ config: { retries: n } })
const patient = (seconds: number): Options => ({ userTimeout: seconds })
const shortRto = (n: number): Options => ({
  config: { retries: n, rto: { ...LINUX.rto, ceiling: 1_000_000 } },
})

const COURSES: readonly (readonly [pattern: RegExp, course: (n: number) => Course])[] = [
  [/^data-ut(\d+)$/, (n) => ({ start: () => opened(patient(n * MILLISECONDS)), begin: send(1) })],
  [/^data-(?:default|thin)-retries2=(\d+)$/, (n) => ({ start: () => opened(retries(n)), begin: send(1) })],
  [/^data-(?:default|thin-linear)$/, () => ({ start: () => opened(), begin: send(1) })],
  [/^data-rtomax1000-retries2=(\d+)$/, (n) => ({ start: () => opened(shortRto(n)), begin: send(1) })],
  [
    /^data-ut(\d+)-set-later$/,
    (n) => ({
      start: () => opened(),
      begin: send(1),
      later: [
        {
          at: 5,
          does: (e) => {
            e.set({ userTimeout: n * MILLISECONDS })
            return []
          },
        },
      ],
    }),
  ],
  [
    /^data-hostunreach-ut(\d+)$/,
    (n) => ({
      start: () => opened(patient(n * MILLISECONDS)),
      begin: send(1),
      answers: (e, { seq }) => [e.icmp({ type: 3, code: 1, seq })],
    }),
  ],
  [
    /^data-acks-partial-ut(\d+)$/,
    (n) => ({
      start: () => opened(patient(n * MILLISECONDS)),
      begin: send(2920),
      later: [
        {
          at: 2,
          does: (e) => [e.receive({ flags: ['ACK'], seq: e.tcb['RCV.NXT'], ack: e.tcb['SND.NXT'] - 1460 })],
        },
      ],
    }),
  ],
  [
    /^syn-ut(\d+)$/,
    (n) => ({
      start: () => fresh(patient(n * MILLISECONDS)),
      begin: (e) => [e.call('open', { mode: 'active' })],
    }),
  ],
  [
    /^syn-syncnt(\d+)$/,
    (n) => ({
      start: () => fresh({ config: { synRetries: n } }),
      begin: (e) => [e.call('open', { mode: 'active' })],
    }),
  ],
  [/^syn-default$/, () => ({ start: () => fresh(), begin: (e) => [e.call('open', { mode: 'active' })] })],
  [
    /^simopen-ut(\d+)$/,
    (n) => ({
      start: () => fresh(patient(n * MILLISECONDS)).call('open', { mode: 'active' }),
      begin: (e) => [e.receive({ flags: ['SYN'], seq: 1000, options: OPTIONS })],
    }),
  ],
  [
    /^synack-(?:request|user-timeout)$/,
    () => ({
      start: () => fresh().call('listen'),
      begin: (e) => [e.receive({ flags: ['SYN'], seq: 1000, options: OPTIONS })],
    }),
  ],
  [
    /^zw-answered(?:-ut(\d+))?$/,
    (n) => ({
      start: () => zeroWindow(n ? patient(n * MILLISECONDS) : {}),
      begin: send(500),
      answers: zeroWindowAgain,
    }),
  ],
  [/^zw-silent-ut(\d+)$/, (n) => ({ start: () => zeroWindow(patient(n * MILLISECONDS)), begin: send(500) })],
  [/^zw-silent-retries2=(\d+)$/, (n) => ({ start: () => zeroWindow(retries(n)), begin: send(500) })],
  [/^zw-orphan-silent$/, () => ({ start: () => zeroWindow().call('send', { length: 500 }), begin: close })],
  [/^fw1-orphan-ut(\d+)$/, (n) => ({ start: () => opened(patient(n * MILLISECONDS)), begin: close })],
  [/^fw1-held-ut(\d+)$/, (n) => ({ start: () => opened(patient(n * MILLISECONDS)), begin: shutdown })],
  [/^fw1-held-retries2=(\d+)$/, (n) => ({ start: () => opened(retries(n)), begin: shutdown })],
  [/^fw1-held$/, () => ({ start: () => opened(), begin: shutdown })],
  [/^fw1-orphan$/, () => ({ start: () => opened(), begin: close })],
  [/^fw1-orphan-data$/, () => ({ start: () => opened(), begin: (e) => [...send(1460)(e), ...close(e)] })],
  [/^ka-fin-wait-1$/, () => ({ start: () => opened(PROBING), begin: shutdown })],
  [/^lastack-held-ut(\d+)$/, (n) => ({ start: () => closeWait(patient(n * MILLISECONDS)), begin: shutdown })],
  [/^lastack-held-retries2=(\d+)$/, (n) => ({ start: () => closeWait(retries(n)), begin: shutdown })],
  [/^lastack-held$/, () => ({ start: () => closeWait(), begin: shutdown })],
  [/^lastack-orphan$/, () => ({ start: () => closeWait(), begin: close })],
  [/^closing-held-retries2=(\d+)$/, (n) => ({ start: () => opened(retries(n)), begin: crossing })],
  [/^closing-held$/, () => ({ start: () => opened(), begin: crossing })],
  [
    /^closing-orphan$/,
    () => ({ start: () => opened(), begin: (e) => [...close(e), ...segment(FIN, 0, 'SND.UNA')(e)] }),
  ],
  [
    /^fw2-held(?:-ut(\d+))?$/,
    (n) => ({
      start: () =>
        opened(n ? patient(n * MILLISECONDS) : {})
          .shutdown()
          .acked(['ACK']),
      begin: nothing,
    }),
  ],
  [/^fw2-orphan$/, () => ({ start: () => finAcked(opened()), begin: nothing })],
  [
    /^fw2-orphan-linger2-(\d+)$/,
    (n) => ({ start: () => finAcked(opened({ config: { finWait2: n * 1_000_000 } })), begin: nothing }),
  ],
  [
    /^fw2-orphan-data-comes$/,
    () => ({ start: () => finAcked(opened()).after(1), begin: segment(['ACK'], 100) }),
  ],
  [/^timewait-held$/, () => ({ start: () => opened().shutdown().acked(['ACK']), begin: segment(FIN) })],
  [/^timewait$/, () => ({ start: () => finAcked(opened()), begin: segment(FIN) })],
  [
    /^linger2s-close-acked$/,
    () => ({ start: () => opened(), begin: close, later: [{ at: 1, does: segment(['ACK']) }] }),
  ],
  [
    /^rst-delack$/,
    () => ({
      start: () => opened(),
      begin: nothing,
      later: [0.5, 1.5, 2.5, 3.5, 4.5].map((at) => ({ at, does: segment(['ACK'], 100) })),
    }),
  ],
]

/** `ka-2-1-10-ut5500`: keep-alive of 2 s, 1 s and 10 probes, and a user timeout. */
function keepAlive(id: string): Course | undefined {
  const [all, idle, interval, probes, user] = /^ka-(\d+)-(\d+)-(\d+)(?:-ut(\d+))?$/.exec(id) ?? []
  if (all === undefined) return undefined
  const keepalive = { idle: Number(idle), interval: Number(interval), probes: Number(probes) }
  return {
    start: () => opened({ keepalive, ...(user && patient(Number(user) * MILLISECONDS)) }),
    begin: nothing,
  }
}

function courseOf(id: string): Course | undefined {
  for (const [pattern, course] of COURSES) {
    const match = pattern.exec(id)
    if (match) return course(Number(match[1] ?? 0))
  }
  return keepAlive(id)
}

/** How finely time is looked at. Seconds. */
const STEP = 5e-3

/** Measured times are late by a few percent, and by the sampling. */
const near = (ours: number, kernel: number): boolean => Math.abs(ours - kernel) <= 0.125 * kernel + 0.02

interface Ended {
  readonly sent: readonly { readonly flags: string; readonly t: number }[]
  readonly at: number | null
  readonly error: string
}

const flagsOf = (flags: readonly string[], length: number): string =>
  `${flags.filter((flag) => flag !== 'PSH').join(',')}${length > 0 ? ` ${length}` : ''}`

function play({ start, begin, later = [], answers }: Course, lasts: number): Ended {
  const { e } = start()
  const sent: { flags: string; t: number }[] = []
  const note = (reactions: readonly Reaction[], t: number): void => {
    for (const { sent: segments } of reactions) {
      for (const s of segments) {
        sent.push({ flags: flagsOf(s.flags, s.length), t })
        if (answers) note(answers(e, s), t)
      }
    }
  }
  const isOver = () => e.state === 'CLOSED' || e.state === 'LISTEN'
  note(begin(e), 0)
  let at: number | null = isOver() ? 0 : null
  const steps = Math.ceil(lasts / STEP)
  for (let step = 1; step <= steps && at === null; step++) {
    const t = step * STEP
    note([e.advance(STEP)], t)
    for (const { at: due, does } of later) if (t - STEP < due && due <= t) note(does(e), t)
    if (isOver()) at = t
  }
  const error = e.descriptor === null ? '' : resultText(e.call('error'), 'error')
  return { sent, at, error: error === 'ok' ? '0' : error }
}

const text = (
  sent: readonly { readonly flags: string; readonly t: number }[],
  at: number | null,
  error: string,
) =>
  `${sent.map(({ flags, t }) => `<${flags}> ${t.toFixed(2)}`).join(' ')} end ${at === null ? '-' : at.toFixed(1)} ${error}`

/** Beside a row: what endpoint() sends, when it ends, and what its program is told; times that are near count as the same. */
export const compareTimes = (rows: readonly TimesRow[]): readonly Comparison[] =>
  rows.flatMap((row) => {
    const course = courseOf(row.id)
    if (!course) return []
    const ours = play(course, row.observed_for * 1.125)
    const measured = (row.segments ?? []).map(({ flags, len, t }) => ({ flags: flagsOf(flags, len), t }))
    // Where nothing is left at once, the measurement went on for some time.
    const gone = row.history?.find(({ net }) => net === 'none' && row.ended_at)?.t
    const end = row.ended_at ? Math.min(row.ended_at, gone && gone > 0 ? gone : row.ended_at) : null
    const sent = ours.sent.filter(({ t }) => end !== null || t <= row.observed_for)
    const segmentsHold =
      sent.length === measured.length &&
      sent.every(({ flags, t }, i) => measured[i]?.flags === flags && near(t, measured[i].t))
    const endHolds =
      end === null ? ours.at === null || ours.at > row.observed_for : ours.at !== null && near(ours.at, end)
    const told = row.so_error === undefined ? '' : row.so_error
    const errorHolds = told === '' || told === ours.error
    const kernel = text(measured, end, told)
    return [
      {
        id: row.id,
        ours: segmentsHold && endHolds && errorHolds ? kernel : text(ours.sent, ours.at, ours.error),
        kernel,
      },
    ]
  })
