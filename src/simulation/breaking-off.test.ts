import { describe, expect, test } from 'vitest'
import { parse } from '../scenarios/parse'
import { MOST_MOMENTS, Run, run } from './run'

function scriptOf(text: string) {
  const parsed = parse(text, 'test')
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message)
  return parsed.script
}

const transfer = scriptOf('server: listen\nclient: connect\nclient: send 100000\nclient: close')

function ranTo(most: number) {
  const course = new Run(transfer, undefined, most)
  while (course.advance());
  const result = course.result()
  if (!result.ok) throw new Error(result.error.message)
  return result
}

describe('a run of too many moments', () => {
  test('is what has happened by then, and says so', () => {
    const whole = run(transfer)
    if (!whole.ok) throw new Error(whole.error.message)
    const { timeline, brokenOff } = ranTo(40)
    expect(brokenOff).toBe(true)
    expect(timeline.moments).toEqual(whole.timeline.moments.slice(0, 41))
    expect(whole).not.toHaveProperty('brokenOff')
  })

  test('tells when what is on its way would arrive, and nothing of what is made of it', () => {
    const { timeline } = ranTo(40)
    const last = timeline.moments.at(-1)?.time ?? 0
    const underWay = timeline.segments.filter(({ verdict }) => verdict === null)
    expect(underWay.length).toBeGreaterThan(0)
    for (const { sentAt, arrivesAt, fate } of underWay) {
      expect(fate).toBe('delivered')
      expect(arrivesAt).toBe(sentAt + 0.05)
      expect(arrivesAt).toBeGreaterThanOrEqual(last)
    }
  })

  test('is told where it ends exactly there as a whole one', () => {
    const whole = run(transfer)
    const moments = whole.ok ? whole.timeline.moments.length - 1 : 0
    const course = new Run(transfer, undefined, moments + 1)
    while (course.advance());
    expect(course.result()).toEqual(whole)
  })

  test('has fifty thousand of them', () => {
    expect(MOST_MOMENTS).toBe(50_000)
  })
})

test('however it is cut into slices, a run is the same', () => {
  for (const things of [1, 3, 1000]) {
    const course = new Run(transfer)
    while (course.advance(things));
    expect(course.result()).toEqual(run(transfer))
  }
})
