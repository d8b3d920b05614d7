import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyTimeline } from '../diagrams/sequence/sample.arbitrary'
import { scenarios } from '../scenarios/library'
import { crashing, forged, honest } from '../simulation/properties/plan.arbitrary'
import { run } from '../simulation/run'
import { duration, other, read, SIDES, written } from './read'
import type { Timeline, Walk } from './timeline'

const library = scenarios.flatMap(({ script }) =>
  (['rfc9293', 'linux'] as const).flatMap((profile) => {
    const result = run(script, profile)
    return result.ok ? [result.timeline] : []
  }),
)

/** What applications and networks may do, built-in runs, and some that no engine would make. */
const runs = fc.oneof(
  fc
    .oneof(honest, crashing, forged)
    .map(({ script, profile }) => run(script, profile))
    .filter((result) => result.ok)
    .map(({ timeline }) => timeline),
  fc.constantFrom(...library),
  anyTimeline,
)

/** As long as a slow machine may take. */
const PATIENCE = 60_000

const holds = (property: (timeline: Timeline) => void) =>
  fc.assert(fc.property(runs, property), { numRuns: 50 })

describe('what is read of any run is what one finds by going through it', () => {
  it(
    'each step: whose it is, what arrives, what leaves, which timer went off',
    () => {
      holds((timeline) => {
        const { moments, segments, timers } = timeline
        const reading = read(timeline)
        expect(reading.count).toBe(moments.length)
        const steps = moments.map((moment, step) => {
          const { cause, sent } = moment
          const arrives = cause.kind === 'segment' ? segments[cause.id] : undefined
          const run = cause.kind === 'timer' ? timers[cause.run] : undefined
          return (
            reading.moment(step) === moment &&
            reading.arrival(step) === arrives &&
            (!arrives || reading.side(step) === arrives.to) &&
            reading
              .departures(step)
              .map(({ id }) => id)
              .join() === sent.join() &&
            reading.fired(step) === run &&
            (cause.kind !== 'timer' ||
              (run?.fired && run.endStep === step && run.endpoint === cause.endpoint))
          )
        })
        expect(steps.indexOf(false)).toBe(-1)
      })
    },
    PATIENCE,
  )

  it(
    'each segment: where it is sent and where it arrives',
    () => {
      holds((timeline) => {
        const ends = timeline.moments.map(({ sent, cause }) => [
          sent,
          cause.kind === 'segment' ? cause.id : -1,
        ])
        const reading = read(timeline)
        const steps = timeline.segments.map(({ id }) => [reading.sentStep(id), reading.arrivalStep(id)])
        for (const [id, [sent, arrives]] of steps.entries()) {
          if (sent !== undefined) expect(ends[sent]?.[0]).toContain(id)
          if (arrives !== undefined) expect(ends[arrives]?.[1]).toBe(id)
        }
        const { moments } = timeline
        const departures = moments.reduce((sum, { sent }) => sum + sent.length, 0)
        const arrivals = moments.filter(({ cause }) => cause.kind === 'segment').length
        expect(steps.filter(([sent]) => sent !== undefined)).toHaveLength(departures)
        expect(steps.filter(([, arrives]) => arrives !== undefined)).toHaveLength(arrivals)
      })
    },
    PATIENCE,
  )

  it(
    'the ways walked so far, each once; every change of state is one',
    () => {
      holds((timeline) => {
        const reading = read(timeline)
        const walked = new Map<string, Walk>()
        for (const [step, moment] of timeline.moments.entries()) {
          const before = timeline.moments[step - 1] ?? moment
          for (const walk of reading.walks(step)) {
            const { endpoint, from, to, edge } = walk
            const key = [endpoint, from, to, edge].join()
            if (!walked.has(key)) walked.set(key, walk)
          }
          for (const side of SIDES) {
            const own = reading.walks(step).filter(({ endpoint }) => endpoint === side)
            if (own.length === 0) expect(moment[side].state).toBe(before[side].state)
          }
          expect(reading.walked(step)).toEqual([...walked.values()])
          if (reading.walks(step).length === 0) expect(reading.walked(step)).toBe(reading.walked(step - 1))
        }
      })
    },
    PATIENCE,
  )

  it(
    'the first visit of each state',
    () => {
      holds((timeline) => {
        const { moments } = timeline
        for (const side of SIDES) {
          for (const state of new Set(moments.map((moment) => moment[side].state))) {
            const first = moments.findIndex(
              (moment, step) =>
                step > 0 && moment[side].state === state && moments[step - 1]?.[side].state !== state,
            )
            expect(read(timeline).firstVisit(side, state)).toBe(first < 0 ? undefined : first)
          }
        }
      })
    },
    PATIENCE,
  )

  it(
    'the last step at or before a time',
    () => {
      fc.assert(
        fc.property(runs, fc.double({ min: 0, max: 400, noNaN: true }), (timeline, time) => {
          const last = timeline.moments.findLastIndex((moment) => moment.time <= time)
          expect(read(timeline).stepAt(time)).toBe(Math.max(0, last))
        }),
        { numRuns: 50 },
      )
    },
    PATIENCE,
  )
})

it('timers run from the step that starts them until the step that ends them', () => {
  for (const timeline of library) {
    const reading = read(timeline)
    for (const step of timeline.moments.keys()) {
      expect(reading.started(step)).toEqual(timeline.timers.filter(({ startStep }) => startStep === step))
      expect(reading.running(step)).toEqual(
        timeline.timers.filter(
          ({ startStep, endStep }) => startStep <= step && (endStep === null || endStep > step),
        ),
      )
    }
    for (const { start, startStep, end, endStep, endpoint } of timeline.timers) {
      expect(reading.moment(startStep)?.time).toBe(start)
      expect(reading.side(startStep)).toBe(endpoint)
      expect(endStep === null ? null : reading.moment(endStep)?.time).toBe(end)
    }
  }
})

it('has one index for a Timeline, and another for the run that goes on from it', () => {
  const [timeline] = library as [Timeline]
  expect(read(timeline)).toBe(read(timeline))
  expect(read({ ...timeline })).not.toBe(read(timeline))
})

it('answers nothing for what is not in the run', () => {
  const reading = read(library[0] as Timeline)
  for (const step of [-1, reading.count, Number.NaN]) {
    expect(reading.moment(step)).toBeUndefined()
    expect(reading.side(step)).toBeUndefined()
    expect([...reading.departures(step), ...reading.walks(step), ...reading.started(step)]).toEqual([])
  }
  expect(reading.segment(-1)).toBeUndefined()
  expect(reading.sentStep(1e6)).toBeUndefined()
  expect(reading.walked(0)).toEqual([])
})

it('knows each end from the other', () => {
  expect(SIDES.map(other)).toEqual([...SIDES].reverse())
})

describe('a length of time', () => {
  it('is said in the unit in which people say it', () => {
    expect([0, 0.00002, 0.0015, 0.05, 0.999, 1].map(written)).toEqual([
      '0 s',
      '20 µs',
      '1.5 ms',
      '50 ms',
      '999 ms',
      '1 s',
    ])
    expect([12.35, 252.5, 600, 601, 630, 7200, 7201].map(written)).toEqual([
      '12.35 s',
      '252.5 s',
      '10 min',
      '601 s',
      '10.5 min',
      '2 h',
      '7201 s',
    ])
  })

  it('is told in minutes earlier in a sentence than on a scale', () => {
    expect(duration(240)).toEqual({ value: '240', unit: 's' })
    expect(duration(240, 120)).toEqual({ value: '4', unit: 'min' })
    expect(duration(60, 120)).toEqual({ value: '60', unit: 's' })
  })
})
