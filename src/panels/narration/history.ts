import type { Timer } from '../../tcp/tcb/timer'
import { type Reading, read, SIDES } from '../../timeline/read'
import type { Moment, SegmentFlight, Side, Timeline, TimerRun } from '../../timeline/timeline'
import type { Scene } from './scene'
import { segmentName } from './what'

/** What has happened before each step of a run, as far as it is told; found in one pass, asked in O(log n). */
interface Past {
  readonly reading: Reading
  /** Where an arrival is told for the first time, by `likeness`. */
  readonly arrivals: ReadonlyMap<string, number>
  /** Where something forged arrives for the first time. */
  readonly forged: Readonly<Partial<Record<Side, number>>>
  /** How often a timer has run out in a row, by the step at which it does. */
  readonly rows: ReadonlyMap<number, number>
  /** The steps at which a closed window is probed, but for the first probe of each. */
  readonly reprobes: ReadonlySet<number>
  /** The steps at which each application closes its socket or opens another, and whether it closes. */
  readonly sockets: Readonly<Record<Side, readonly { readonly step: number; readonly closes: boolean }[]>>
  /** The steps at which an acknowledgment arrives at each end and is not taken. */
  readonly untaken: Readonly<Record<Side, readonly number[]>>
  /** What each end sends that takes sequence numbers, by its first; ids ascend. */
  readonly sendings: ReadonlyMap<string, readonly number[]>
  /** The first run of TIME-WAIT's timer. */
  readonly timeWait: TimerRun | undefined
}

const pasts = new WeakMap<Timeline, Past>()

function pastOf(timeline: Timeline): Past {
  let past = pasts.get(timeline)
  if (!past) {
    past = goThrough(timeline)
    pasts.set(timeline, past)
  }
  return past
}

/** What makes two arrivals be told in the same words: of the same sort, judged by the same rule. */
const likeness = (segment: SegmentFlight) =>
  `${segment.to} ${segment.kind} ${segmentName(segment)} ${segment.verdict?.rule}`

const numbers = ({ from, seq }: SegmentFlight) => `${from} ${seq}`

const takesNumbers = ({ kind, flags, length }: SegmentFlight) =>
  kind !== 'forged' && (length > 0 || flags.includes('SYN') || flags.includes('FIN'))

function goThrough(timeline: Timeline): Past {
  const reading = read(timeline)
  const arrivals = new Map<string, number>()
  const forged: Partial<Record<Side, number>> = {}
  const rows = new Map<number, number>()
  const reprobes = new Set<number>()
  const sockets = { client: [], server: [] } as Record<Side, { step: number; closes: boolean }[]>
  const untaken: Record<Side, number[]> = { client: [], server: [] }
  const sendings = new Map<string, number[]>()
  const inARow = { client: new Map<Timer, number>(), server: new Map<Timer, number>() }
  const isProbed: Record<Side, boolean> = { client: false, server: false }

  for (const [step, moment] of timeline.moments.entries()) {
    const { cause } = moment
    const segment = reading.arrival(step)
    if (segment) {
      const { to, kind, ack, verdict } = segment
      const like = likeness(segment)
      if (!arrivals.has(like)) arrivals.set(like, step)
      if (kind === 'forged') forged[to] ??= step
      if (ack !== null && verdict?.outcome === 'ignored') untaken[to].push(step)
      inARow[to].clear()
    }
    if (cause.kind === 'timer') {
      const { endpoint, timer } = cause
      const times = (inARow[endpoint].get(timer) ?? 0) + 1
      inARow[endpoint].set(timer, times)
      rows.set(step, times)
      if (timer === 'persist' && isProbed[endpoint]) reprobes.add(step)
    }
    if (cause.kind === 'call' && ['close', 'connect', 'listen'].includes(cause.call)) {
      sockets[cause.endpoint].push({ step, closes: cause.call === 'close' })
    }
    for (const side of SIDES) {
      if (moment[side]['SND.WND'] !== 0) isProbed[side] = false
      else if (cause.kind === 'timer' && cause.timer === 'persist' && cause.endpoint === side) {
        isProbed[side] = true
      }
    }
  }
  for (const segment of timeline.segments.filter(takesNumbers)) {
    const list = sendings.get(numbers(segment))
    if (list) list.push(segment.id)
    else sendings.set(numbers(segment), [segment.id])
  }
  const timeWait = timeline.timers.find(({ timer }) => timer === 'time-wait')
  return { reading, arrivals, forged, rows, reprobes, sockets, untaken, sendings, timeWait }
}

/** How many of what ascends come before a place. */
function countBefore<T>(list: readonly T[], place: number, placeOf: (item: T) => number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (placeOf(list[middle] as T) < place) low = middle + 1
    else high = middle
  }
  return low
}

export const momentBefore = ({ timeline, step }: Scene): Moment | undefined => read(timeline).moment(step - 1)

/** The segment whose arrival is the moment just before. */
export const arrivalBefore = ({ timeline, step }: Scene): SegmentFlight | undefined =>
  read(timeline).arrival(step - 1)

/** The step at which an endpoint sends a segment; -1 for what no endpoint has sent. */
const origin = ({ timeline }: Scene, { id }: SegmentFlight) => read(timeline).sentStep(id) ?? -1

/** The segment that a segment answers, if it does. */
export const answered = (scene: Scene, segment: SegmentFlight): SegmentFlight | undefined =>
  read(scene.timeline).arrival(origin(scene, segment))

/** Whether the moment just before told of the like. */
export function followsItsLike(scene: Scene, segment: SegmentFlight): boolean {
  const last = arrivalBefore(scene)
  return !!last && momentBefore(scene)?.walks.length === 0 && likeness(last) === likeness(segment)
}

/** Whether any moment before told of the like. */
export const hasHadItsLike = ({ timeline, step }: Scene, segment: SegmentFlight): boolean =>
  (pastOf(timeline).arrivals.get(likeness(segment)) ?? step) < step

/** Whether something that the peer has not sent has arrived here before. */
export const hasHadForged = ({ timeline, step, side }: Scene): boolean =>
  (pastOf(timeline).forged[side] ?? step) < step

/** How often the timer that runs out has done so since anything arrived at its endpoint, this time included. */
export const timesInARow = ({ timeline, step }: Scene): number => pastOf(timeline).rows.get(step) ?? 1

/** Whether the closed window that is probed has been probed before. */
export const hasProbed = ({ timeline, step }: Scene): boolean => pastOf(timeline).reprobes.has(step)

/** Whether nobody on this side can read any more: in Linux close() gives the socket up. */
export function isOrphan({ timeline, step, side }: Scene): boolean {
  if (timeline.profile !== 'linux') return false
  const sockets = pastOf(timeline).sockets[side]
  return sockets[countBefore(sockets, step, (socket) => socket.step) - 1]?.closes ?? false
}

/** What else has been sent with the numbers of a segment before it: how often, and the last. */
export function earlierSendings({ timeline }: Scene, segment: SegmentFlight) {
  const { sendings, reading } = pastOf(timeline)
  const ids = sendings.get(numbers(segment)) ?? []
  const count = countBefore(ids, segment.id, (id) => id)
  return { count, last: reading.segment(ids[count - 1] ?? -1) }
}

/** The acknowledgments since a time that arrived here and were not taken, the latest first. */
export function* untakenSince({ timeline, step, side }: Scene, time: number): Generator<SegmentFlight> {
  const { untaken, reading } = pastOf(timeline)
  const steps = untaken[side]
  for (let at = countBefore(steps, step, (place) => place) - 1; at >= 0; at--) {
    const place = steps[at] ?? -1
    const segment = reading.arrival(place)
    if (!segment || (reading.moment(place)?.time ?? 0) < time) return
    yield segment
  }
}

export const timeWaitRun = (timeline: Timeline): TimerRun | undefined => pastOf(timeline).timeWait
