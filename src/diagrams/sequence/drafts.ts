import { lowerBound, type Schedule } from '../../playback/schedule'
import { type Reading, read } from '../../timeline/read'
import type { SegmentFlight, Timeline } from '../../timeline/timeline'
import type { Told } from './describe'
import type { Frame } from './frame'
import type { Stroke } from './geometry'
import type { Strokes } from './occupancy'
import { oncePerRun } from './once'
import { wayOf } from './ways'

/** A segment with its strokes, before anything is written beside it. */
export interface Draft extends Told {
  /** Playing times of its way. */
  readonly flight: Schedule['flights'][number]
  /** Playing time of the moment that sends it; it may leave a little after it. */
  readonly at: number
  readonly strokes: readonly Stroke[]
  readonly top: number
  readonly bottom: number
}

const NOWHERE = { start: 0, end: 0 }

/** The segments of a run in the order of leaving: what no size of the diagram changes. */
class Departures {
  readonly inOrder: readonly SegmentFlight[]
  readonly starts: Float64Array
  readonly ends: Float64Array
  /** The latest end of all up to and with each. */
  readonly latest: Float64Array
  /** Playing time of the moment that sends each, by its id; Infinity for what no moment sends. */
  readonly sentAt: Float64Array
  /** The places in order of all that the link loses. */
  readonly lost: readonly number[]

  constructor({ segments, moments }: Timeline, schedule: Schedule) {
    const flightOf = ({ id }: SegmentFlight) => schedule.flights[id] ?? NOWHERE
    this.inOrder = segments.toSorted((a, b) => flightOf(a).start - flightOf(b).start)
    this.lost = this.inOrder.flatMap(({ fate }, nth) => (fate === 'lost' ? [nth] : []))
    this.starts = Float64Array.from(this.inOrder, (segment) => flightOf(segment).start)
    this.ends = Float64Array.from(this.inOrder, (segment) => flightOf(segment).end)
    let latest = Number.NEGATIVE_INFINITY
    this.latest = this.ends.map((end) => {
      latest = Math.max(latest, end)
      return latest
    })
    this.sentAt = new Float64Array(segments.length).fill(Number.POSITIVE_INFINITY)
    moments.forEach(({ sent }, step) => {
      for (const id of sent) this.sentAt[id] = schedule.moments[step] ?? 0
    })
  }
}

const departuresOf = oncePerRun((timeline, schedule) => new Departures(timeline, schedule))

/** The segments of a run in the order of leaving, to be looked up by height; drawn when they are asked for. */
export class Drafts implements Strokes {
  readonly count: number
  /** Playing times at which each leaves, ascending, and at which it ends. */
  readonly starts: Float64Array
  readonly ends: Float64Array
  readonly #reading: Reading
  readonly #departures: Departures
  readonly #frame: Frame
  readonly #y: (playing: number) => number
  readonly #drafts: Draft[] = []

  constructor(timeline: Timeline, schedule: Schedule, frame: Frame, y: (playing: number) => number) {
    this.#reading = read(timeline)
    this.#departures = departuresOf(timeline, schedule)
    this.#frame = frame
    this.#y = y
    this.count = this.#departures.inOrder.length
    this.starts = this.#departures.starts
    this.ends = this.#departures.ends
  }

  get(nth: number): Draft {
    const known = this.#drafts[nth]
    if (known) return known
    const segment = this.#departures.inOrder[nth] as SegmentFlight
    const flight = { start: this.starts[nth] ?? 0, end: this.ends[nth] ?? 0 }
    const draft: Draft = {
      segment,
      reading: this.#reading,
      flight,
      at: Math.min(this.#departures.sentAt[segment.id] ?? flight.start, flight.start),
      strokes: wayOf(segment, flight, this.#frame, this.#y),
      top: this.#y(flight.start),
      bottom: this.#y(flight.end),
    }
    this.#drafts[nth] = draft
    return draft
  }

  /** The places in order of all that the link loses. */
  get lost(): readonly number[] {
    return this.#departures.lost
  }

  /** The places in order of all that runs through this height, ends included. */
  within(top: number, bottom: number): number[] {
    const { top: origin } = this.#frame
    const scale = this.#y(1) - origin
    const [from, to] = [(top - origin) / scale - SLACK, (bottom - origin) / scale + SLACK]
    const end = lowerBound(this.starts, to, true)
    const found: number[] = []
    for (let nth = lowerBound(this.#departures.latest, from); nth < end; nth++) {
      if ((this.ends[nth] as number) < from) continue
      const draft = this.get(nth)
      if (draft.top <= bottom && draft.bottom >= top) found.push(nth)
    }
    return found
  }

  near(top: number, bottom: number): Stroke[] {
    return this.within(top, bottom).flatMap((nth) => this.get(nth).strokes)
  }

  /** All that is on its way at this playing time, or waits to leave. */
  flyingAt(playing: number): number[] {
    const flying: number[] = []
    let nth = lowerBound(this.#departures.latest, playing, true)
    for (; nth < this.count; nth++) {
      // What leaves with one moment leaves one after another.
      if ((this.starts[nth] as number) > playing && this.get(nth).at > playing) break
      if ((this.ends[nth] as number) > playing && this.get(nth).at <= playing) flying.push(nth)
    }
    return flying
  }
}

/** Playing seconds that the rounding of a height may take. */
const SLACK = 1e-6
