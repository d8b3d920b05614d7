import { read, SIDES } from '../timeline/read'
import type { Call, Return, Side, Timeline, WaitingCall } from '../timeline/timeline'

/** What a program is in at a moment, or has just been told. */
export interface CallShown {
  readonly call: Call | WaitingCall
  /** Octets that it asks for, or gives. */
  readonly octets?: number
  /** The step at which it was made. */
  readonly since: number
  /** undefined: it waits. */
  readonly result?: string
}

/** From the step at which a call was made up to, not including, the one at which it is over. */
interface Stay extends CallShown {
  readonly until: number
}

/** Calls by which a program goes, or its host: what it was in goes with it. */
const ENDS: readonly Call[] = ['close', 'abort', 'crash']

const known = new WeakMap<Timeline, Readonly<Record<Side, readonly Stay[]>>>()

/** The calls of a run in which somebody waits, by side, in the order in which they were made. */
function stays(timeline: Timeline): Readonly<Record<Side, readonly Stay[]>> {
  let both = known.get(timeline)
  if (!both) {
    both = { client: staysOf(timeline, 'client'), server: staysOf(timeline, 'server') }
    known.set(timeline, both)
  }
  return both
}

function staysOf(timeline: Timeline, side: Side): readonly Stay[] {
  const returned = new Map<number, Return & { readonly at: number }>()
  for (const [at, { returns = [] }] of timeline.moments.entries()) {
    for (const one of returns) if (one.endpoint === side) returned.set(one.since, { ...one, at })
  }
  return timeline.moments.flatMap(({ cause, result }, since): Stay[] => {
    if (cause.kind !== 'call' || cause.endpoint !== side) return []
    const over = returned.get(since)
    // A program that listens is in accept(), which is told only by its return.
    if (result !== 'blocks' && !over) return []
    const call = over?.call ?? cause.call
    const until = over?.at ?? endOf(timeline, side, since)
    return [{ call, since, until, ...(cause.octets !== undefined && { octets: cause.octets }) }]
  })
}

/** Who never returns is in its call until its program ends, or the run. */
function endOf({ moments }: Timeline, side: Side, since: number): number {
  const end = moments.findIndex(
    ({ cause }, step) =>
      step > since && cause.kind === 'call' && cause.endpoint === side && ENDS.includes(cause.call),
  )
  return end < 0 ? moments.length : end
}

/**
 * What the program of each side is in at a step, or what it has just been told there: the call that returns or answers
 * at this very step, else the last in which it waits; null: neither.
 */
export function callsAt(timeline: Timeline, step: number): Readonly<Record<Side, CallShown | null>> {
  const [client, server] = SIDES.map((side) => callAt(timeline, step, side))
  return { client: client ?? null, server: server ?? null }
}

function callAt(timeline: Timeline, step: number, side: Side): CallShown | null {
  const moment = read(timeline).moment(step)
  if (!moment) return null
  const over = moment.returns?.find(({ endpoint }) => endpoint === side)
  if (over) {
    const { call, since, result } = over
    return { call, since, result }
  }
  const { cause, result } = moment
  if (cause.kind === 'call' && cause.endpoint === side && result !== undefined && result !== 'blocks') {
    return {
      call: cause.call,
      since: step,
      result,
      ...(cause.octets !== undefined && { octets: cause.octets }),
    }
  }
  const waits = stays(timeline)[side].findLast(({ since, until }) => since <= step && step < until)
  if (!waits) return null
  const { until: _, ...shown } = waits
  return shown
}
