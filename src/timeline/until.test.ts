import { describe, expect, test } from 'vitest'
import { find, run, scenarios, type Timeline } from '../engine'
import { until } from './until'

function runOf(id: string): Timeline {
  const found = find(id)
  const result = found && run(found.script)
  if (!result?.ok) throw new Error(`${id} does not run`)
  return result.timeline
}

describe('a run as far as a step', () => {
  const whole = runOf('lost-fin')

  test('has the moments up to it', () => {
    expect(until(whole, 3).moments).toEqual(whole.moments.slice(0, 4))
  })

  test('has a segment that is under way, not yet judged', () => {
    const { segments } = until(whole, 2)
    expect(segments).toEqual([{ ...whole.segments[0], verdict: null }])
    expect(until(whole, 3).segments[0]?.verdict?.outcome).toBe('accepted')
  })

  test('has its timers running, and none that has not been started', () => {
    const { timers } = until(whole, 2)
    expect(timers.map(({ timer }) => timer)).toEqual(['retransmission', 'user'])
    for (const timer of timers) expect(timer).toMatchObject({ endpoint: 'client', end: null, fired: false })
    expect(until(whole, 1).timers).toEqual([])
  })

  test('is the whole run at its last step', () => {
    expect(until(whole, whole.moments.length - 1)).toEqual(whole)
  })
})

describe.each(scenarios.map(({ id }) => id))('%s, cut anywhere', (id) => {
  const whole = runOf(id)
  const cuts = whole.moments.map((_, step) => until(whole, step))

  test('numbers its segments by their places, and knows all that its moments name', () => {
    for (const { segments, moments } of cuts) {
      expect(segments.map((segment) => segment.id)).toEqual(segments.map((_, place) => place))
      for (const { sent, cause } of moments) {
        for (const segment of sent) expect(segments[segment]).toBeDefined()
        if (cause.kind === 'segment')
          expect(segments[cause.id]?.verdict).toEqual(whole.segments[cause.id]?.verdict)
      }
    }
  })

  test('knows of nothing that is still to come', () => {
    for (const { segments, timers, moments } of cuts) {
      const now = moments.at(-1)?.time ?? 0
      for (const { sentAt } of segments) expect(sentAt).toBeLessThanOrEqual(now)
      for (const { start, end } of timers) expect(Math.max(start, end ?? 0)).toBeLessThanOrEqual(now)
    }
  })
})
