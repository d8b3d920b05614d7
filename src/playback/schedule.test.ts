import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cause, Moment, SegmentFlight, Side, Timeline } from '../timeline/timeline'
import { schedule } from './schedule'

type Draft = { from: Side; sentAt: number; delay: number; fate: 'delivered' | 'lost'; listed?: boolean }

const closed = { client: { state: 'CLOSED' }, server: { state: 'CLOSED' } } as const

function flight(id: number, { from, sentAt, delay, fate }: Draft): SegmentFlight {
  return {
    id,
    from,
    to: from === 'client' ? 'server' : 'client',
    flags: ['ACK'],
    seq: id,
    ack: 0,
    length: 0,
    window: 0,
    options: {},
    kind: 'original',
    sentAt,
    arrivesAt: fate === 'lost' ? null : sentAt + delay,
    lostAt: fate === 'lost' ? sentAt + delay / 2 : null,
    fate,
    verdict: null,
  }
}

/** A run in which the given segments leave, together where they leave at once, and arrive. */
function run(drafts: readonly Draft[], ticks: readonly number[] = []): Timeline {
  const segments = drafts.map((draft, id) => flight(id, draft))
  const happenings: { time: number; cause: Cause; sent: number[] }[] = ticks.map((time) => ({
    time,
    cause: { kind: 'timer', endpoint: 'client', timer: 'user', run: 0 },
    sent: [],
  }))
  const departures = new Map<string, number[]>()
  for (const { id, from, sentAt } of segments.filter(({ id }) => drafts[id]?.listed !== false)) {
    const key = `${from} ${sentAt}`
    const together = departures.get(key)
    if (together) together.push(id)
    else {
      const sent = [id]
      departures.set(key, sent)
      happenings.push({ time: sentAt, cause: { kind: 'call', endpoint: from, call: 'send' }, sent })
    }
  }
  for (const { id, to, arrivesAt } of segments) {
    if (arrivesAt !== null)
      happenings.push({ time: arrivesAt, cause: { kind: 'segment', endpoint: to, id }, sent: [] })
  }
  happenings.sort((a, b) => a.time - b.time)
  const moment = (time: number, cause: Cause, sent: number[]): Moment => ({
    ...closed,
    time,
    cause,
    sent,
    walks: [],
    signals: [],
  })
  return {
    version: 1,
    scenario: 'test',
    title: { en: '' },
    intro: { en: '' },
    profile: 'rfc9293',
    addresses: { client: '', server: '' },
    segments,
    moments: [moment(0, { kind: 'start' }, []), ...happenings.map((h) => moment(h.time, h.cause, h.sent))],
    timers: [],
    phases: [],
  }
}

const sent = (from: Side, sentAt: number, delay = 0.05): Draft => ({ from, sentAt, delay, fate: 'delivered' })

describe('a schedule', () => {
  it('plays one flight in about a second, whatever the delay of the link', () => {
    for (const delay of [0.000001, 0.05, 3, 600]) {
      const { start, end } = schedule(run([sent('client', 0, delay)])).flights[0] ?? { start: 0, end: 0 }
      expect(end - start).toBeCloseTo(1)
    }
  })

  it('gives a flight without any delay a visible length too', () => {
    const { start, end } = schedule(run([sent('client', 1, 0)])).flights[0] ?? { start: 0, end: 0 }
    expect(end - start).toBeGreaterThan(0.5)
  })

  it('sends the reply from the place at which the segment arrived', () => {
    const timeline = run([sent('client', 0), sent('server', 0.05)])
    const moments = timeline.moments.map((moment) =>
      moment.cause.kind === 'segment' && moment.cause.id === 0 ? { ...moment, sent: [1] } : moment,
    )
    const { flights } = schedule({
      ...timeline,
      moments: moments.filter(({ cause, time }) => cause.kind !== 'call' || time === 0),
    })
    expect(flights[1]?.start).toBe(flights[0]?.end)
  })

  it('lets segments sent at once leave and arrive a beat apart, in order and in parallel', () => {
    const { flights } = schedule(run([sent('client', 0), sent('client', 0), sent('client', 0)]))
    const [a, b, c] = flights as [(typeof flights)[0], (typeof flights)[0], (typeof flights)[0]]
    expect([b.start - a.start, c.start - b.start].map((gap) => gap.toFixed(2))).toEqual(['0.40', '0.40'])
    expect([b.end - a.end, c.end - b.end].map((gap) => gap.toFixed(2))).toEqual(['0.40', '0.40'])
  })

  it('loses a segment half-way, at the pace of one that arrives', () => {
    const { flights } = schedule(run([{ ...sent('client', 0), fate: 'lost' }, sent('client', 1)]))
    expect((flights[0]?.end ?? 0) - (flights[0]?.start ?? 0)).toBeCloseTo(0.5)
  })

  it('folds a quiet minute and says how long it was', () => {
    const { folds } = schedule(run([sent('client', 0), sent('client', 60.05)]))
    expect(folds).toHaveLength(1)
    expect(folds[0]?.length).toBeCloseTo(60)
    expect((folds[0]?.end ?? 0) - (folds[0]?.start ?? 0)).toBeLessThan(1)
  })

  it('does not fold a minute in which a segment is under way on a slow link', () => {
    expect(schedule(run([sent('client', 0, 60), sent('server', 60, 60)])).folds).toEqual([])
  })

  it('places what the link itself doubled, though no moment lists it', () => {
    const { flights } = schedule(run([sent('client', 0), { ...sent('client', 0), listed: false }]))
    expect(flights[1]?.start).toBeGreaterThan(flights[0]?.start ?? 0)
    expect(flights[1]?.end).toBeGreaterThan(flights[0]?.end ?? 0)
  })

  it('works for a run in which nothing happens', () => {
    const still = schedule(run([]))
    expect(still.moments).toEqual([0])
    expect(still.duration).toBeGreaterThan(0)
    expect(still.toPlaying(0)).toBe(0)
    expect(still.toSimulated(still.duration)).toBe(0)
    expect(still.stepAt(still.duration)).toBe(0)
  })

  it('schedules thousands of moments', () => {
    const timeline = run(Array.from({ length: 4000 }, (_, i) => sent(i % 2 ? 'client' : 'server', i * 0.01)))
    expect(schedule(timeline).moments).toHaveLength(8001)
  })
})

const microseconds = fc.oneof(
  fc.constantFrom(0, 50_000, 100_000, 1_000_000),
  fc.integer({ min: 0, max: 700_000_000 }),
)
const drafts = fc.array(
  fc.record({
    from: fc.constantFrom<Side>('client', 'server'),
    sentAt: microseconds.map((t) => t / 1e6),
    delay: fc.oneof(fc.constantFrom(0, 50_000), fc.integer({ min: 0, max: 600_000_000 })).map((t) => t / 1e6),
    fate: fc.constantFrom<'delivered' | 'lost'>('delivered', 'delivered', 'delivered', 'lost'),
    listed: fc.constantFrom(true, true, true, false),
  }),
  { maxLength: 40 },
)
const runs = fc.tuple(
  drafts,
  fc.array(
    microseconds.map((t) => t / 1e6),
    { maxLength: 10 },
  ),
)

const always = (holds: (timeline: Timeline) => void) =>
  fc.assert(fc.property(runs, ([segments, ticks]) => holds(run(segments, ticks))))

describe('every schedule', () => {
  it('gives each moment its own playing time, in order, at least a beat after the one before', () => {
    always((timeline) => {
      const { moments, duration } = schedule(timeline)
      expect(moments).toHaveLength(timeline.moments.length)
      for (const [index, place] of moments.slice(1).entries()) {
        expect(place - (moments[index] ?? 0)).toBeGreaterThan(0.39)
      }
      expect(duration).toBeGreaterThan(moments.at(-1) ?? 0)
    })
  })

  it('maps every simulated time to a playing time and back', () => {
    always((timeline) => {
      const { toPlaying, toSimulated } = schedule(timeline)
      const times = timeline.moments.map(({ time }) => time)
      const between = times.slice(1).map((time, index) => (time + (times[index] ?? 0)) / 2)
      for (const time of times) expect(toSimulated(toPlaying(time))).toBe(time)
      for (const time of between) expect(toSimulated(toPlaying(time))).toBeCloseTo(time, 6)
    })
  })

  it('never runs backwards, in either direction', () => {
    always((timeline) => {
      const { duration, toPlaying, toSimulated } = schedule(timeline)
      const end = timeline.moments.at(-1)?.time ?? 0
      let [simulated, playing] = [0, 0]
      for (let i = 0; i <= 200; i++) {
        const [s, p] = [toSimulated((duration * i) / 200), toPlaying((end * i) / 200)]
        expect(s).toBeGreaterThanOrEqual(simulated)
        expect(p).toBeGreaterThanOrEqual(playing)
        ;[simulated, playing] = [s, p]
      }
    })
  })

  it('shows at each moment the simulated time and the step of that moment', () => {
    always((timeline) => {
      const { moments, toSimulated, stepAt } = schedule(timeline)
      for (const [step, place] of moments.entries()) {
        expect(toSimulated(place)).toBe(timeline.moments[step]?.time)
        expect(stepAt(place)).toBe(step)
        expect(stepAt(place + 0.01)).toBe(step)
      }
    })
  })

  it('gives every flight a visible length, and ends it with the moment in which it arrives', () => {
    always((timeline) => {
      const { flights, moments, duration } = schedule(timeline)
      for (const { id, fate } of timeline.segments) {
        const { start, end } = flights[id] ?? { start: 0, end: 0 }
        expect(end - start).toBeGreaterThan(fate === 'lost' ? 0.3 : 0.6)
        expect(end).toBeLessThanOrEqual(duration)
      }
      for (const [step, { cause, sent: ids }] of timeline.moments.entries()) {
        if (cause.kind === 'segment') expect(flights[cause.id]?.end).toBe(moments[step])
        if (ids[0] !== undefined) expect(flights[ids[0]]?.start).toBe(moments[step])
      }
    })
  })

  it('folds only stretches between two happenings, and tells their true length', () => {
    always((timeline) => {
      const { folds, moments, toSimulated } = schedule(timeline)
      for (const { start, end, length } of folds) {
        expect(toSimulated(end) - toSimulated(start)).toBeCloseTo(length, 6)
        expect(moments.filter((place) => place > start && place < end)).toEqual([])
      }
    })
  })
})
