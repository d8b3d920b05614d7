import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { schedule } from '../../playback/schedule'
import type { State } from '../../tcp/tcb/state'
import type { Moment, Timeline } from '../../timeline/timeline'
import { COMPACT, FULL } from './grid'
import { corner, coveredAt, journeyOf, tokenAt } from './journey'
import { layoutOf } from './layout'

/** The client alone, from state to state, a tenth of a second apart. */
function walkThrough(...states: State[]): Timeline {
  const moments = states.map(
    (state, index): Moment => ({
      time: index / 10,
      cause: index === 0 ? { kind: 'start' } : { kind: 'call', endpoint: 'client', call: 'close' },
      client: { state },
      server: { state: 'CLOSED' },
      sent: [],
      signals: [],
      walks:
        index === 0 ? [] : [{ endpoint: 'client', from: states[index - 1] as State, to: state, edge: '' }],
    }),
  )
  return {
    version: 1,
    scenario: 'walk',
    title: { en: '' },
    intro: { en: '' },
    profile: 'rfc9293',
    addresses: { client: '', server: '' },
    segments: [],
    timers: [],
    phases: [],
    moments,
  }
}

const STATES_WALKED: State[] = [
  'CLOSED',
  'SYN-SENT',
  'ESTABLISHED',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'TIME-WAIT',
  'CLOSED',
]

describe.each([FULL, COMPACT])('a token in the $name figure', (grid) => {
  const layout = layoutOf(grid)
  const timeline = walkThrough(...STATES_WALKED)
  const times = schedule(timeline)
  const client = journeyOf(timeline, times, layout, 'client')
  const rest = (state: State) => corner(grid, layout.nodes[state], 'client')

  test('is at rest at its state’s corner at every moment', () => {
    for (const [step, state] of STATES_WALKED.entries()) {
      const { x, y } = tokenAt(client, times.moments[step] as number)
      expect(x).toBeCloseTo(rest(state).x)
      expect(y).toBeCloseTo(rest(state).y)
    }
  })

  test('is on its way just before the moment of the change', () => {
    const place = tokenAt(client, (times.moments[2] as number) - 0.1)
    expect(place).not.toEqual(rest('SYN-SENT'))
    expect(place).not.toEqual(rest('ESTABLISHED'))
  })

  test('never jumps', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: times.duration, noNaN: true }), (at) => {
        const a = tokenAt(client, at)
        const b = tokenAt(client, at + 0.001)
        expect(Math.hypot(b.x - a.x, b.y - a.y)).toBeLessThan(12)
      }),
    )
  })

  test('has covered nothing of its edge before, and all of it on arrival', () => {
    for (const leg of client.legs) {
      expect(coveredAt(leg, leg.start)).toBe(0)
      expect(coveredAt(leg, leg.end)).toBe(1)
    }
  })

  test('of an endpoint that does nothing stays where it is', () => {
    const server = journeyOf(timeline, times, layout, 'server')
    expect(tokenAt(server, times.duration)).toEqual(corner(grid, layout.nodes.CLOSED, 'server'))
  })
})
