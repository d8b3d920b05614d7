import { describe, expect, it } from 'vitest'
import { loadMessages } from '../../messages/messages'
import { type Run, upTo } from '../../playback/horizon'
import { schedule } from '../../playback/schedule'
import { firstSteps, sharedBy, timelineOf } from '../../playback/testing/appending'
import { scenarios } from '../../scenarios/library'
import type { Timeline } from '../../timeline/timeline'
import { layoutSequence, scaleIn } from './layout'

const t = await loadMessages('en')

/** What is seen of a run when it stands at a step, in a box of a size: places and words. */
function seenAt(timeline: Timeline, step: number, [width, height]: readonly [number, number]) {
  return seenOf({ timeline, schedule: schedule(timeline) }, step, [width, height])
}

function seenOf(
  { timeline, schedule: times }: Run,
  step: number,
  [width, height]: readonly [number, number],
) {
  const scene = layoutSequence(timeline, times, { width, t, pxPerSecond: scaleIn(width, height) })
  const now = times.moments[step] ?? 0
  return {
    ribbons: scene.ribbons.filter(({ at }) => at <= now).map(({ side, state, y }) => ({ side, state, y })),
    lines: scene.lines
      .filter(({ end }) => end <= now)
      .map(({ id, strokes, texts, loss }) => ({ id, strokes, texts, loss })),
    flying: scene.lines
      .filter(({ at, end }) => at <= now && end > now)
      .map(({ id, strokes: [stroke] }) => ({ id, from: stroke?.from })),
    notes: scene.notes
      .filter(({ at, kind }) => at <= now && kind !== 'timer')
      .map(({ side, text, x, y }) => ({ side, text, x, y })),
    entries: scene.entries.filter(({ at }) => at <= now),
    folds: scene.folds.filter(({ at }) => at <= now).map(({ y, length }) => ({ y, length })),
    times: scene.times.filter(({ at }) => at <= now).map(({ y, text }) => ({ y, text })),
  }
}

const SIZES = [
  [834, 600],
  [360, 500],
] as const

describe('when steps are appended, what stood in the diagram stays', () => {
  it.each(scenarios.map(({ id, script }) => [id, script] as const))('in %s', (_, script) => {
    const whole = timelineOf(script)
    for (let steps = 1; whole && steps < script.steps.length; steps++) {
      const before = timelineOf(firstSteps(script, steps))
      if (!before) continue
      const step = sharedBy(before, whole) - 1
      for (const size of SIZES) expect(seenAt(whole, step, size)).toEqual(seenAt(before, step, size))
    }
  })
})

describe('up to a horizon the diagram is that of the whole run', () => {
  it.each(scenarios.map(({ id, script }) => [id, script] as const))('in %s', (_, script) => {
    const timeline = timelineOf(script)
    if (!timeline) return
    const whole = { timeline, schedule: schedule(timeline) }
    for (let step = 0; step < timeline.moments.length; step += 3) {
      expect(seenOf(upTo(step, whole), step, SIZES[0])).toEqual(seenOf(whole, step, SIZES[0]))
    }
  })
})
