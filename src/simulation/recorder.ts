import { connectionOf, type Endpoint, type Happening, stateOf } from '../tcp/endpoint/driver'
import { edgeId } from '../tcp/machine/edges'
import type { Timer } from '../tcp/tcb/timer'
import type { Verdict } from '../tcp/verdict/verdict'
import type {
  EndpointSnapshot,
  Moment,
  Phase,
  SegmentFlight,
  Side,
  TimerRun,
  Words,
} from '../timeline/timeline'
import type { Packet } from './link'
import type { Returned } from './waiting'

const seconds = (microseconds: number): number => microseconds / 1_000_000

/** The variables that a moment shows; none where there is no TCB yet or any more. */
export function snapshotOf(endpoint: Endpoint): EndpointSnapshot {
  const state = stateOf(endpoint)
  if (state === 'CLOSED' || state === 'LISTEN') return { state }
  const { tcb } = connectionOf(endpoint)
  const sent = { 'SND.UNA': tcb['SND.UNA'], 'SND.NXT': tcb['SND.NXT'], 'SND.WND': tcb['SND.WND'] }
  const received = tcb.IRS === null ? {} : { IRS: tcb.IRS, 'RCV.NXT': tcb['RCV.NXT'] }
  return { state, ISS: tcb.ISS, ...sent, ...received, 'RCV.WND': tcb['RCV.WND'] }
}

const isSame = (a: EndpointSnapshot, b: EndpointSnapshot): boolean => {
  const names = Object.keys(a) as (keyof EndpointSnapshot)[]
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}

type Draft<T> = { -readonly [K in keyof T]: T[K] }

/** What sets a moment off, what leaves at it, and the line of the script that it comes from. */
type Told = Pick<Moment, 'cause' | 'sent'> & {
  readonly line: number | undefined
  /** Calls that have waited until now. */
  readonly returned?: readonly Returned[]
}

/** Writes down what happens, in the form of a Timeline. Takes microseconds, keeps seconds. */
export class Recorder {
  readonly segments: Draft<SegmentFlight>[] = []
  readonly moments: Draft<Moment>[] = []
  readonly timers: Draft<TimerRun>[] = []
  readonly phases: Phase[] = []
  /** The step with which the story begins; undefined: with the first. */
  point?: number
  /** Places of the runs that go on. */
  private readonly running = new Map<string, number>()

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
    side: Side,
    endpoints: Readonly<Record<Side, Endpoint>>,
    happening: Happening,
    { cause, sent, line, returned = [] }: Told,
  ): void {
    const { answer, delivered, rfc } = happening
    this.moments.push({
      time: seconds(now),
      cause,
      client: this.snapshot('client', endpoints),
      server: this.snapshot('server', endpoints),
      sent,
      walks: happening.walks.map(({ from, to, event }) => ({
        endpoint: side,
        from,
        to,
        edge: edgeId(from, to, event),
      })),
      signals: happening.signals.map((signal) => ({ endpoint: side, signal })),
      ...(rfc === null ? {} : { rfc }),
      ...(answer === null ? {} : { result: typeof answer === 'string' ? answer : `${answer.octets} octets` }),
      ...(returned.length > 0 && {
        returns: returned.map(({ call, since, result }) => ({ endpoint: side, call, since, result })),
      }),
      ...(delivered === 0 ? {} : { delivered: { endpoint: side, octets: delivered } }),
      ...(line === undefined ? {} : { line }),
    })
    for (const { timer, due } of happening.timers) this.timer(now, side, timer, due)
  }

  /** The line that the run of a timer comes from. */
  lineOf(run: number): number | undefined {
    return this.moments[this.timers[run]?.startStep ?? -1]?.line
  }

  /** The line that a timer comes from that goes on. */
  lineOfRunning(side: Side, timer: Timer): number | undefined {
    return this.lineOf(this.running.get(`${side} ${timer}`) ?? -1)
  }

  /** The step of the next moment. */
  get step(): number {
    return this.moments.length
  }

  /** A timer goes off, in the next moment; which of its runs ends, by its place among all. */
  fire(now: number, side: Side, timer: Timer): number {
    return this.end(now, side, timer, this.moments.length, true)
  }

  /** What a side is now: the snapshot that stands in the last moment if it still holds. */
  private snapshot(side: Side, endpoints: Readonly<Record<Side, Endpoint>>): EndpointSnapshot {
    const snapshot = snapshotOf(endpoints[side])
    const last = this.moments.at(-1)?.[side]
    return last && isSame(last, snapshot) ? last : snapshot
  }

  /** The last moment starts a timer, or stops it. */
  private timer(now: number, side: Side, timer: Timer, due: number | null): void {
    const step = this.moments.length - 1
    this.end(now, side, timer, step, false)
    if (due === null) return
    const run: Draft<TimerRun> = {
      endpoint: side,
      timer,
      start: seconds(now),
      due: seconds(due),
      end: null,
      fired: false,
      startStep: step,
      endStep: null,
    }
    this.running.set(`${side} ${timer}`, this.timers.push(run) - 1)
  }

  /** The place of the run that ends; -1 where none does. */
  private end(now: number, side: Side, timer: Timer, step: number, fired: boolean): number {
    const key = `${side} ${timer}`
    const place = this.running.get(key) ?? -1
    const run = this.timers[place]
    if (run) Object.assign(run, { end: seconds(now), fired, endStep: step })
    this.running.delete(key)
    return place
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
