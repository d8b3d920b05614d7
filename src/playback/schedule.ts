import type { SegmentFlight, Timeline } from '../timeline/timeline'

/** A stretch of simulated time of which only a little is played. */
export interface Fold {
  /** Playing seconds. */
  readonly start: number
  readonly end: number
  /** Simulated seconds that pass in it. */
  readonly length: number
}

/**
 * Screen time is not simulated time: playing seconds, at speed 1, for a Timeline.
 * The vertical axis of the sequence diagram is playing time times a constant.
 * Each place is a function of what came before it: what is appended to a run moves nothing.
 */
export interface Schedule {
  /** Playing seconds from moment 0 to the end; a little longer than the last moment. */
  readonly duration: number
  /** Playing time of each moment, strictly increasing: moments at one instant are a beat apart. */
  readonly moments: readonly number[]
  /** Playing times between which each segment, by id, is on its way; `end` of a lost one is where it is lost. */
  readonly flights: readonly { readonly start: number; readonly end: number }[]
  readonly folds: readonly Fold[]
  /** Monotonic; `toSimulated(toPlaying(t)) = t` for every t of the run. */
  toPlaying(simulated: number): number
  toSimulated(playing: number): number
  /** The last moment at or before this playing time. */
  stepAt(playing: number): number
}

/** All in playing seconds. */
const FLIGHT = 1
const SHORTEST_FLIGHT = 0.7
/** Between what happens at one instant: wide enough for a line of text at the diagram's smallest scale. */
const BEAT = 0.4
/** A quiet stretch is never played longer than this. */
const QUIET = 0.8
const TAIL = 0.6
/** Keeps what happens at different instants, however close, at different places. */
const LEAST = 0.02

/** A stretch played this many times shorter than the flights around it is marked as folded. */
const NOTABLE = 3
/** Simulated seconds; the flight that time is measured by until one has ended. */
const DEFAULT_FLIGHT = 0.05
/** Of so many flights, the last that have ended, the middle one measures time. */
const REMEMBERED = 15

/** What has its own place on the axis: a moment, a departure or an end of a flight. */
interface Stop {
  readonly time: number
  /** Place in the order of what happens at one instant: that of its moment, or beside it. */
  readonly order: number
  readonly moment?: number
  readonly ends?: SegmentFlight
  readonly departs: readonly SegmentFlight[]
}

/** First index whose value is at least `value`, or above it when `after`. `values` ascend. */
export function lowerBound(values: ArrayLike<number>, value: number, after = false): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    const at = values[middle] as number
    if (at < value || (after && at === value)) low = middle + 1
    else high = middle
  }
  return low
}

const endOf = (segment: SegmentFlight) => segment.arrivesAt ?? segment.lostAt ?? segment.sentAt

/** How long the whole way takes, in simulated seconds: a lost segment is lost half-way. */
const wayOf = (segment: SegmentFlight) =>
  (endOf(segment) - segment.sentAt) * (segment.arrivesAt === null ? 2 : 1)

/** Beside the moments, which stand at whole numbers: what ends unseen, then what departs before, and after, one. */
const FIRST = -1
const BEFORE = -0.5
const AFTER = 0.25

/**
 * In order of time; among equals, of happening. A moment's own segments depart with it, those that the link
 * doubles right after, and one that comes from nowhere right before it arrives. So what happens later, at the same
 * instant even, stands behind.
 */
function stopsOf({ moments, segments }: Timeline): Stop[] {
  const departed = new Map<number, number>()
  const arrived = new Map<number, number>()
  const stops = moments.map(({ time, cause, sent }, moment): Stop => {
    const departs = sent.flatMap((id) => segments[id] ?? []).filter(({ id }) => !departed.has(id))
    for (const { id } of departs) departed.set(id, moment)
    const ends = cause.kind === 'segment' ? segments[cause.id] : undefined
    if (ends) arrived.set(ends.id, moment)
    return { time, order: moment, moment, departs, ...(ends ? { ends } : {}) }
  })
  let latest = 0
  for (const segment of segments) {
    const { id, sentAt } = segment
    const end = endOf(segment)
    const arrival = arrived.get(id)
    const departure = departed.get(id)
    latest = departure ?? latest
    let order = departure ?? FIRST
    if (departure === undefined) {
      if (end === sentAt) order = arrival === undefined ? FIRST : arrival + BEFORE
      else if (moments[latest]?.time === sentAt) order = latest + AFTER
      stops.push({ time: sentAt, order, departs: [segment] })
    }
    if (arrival === undefined) {
      stops.push({ time: end, order: end > sentAt ? FIRST : order + AFTER, ends: segment, departs: [] })
    }
  }
  return stops.sort((a, b) => a.time - b.time || a.order - b.order)
}

/** The flight that time is measured by, in simulated seconds: the lower median of those that last took any. */
class Pace {
  private readonly ways: number[] = []
  typical = DEFAULT_FLIGHT

  learn(segment: SegmentFlight | undefined): void {
    const way = segment ? wayOf(segment) : 0
    if (way <= 0) return
    this.ways.push(way)
    if (this.ways.length > REMEMBERED) this.ways.shift()
    this.typical = this.ways.toSorted((a, b) => a - b)[(this.ways.length - 1) >> 1] as number
  }

  /** Playing seconds between two instants, `length` simulated seconds apart. */
  played(length: number, inFlight: number): number {
    return Math.max(LEAST, Math.min((length / this.typical) * FLIGHT, inFlight > 0 ? FLIGHT : QUIET))
  }
}

/** Works out the playing time of everything in a run, in O(n log n). */
export function schedule(timeline: Timeline): Schedule {
  const pace = new Pace()
  const stops = stopsOf(timeline)
  const moments: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  /** By how much the middle of each segment's way lies before the middle between all that left with it. */
  const leads: number[] = []
  const folds: Fold[] = []
  /** The axis, piece by piece linear: pairs of simulated and playing time, both ascending. */
  const simulated: number[] = [0]
  const playing: number[] = [0]

  let time = 0
  let last = 0
  let earliestMoment = 0
  let inFlight = 0
  for (const [index, stop] of stops.entries()) {
    const length = stop.time - time
    const { ends: ending, departs } = stop
    // What arrives at an instant is settled before it: nothing that happens then can undo it.
    if (length > 0) {
      for (let at = index; stops[at]?.time === stop.time; at++) pace.learn(stops[at]?.ends)
    }
    let place = length > 0 ? last + pace.played(length, inFlight) : last
    if (stop.moment !== undefined) place = Math.max(place, earliestMoment)
    if (ending) {
      const lost = ending.arrivesAt === null
      const earliest = (starts[ending.id] ?? last) + (lost ? SHORTEST_FLIGHT / 2 : SHORTEST_FLIGHT)
      place = Math.max(place, earliest)
      // Lost half-way: beside those that left with it, not where these are half-way.
      ends[ending.id] = lost ? Math.max(earliest, place - (leads[ending.id] ?? 0)) : place
      inFlight -= 1
    }
    if (length * FLIGHT > NOTABLE * (place - last) * pace.typical) {
      folds.push({ start: last, end: place, length })
    }
    simulated.push(stop.time)
    playing.push(place)
    if (stop.moment !== undefined) moments.push(place)

    const joinsOthers = stop.moment === undefined && departs.length > 0 && length === 0
    const first = joinsOthers ? Math.max(place, earliestMoment) : place
    last = departs.reduce((at, { id }, index) => {
      const start = index === 0 ? first : at + BEAT
      starts[id] = start
      return start
    }, place)
    for (const { id } of departs) leads[id] = last - (starts[id] as number) - (last - first) / 2
    if (last > place) {
      simulated.push(stop.time)
      playing.push(last)
    }
    inFlight += departs.length
    if (stop.moment !== undefined || departs.length > 0) earliestMoment = last + BEAT
    time = stop.time
  }

  const duration = last + TAIL
  simulated.push(time)
  playing.push(duration)

  const along = (from: readonly number[], to: readonly number[], value: number): number => {
    const index = lowerBound(from, value)
    if (index === from.length) return to[index - 1] as number
    if (index === 0 || from[index] === value) return to[index] as number
    const [a, b] = [from[index - 1] as number, from[index] as number]
    const [c, d] = [to[index - 1] as number, to[index] as number]
    return Math.min(d, c + ((value - a) / (b - a)) * (d - c))
  }

  return {
    duration,
    moments,
    flights: timeline.segments.map(({ id }) => ({ start: starts[id] ?? 0, end: ends[id] ?? 0 })),
    folds,
    toPlaying: (at) => along(simulated, playing, at),
    toSimulated: (at) => along(playing, simulated, at),
    stepAt: (at) => Math.max(0, lowerBound(moments, at, true) - 1),
  }
}
