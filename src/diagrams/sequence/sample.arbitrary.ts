import fc from 'fast-check'
import { STATES, type State } from '../../tcp/tcb/state'
import type { Flag } from '../../tcp/wire/segment'
import { other } from '../../timeline/read'
import type {
  Call,
  Cause,
  Kind,
  Moment,
  SegmentFlight,
  Side,
  Timeline,
  TimerRun,
} from '../../timeline/timeline'

/** A segment for a test; arrives 50 ms later unless it says otherwise. */
export interface SampleSegment {
  readonly from: Side
  readonly sentAt: number
  readonly flags?: readonly Flag[]
  readonly seq?: number
  readonly ack?: number
  readonly length?: number
  readonly delay?: number
  readonly lost?: boolean
  readonly kind?: Kind
  readonly back?: boolean
  /** What the receiver makes of it, and the state it goes to. */
  readonly outcome?: 'accepted' | 'ignored' | 'challenged' | 'queued' | 'reset'
  readonly enters?: State
}

export interface SampleCall {
  readonly side: Side
  readonly time: number
  readonly call: Call
  readonly octets?: number
  readonly enters?: State
}

function flightOf(sample: SampleSegment, id: number): SegmentFlight {
  const {
    from,
    sentAt,
    flags = ['ACK'],
    seq = 101,
    ack = 301,
    length = 0,
    delay = 0.05,
    lost = false,
  } = sample
  return {
    id,
    from,
    to: sample.back ? from : other(from),
    flags,
    seq,
    ack: flags.includes('ACK') ? ack : null,
    length,
    window: 65535,
    options: {},
    kind: sample.kind ?? 'original',
    sentAt,
    arrivesAt: lost ? null : sentAt + delay,
    lostAt: lost ? sentAt + delay / 2 : null,
    fate: lost ? 'lost' : 'delivered',
    verdict: lost
      ? null
      : { outcome: sample.outcome ?? 'accepted', rule: 'text', reason: 'A reason.', rfc: '3.10.7.4' },
  }
}

/** A run of a timer; the steps at which it starts and ends follow from its times. */
export type SampleTimer = Omit<TimerRun, 'startStep' | 'endStep'>

/** A run made by hand: the calls, and the segments, which leave with a call of their side if there is one. */
export function sampleTimeline(
  samples: readonly SampleSegment[],
  calls: readonly SampleCall[] = [],
  timers: readonly SampleTimer[] = [],
): Timeline {
  const segments = samples.map(flightOf)
  interface Happening {
    readonly time: number
    readonly cause: Cause
    readonly side: Side
    readonly enters: State | undefined
    readonly sent: number[]
  }
  const happenings: Happening[] = calls.map(({ side, time, call, octets, enters }) => ({
    time,
    cause: { kind: 'call', endpoint: side, call, ...(octets === undefined ? {} : { octets }) },
    side,
    enters,
    sent: [],
  }))
  for (const { id, to, arrivesAt } of segments) {
    const enters = samples[id]?.enters
    if (arrivesAt !== null) {
      happenings.push({
        time: arrivesAt,
        cause: { kind: 'segment', endpoint: to, id },
        side: to,
        enters,
        sent: [],
      })
    }
  }
  happenings.sort((a, b) => a.time - b.time)
  for (const { id, from, sentAt, kind } of segments) {
    if (kind === 'original' || kind === 'retransmission') {
      happenings.find(({ time, side }) => time === sentAt && side === from)?.sent.push(id)
    }
  }
  const states: Record<Side, State> = { client: 'CLOSED', server: 'CLOSED' }
  const moments: Moment[] = [
    { cause: { kind: 'start' } as Cause, time: 0, sent: [] as number[] },
    ...happenings,
  ].map((happening) => {
    if ('side' in happening && happening.enters) states[happening.side] = happening.enters
    const { time, cause, sent } = happening
    return {
      time,
      cause,
      sent,
      client: { state: states.client },
      server: { state: states.server },
      walks: [],
      signals: [],
    }
  })
  const stepAt = (at: number) =>
    Math.max(
      0,
      moments.findLastIndex(({ time }) => time <= at),
    )
  return {
    version: 1,
    scenario: 'sample',
    title: { en: 'Sample' },
    intro: { en: '' },
    profile: 'rfc9293',
    addresses: { client: '10.0.0.1:51000', server: '10.0.0.2:80' },
    segments,
    moments,
    timers: timers.map((run) => ({
      ...run,
      startStep: stepAt(run.start),
      endStep: run.end === null ? null : stepAt(run.end),
    })),
    phases: [],
  }
}

const run = (
  timer: TimerRun['timer'],
  endpoint: Side,
  start: number,
  end: number,
  fired = false,
): SampleTimer => ({
  timer,
  endpoint,
  start,
  due: end,
  end,
  fired,
})

/** Handshake, loss and retransmission, a duplicate, a forged RST, simultaneous close. */
export const eventful = sampleTimeline(
  [
    { from: 'client', sentAt: 0, flags: ['SYN'], seq: 100, enters: 'SYN-RECEIVED' },
    { from: 'server', sentAt: 0.05, flags: ['SYN', 'ACK'], seq: 300, ack: 101, enters: 'ESTABLISHED' },
    { from: 'client', sentAt: 0.1, enters: 'ESTABLISHED' },
    { from: 'client', sentAt: 0.15, flags: ['PSH', 'ACK'], length: 300, lost: true },
    { from: 'client', sentAt: 0.15, flags: ['PSH', 'ACK'], seq: 401, length: 300, outcome: 'queued' },
    {
      from: 'client',
      sentAt: 0.15,
      flags: ['PSH', 'ACK'],
      seq: 401,
      length: 300,
      kind: 'duplicate',
      delay: 0.06,
      outcome: 'ignored',
    },
    { from: 'client', sentAt: 1.15, flags: ['PSH', 'ACK'], length: 300, kind: 'retransmission' },
    { from: 'server', sentAt: 1.2, seq: 301, ack: 701 },
    { from: 'server', sentAt: 2, flags: ['RST'], seq: 1301, kind: 'forged', delay: 0, outcome: 'challenged' },
    { from: 'client', sentAt: 3, flags: ['FIN', 'ACK'], seq: 701, enters: 'CLOSING' },
    { from: 'server', sentAt: 3, flags: ['FIN', 'ACK'], seq: 301, ack: 701, enters: 'CLOSING' },
    { from: 'server', sentAt: 3.05, seq: 302, ack: 702, enters: 'TIME-WAIT' },
    { from: 'client', sentAt: 3.05, seq: 702, ack: 302, enters: 'TIME-WAIT' },
  ],
  [
    { side: 'server', time: 0, call: 'listen', enters: 'LISTEN' },
    { side: 'client', time: 0, call: 'connect', enters: 'SYN-SENT' },
    { side: 'client', time: 0.15, call: 'send', octets: 600 },
    { side: 'client', time: 3, call: 'close', enters: 'FIN-WAIT-1' },
    { side: 'server', time: 3, call: 'close', enters: 'FIN-WAIT-1' },
  ],
  [run('retransmission', 'client', 0.15, 1.15, true), run('retransmission', 'client', 3, 3.1)],
)

/** Ten segments sent at once, each acknowledged. */
export const burst = sampleTimeline(
  Array.from(
    { length: 20 },
    (_, i): SampleSegment =>
      i < 10
        ? { from: 'client', sentAt: 0, seq: 101 + 1000 * i, length: 1000 }
        : { from: 'server', sentAt: 0.05, seq: 301, ack: 1101 + 1000 * (i - 10) },
  ),
  [{ side: 'client', time: 0, call: 'send', octets: 10_000 }],
)

const side = fc.constantFrom<Side>('client', 'server')
const time = fc.oneof(
  fc.constantFrom(0, 0.05, 0.1, 1, 1.05),
  fc.integer({ min: 0, max: 3_000_000 }).map((t) => t / 1e6),
)
const state = fc.constantFrom(...STATES)
const number = fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 4_294_967_295 }))

const segment: fc.Arbitrary<SampleSegment> = fc.record({
  from: side,
  sentAt: time,
  flags: fc.constantFrom<Flag[]>(
    ['SYN'],
    ['SYN', 'ACK'],
    ['ACK'],
    ['PSH', 'ACK'],
    ['FIN', 'ACK'],
    ['RST'],
    [],
  ),
  seq: number,
  ack: number,
  length: fc.constantFrom(0, 0, 300, 1460),
  delay: fc.constantFrom(0.05, 0.05, 0.05, 0.07, 0, 2),
  lost: fc.constantFrom(false, false, false, true),
  kind: fc.constantFrom<Kind>('original', 'original', 'retransmission', 'duplicate', 'forged'),
  back: fc.constantFrom(false, false, false, false, true),
  outcome: fc.constantFrom('accepted', 'accepted', 'ignored', 'challenged', 'queued', 'reset'),
  enters: state,
})
const call: fc.Arbitrary<SampleCall> = fc.record({
  side,
  time,
  call: fc.constantFrom<Call>('listen', 'connect', 'send', 'close', 'no-read', 'shutdown', 'crash'),
  octets: fc.constantFrom(1, 300, 10_000_000),
  enters: state,
})
const timer: fc.Arbitrary<SampleTimer> = fc
  .tuple(
    fc.constantFrom<TimerRun['timer']>('retransmission', 'time-wait', 'delayed-ack'),
    side,
    time,
    time,
    fc.boolean(),
  )
  .map(([name, endpoint, a, b, fired]) => run(name, endpoint, Math.min(a, b), Math.max(a, b), fired))

/** Runs in which anything may happen. */
export const anyTimeline: fc.Arbitrary<Timeline> = fc
  .tuple(
    fc.array(segment, { maxLength: 24 }),
    fc.array(call, { maxLength: 8 }),
    fc.array(timer, { maxLength: 6 }),
  )
  .map(([segments, calls, timers]) => sampleTimeline(segments, calls, timers))
