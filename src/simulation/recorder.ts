import { connectionOf, type Endpoint, type Happening, stateOf } from '../tcp/endpoint/driver'
import { edgeId } from '../tcp/machine/edges'
import type { Timer } from '../tcp/tcb/timer'
import type { Verdict } from '../tcp/verdict/verdict'
import type {
  Cause,
  EndpointSnapshot,
  Moment,
  Phase,
  SegmentFlight,
  Side,
  TimerRun,
  Words,
} from '../timeline/timeline'
import type { Packet } from './link'

const seconds = (microseconds: number): number => microseconds / 1_000_000

/** The variables that a moment shows; none where there is no TCB yet or any more. */
function snapshotOf(endpoint: Endpoint): EndpointSnapshot {
  const state = stateOf(endpoint)
  if (state === 'CLOSED' || state === 'LISTEN') return { state }
  const { tcb } = connectionOf(endpoint)
  const sent = { 'SND.UNA': tcb['SND.UNA'], 'SND.NXT': tcb['SND.NXT'], 'SND.WND': tcb['SND.WND'] }
  const received = tcb.IRS === null ? {} : { IRS: tcb.IRS, 'RCV.NXT': tcb['RCV.NXT'] }
  return { state, ISS: tcb.ISS, ...sent, ...received, 'RCV.WND': tcb['RCV.WND'] }
}

type Draft<T> = { -readonly [K in keyof T]: T[K] }

/** Writes down what happens, in the form of a Timeline. Takes microseconds, keeps seconds. */
export class Recorder {
  readonly segments: Draft<SegmentFlight>[] = []
  readonly moments: Draft<Moment>[] = []
  readonly timers: Draft<TimerRun>[] = []
  readonly phases: Phase[] = []
  /** The step with which the story begins; undefined: with the first. */
  point?: number
  private readonly running = new Map<string, Draft<TimerRun>>()

  constructor(endpoints: Readonly<Record<Side, Endpoint>>) {
    this.moments.push({
      time: 0,
      cause: { kind: 'start' },
      client: snapshotOf(endpoints.client),
      server: snapshotOf(endpoints.server),
      sent: [],
      walks: [],
      signals: [],
    })
  }

  /** A segment enters the link; what becomes of it is told later. */
  send(packet: Packet): void {
    const { id, from, to, segment, kind, sentAt } = packet
    this.segments[id] = {
      id,
      from,
      flags: segment.flags,
      seq: segment.seq,
      ack: segment.ack,
      length: segment.length,
      window: segment.window,
      options: segment.options,
      to,
      kind,
      sentAt: seconds(sentAt),
      arrivesAt: null,
      lostAt: null,
      fate: 'delivered',
      verdict: null,
    }
  }

  lose(id: number, at: number): void {
    const segment = this.segments[id]
    if (!segment) return
    segment.fate = 'lost'
    segment.lostAt = seconds(at)
  }

  arrive(id: number, at: number, verdict: Verdict | null): void {
    const segment = this.segments[id]
    if (!segment) return
    segment.arrivesAt = seconds(at)
    segment.verdict = verdict
  }

  /** One event has happened to one side; both sides are shown as they are after it. */
  moment(
    now: number,
    cause: Cause,
    side: Side,
    endpoints: Readonly<Record<Side, Endpoint>>,
    happening: Happening,
    sent: readonly number[],
  ): void {
    const { answer, delivered, rfc } = happening
    this.moments.push({
      time: seconds(now),
      cause,
      client: snapshotOf(endpoints.client),
      server: snapshotOf(endpoints.server),
      sent,
      walks: happening.walks.map(({ from, to, event }) => ({
        endpoint: side,
        from,
        to,
        edge: edgeId(from, to, event),
      })),
      signals: happening.signals.map((signal) => ({ endpoint: side, signal })),
      ...(rfc === null ? {} : { rfc: happening.verdict?.rfc ?? rfc }),
      ...(answer === null ? {} : { result: typeof answer === 'string' ? answer : `${answer.octets} octets` }),
      ...(delivered === 0 ? {} : { delivered: { endpoint: side, octets: delivered } }),
    })
    for (const { timer, due } of happening.timers) this.timer(now, side, timer, due)
  }

  /** A timer goes off. */
  fire(now: number, side: Side, timer: Timer): void {
    this.end(now, side, timer, true)
  }

  private timer(now: number, side: Side, timer: Timer, due: number | null): void {
    this.end(now, side, timer, false)
    if (due === null) return
    const run: Draft<TimerRun> = {
      endpoint: side,
      timer,
      start: seconds(now),
      due: seconds(due),
      end: null,
      fired: false,
    }
    this.timers.push(run)
    this.running.set(`${side} ${timer}`, run)
  }

  private end(now: number, side: Side, timer: Timer, fired: boolean): void {
    const key = `${side} ${timer}`
    const run = this.running.get(key)
    if (!run) return
    run.end = seconds(now)
    run.fired = fired
    this.running.delete(key)
  }

  /** The next moment begins a phase. */
  phase(name: string): void {
    this.phases.push({ name, step: this.moments.length })
  }

  /** The story begins with the next moment. */
  begin(): void {
    this.point ??= this.moments.length
  }

  /** The author's words about the last moment. */
  note(words: Words): void {
    const last = this.moments.at(-1)
    if (last) last.note = words
  }
}
