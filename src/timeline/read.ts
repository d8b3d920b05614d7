import type { State } from '../tcp/tcb/state'
import type { Moment, SegmentFlight, Side, Timeline, TimerRun, Walk } from './timeline'

export const SIDES: readonly Side[] = ['client', 'server']

export const other = (side: Side): Side => (side === 'client' ? 'server' : 'client')

/**
 * A Timeline as it is read. A step is the place of a moment, from 0; what is asked of a step or a segment that is
 * not in the run is undefined, or empty. Everything is answered in O(1) or O(log n) in the length of the run.
 */
export interface Reading {
  /** How many moments there are. */
  readonly count: number
  moment(step: number): Moment | undefined
  segment(id: number): SegmentFlight | undefined
  /** The last step at or before a simulated time, in seconds. */
  stepAt(time: number): number

  /** The endpoint to which a step happens; undefined at the start. */
  side(step: number): Side | undefined
  /** The segment whose arrival a step is. */
  arrival(step: number): SegmentFlight | undefined
  /** The segments that leave at a step, in order. */
  departures(step: number): readonly SegmentFlight[]
  /** The step at which an endpoint sends a segment; undefined for what the network copies or somebody forges. */
  sentStep(id: number): number | undefined
  /** The step at which a segment arrives; undefined for one that never does. */
  arrivalStep(id: number): number | undefined

  /** The timer that sends a segment as a probe: not to bring anything, but to have an answer. */
  probe(id: number): 'persist' | 'keepalive' | undefined
  /** What the receiver of a segment sends at once, although it takes nothing of it. */
  answer(id: number): SegmentFlight | undefined
  /**
   * The window that a segment offers, in octets, where it matters: it is closed or was until then, or smaller than a
   * segment may be (RFC 9293 §3.8.6).
   */
  limit(id: number): number | undefined
  /** Octets that wait at an endpoint until its application reads; 0 in a capture, where nobody sees it read. */
  unread(step: number, side: Side): number

  /** The line of the script that a step comes from; undefined where none is certain. */
  line(step: number): number | undefined
  /** The same of a segment: of the step that sends it; of what is forged or copied, of its arrival. */
  lineOf(id: number): number | undefined

  /** Changes of state at a step, with those that the record leaves unexplained; their `edge` is "". */
  walks(step: number): readonly Walk[]
  /**
   * All that has been walked up to and with a step: each way of each endpoint once, in the order in which they
   * were first walked. The same object for as long as nothing is added, and no longer than the machine has ways.
   */
  walked(step: number): readonly Walk[]
  /** The first step, the start aside, at which an endpoint is in a state that it was not in at the step before. */
  firstVisit(side: Side, state: State): number | undefined

  /** The run of a timer whose going off a step is. */
  fired(step: number): TimerRun | undefined
  /** The runs of timers that a step starts, in order. */
  started(step: number): readonly TimerRun[]
  /** The runs of timers that go on when the moment of a step is over, in the order in which they were started. */
  running(step: number): readonly TimerRun[]
}

/** One for all, so that nothing is the same as nothing. */
const NONE: readonly never[] = []

const readings = new WeakMap<Timeline, Reading>()

/** The one index of a Timeline, built in one pass when it is first asked for. */
export function read(timeline: Timeline): Reading {
  let reading = readings.get(timeline)
  if (!reading) {
    reading = readingOf(timeline)
    readings.set(timeline, reading)
  }
  return reading
}

/** How many of a list, which a bound divides, lie before it: the first index at which `isBeyond`. */
function countUntil<T>(list: readonly T[], isBeyond: (item: T) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBeyond(list[middle] as T)) high = middle
    else low = middle + 1
  }
  return low
}

function readingOf(timeline: Timeline): Reading {
  const { moments, segments, timers } = timeline
  const walks = walksOf(moments)
  const walked = walkedOf(walks)
  const visits = visitsOf(moments)
  const { sent, arrived } = waysOf(moments)
  const { started, bySort } = runsOf(timers)
  const startOf = (place: number) => timers[place]?.startStep ?? 0
  const limits = limitsOf(segments)
  const unread = unreadOf(timeline)
  const fired = (step = -1) => {
    const cause = moments[step]?.cause
    return cause?.kind === 'timer' ? timers[cause.run] : undefined
  }
  return {
    count: moments.length,
    moment: (step) => moments[step],
    segment: (id) => segments[id],
    stepAt: (at) => Math.max(0, countUntil(moments, ({ time }) => time > at) - 1),

    side(step) {
      const cause = moments[step]?.cause
      return cause && cause.kind !== 'start' ? cause.endpoint : undefined
    },
    arrival(step) {
      const cause = moments[step]?.cause
      return cause?.kind === 'segment' ? segments[cause.id] : undefined
    },
    departures: (step) => (moments[step]?.sent ?? []).flatMap((id) => segments[id] ?? []),
    sentStep: (id) => sent.get(id),
    arrivalStep: (id) => arrived.get(id),

    probe(id) {
      const timer = segments[id]?.flags.includes('RST') ? undefined : fired(sent.get(id))?.timer
      return timer === 'persist' || timer === 'keepalive' ? timer : undefined
    },
    answer(id) {
      const answers = segments[id]?.verdict?.outcome === 'ignored' && moments[arrived.get(id) ?? -1]?.sent
      return answers ? segments[answers[0] ?? -1] : undefined
    },
    limit: (id) => limits.get(id),
    unread: (step, side) => unread[side][step] ?? 0,

    line: (step) => moments[step]?.line,
    lineOf: (id) => moments[sent.get(id) ?? arrived.get(id) ?? -1]?.line,

    walks: (step) => walks.get(step) ?? NONE,
    walked: (until) => walked[countUntil(walked, ({ step }) => step > until) - 1]?.walks ?? NONE,
    firstVisit: (side, state) => visits.get(`${side} ${state}`),

    fired,
    started: (step) => started.get(step) ?? NONE,
    running: (step) =>
      bySort
        .flatMap((runs) => runs[countUntil(runs, (run) => startOf(run) > step) - 1] ?? [])
        .sort((a, b) => a - b)
        .flatMap((run) => timers[run] ?? [])
        .filter(({ endStep }) => endStep === null || endStep > step),
  }
}

/** Changes of state, by step; steps without any are absent. */
function walksOf(moments: readonly Moment[]): ReadonlyMap<number, readonly Walk[]> {
  const found = new Map<number, readonly Walk[]>()
  let previous = moments[0]
  for (const [step, moment] of moments.entries()) {
    const walks = previous ? [...moment.walks, ...unexplained(previous, moment)] : moment.walks
    if (step > 0 && walks.length > 0) found.set(step, walks)
    previous = moment
  }
  return found
}

function unexplained(before: Moment, after: Moment): Walk[] {
  return SIDES.filter(
    (side) =>
      before[side].state !== after[side].state && !after.walks.some(({ endpoint }) => endpoint === side),
  ).map((endpoint) => ({ endpoint, from: before[endpoint].state, to: after[endpoint].state, edge: '' }))
}

/** What has been walked so far, as lists that grow. */
function walkedOf(byStep: ReadonlyMap<number, readonly Walk[]>) {
  const walked: { readonly step: number; readonly walks: readonly Walk[] }[] = []
  const known = new Set<string>()
  for (const [step, walks] of byStep) {
    const added = walks.filter(({ endpoint, from, to, edge }) => {
      const key = `${endpoint} ${from} ${to} ${edge}`
      return !known.has(key) && known.add(key)
    })
    if (added.length > 0) walked.push({ step, walks: [...(walked.at(-1)?.walks ?? []), ...added] })
  }
  return walked
}

/** When each endpoint first comes to each state and stays there, by "client SYN-SENT". */
function visitsOf(moments: readonly Moment[]): ReadonlyMap<string, number> {
  const visits = new Map<string, number>()
  for (const [step, moment] of moments.entries()) {
    for (const side of SIDES) {
      const { state } = moment[side]
      const key = `${side} ${state}`
      if (step > 0 && moments[step - 1]?.[side].state !== state && !visits.has(key)) visits.set(key, step)
    }
  }
  return visits
}

/** Where each segment sets out and where it arrives, by its id. */
function waysOf(moments: readonly Moment[]) {
  const sent = new Map<number, number>()
  const arrived = new Map<number, number>()
  for (const [step, moment] of moments.entries()) {
    for (const id of moment.sent) sent.set(id, step)
    if (moment.cause.kind === 'segment') arrived.set(moment.cause.id, step)
  }
  return { sent, arrived }
}

/** The windows that matter, by the ids of the segments that offer them. */
function limitsOf(segments: readonly SegmentFlight[]): ReadonlyMap<number, number> {
  const limits = new Map<number, number>()
  const last: Partial<Record<Side, number>> = {}
  const least = { client: 0, server: 0 }
  for (const { id, from, flags, kind, window, options } of segments) {
    if (flags.includes('SYN')) least[from] = options.mss ?? DEFAULT_MSS
    else if (kind !== 'forged' && !flags.includes('RST')) {
      if (window === 0 || window < least[from] || last[from] === 0) limits.set(id, window)
      last[from] = window
    }
  }
  return limits
}

/** What may be sent to who says nothing of it, in octets (RFC 9293 §3.7.1). */
const DEFAULT_MSS = 536

/** The states in which the peer's FIN, which takes a number as well, has come. */
const HAS_FIN: ReadonlySet<State> = new Set(['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'])

/** How much has come in order at each end that was not handed on, by step. */
function unreadOf({ moments, captured }: Timeline): Readonly<Record<Side, readonly number[]>> {
  const unreadAt = (side: Side) => {
    let read = 0
    let connection: number | undefined
    return moments.map(({ [side]: { IRS, 'RCV.NXT': next, state }, delivered }) => {
      if (IRS !== connection) read = 0
      connection = IRS
      if (IRS === undefined || next === undefined) return 0
      if (delivered?.endpoint === side) read += delivered.octets
      return (next - IRS - 1 - (HAS_FIN.has(state) ? 1 : 0) - read) >>> 0
    })
  }
  return captured ? { client: [], server: [] } : { client: unreadAt('client'), server: unreadAt('server') }
}

/** Runs of timers by the step that starts them; and those of one timer of one endpoint, by place, one after the other. */
function runsOf(timers: readonly TimerRun[]) {
  const started = new Map<number, TimerRun[]>()
  const bySort = new Map<string, number[]>()
  for (const [place, run] of timers.entries()) {
    entry(started, run.startStep).push(run)
    entry(bySort, `${run.endpoint} ${run.timer}`).push(place)
  }
  return { started, bySort: [...bySort.values()] }
}

/** The list under a key, begun if there is none. */
function entry<K, T>(lists: Map<K, T[]>, key: K): T[] {
  const list = lists.get(key) ?? []
  lists.set(key, list)
  return list
}

/** A length of time in the unit in which people say it. */
export interface Length {
  readonly value: string
  readonly unit: 'µs' | 'ms' | 's' | 'min' | 'h'
}

const trimmed = (value: number, digits: number) => String(Number(value.toFixed(digits)))

/** Whether a number needs no more than one decimal. */
const isRound = (value: number) => Math.abs(value * 10 - Math.round(value * 10)) < 1e-6

/**
 * Seconds as one reads them: 50 ms, 12.35 s, 601 s, 10 min, 2 h. In minutes from `minutesFrom` seconds on, where
 * that is a round number of them: a sentence says 4 min, a scale on which 239.9 s stands says 240 s.
 */
export function duration(seconds: number, minutesFrom = 600): Length {
  if (seconds === 0) return { value: '0', unit: 's' }
  if (seconds < 0.000_999_5) return { value: trimmed(seconds * 1e6, 0), unit: 'µs' }
  if (seconds < 0.999_5) return { value: trimmed(seconds * 1e3, seconds < 0.01 ? 2 : 0), unit: 'ms' }
  if (seconds >= 7200 && isRound(seconds / 3600)) return { value: trimmed(seconds / 3600, 1), unit: 'h' }
  if (seconds >= minutesFrom && isRound(seconds / 60)) return { value: trimmed(seconds / 60, 1), unit: 'min' }
  return { value: trimmed(seconds, seconds < 100 ? 2 : seconds < 1000 ? 1 : 0), unit: 's' }
}

/** The same in letters that every language reads: "50 ms". */
export function written(seconds: number): string {
  const { value, unit } = duration(seconds)
  return `${value} ${unit}`
}
