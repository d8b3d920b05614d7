import { describe, expect, it } from 'vitest'
import { standingAt } from '../../diagrams/states/standing'
import { scenarios } from '../../scenarios/library'
import { parse } from '../../scenarios/parse'
import { run } from '../../simulation/run'
import type { Timeline } from '../../timeline/timeline'
import { endingOf } from './ending'
import { narrate } from './narrate'
import { loadTelling } from './telling'

const { t: en } = await loadTelling('en')

function timelineOf(text: string): Timeline {
  const parsed = parse(text, 'test')
  const result = parsed.ok ? run(parsed.script) : undefined
  if (!result?.ok) throw new Error('does not run')
  return result.timeline
}

/** A run that sends so much data, with a loss now and then; and how often one of its lists is read. */
function counted(octets: number) {
  const timeline = timelineOf(
    `server: listen\nclient: connect\nclient: send ${octets}\nlose client DATA 5\nlose client DATA 30`,
  )
  let reads = 0
  const watch = <T extends object>(list: T): T =>
    new Proxy(list, {
      get(target, key) {
        reads += typeof key === 'string' && /^\d+$/.test(key) ? 1 : 0
        return Reflect.get(target, key)
      },
    })
  const { moments, segments, timers } = timeline
  const watched = { ...timeline, moments: watch(moments), segments: watch(segments), timers: watch(timers) }
  const readsOf = (act: (timeline: Timeline) => unknown) => {
    const before = reads
    act(watched)
    return reads - before
  }
  return { timeline: watched, steps: moments.length, readsOf }
}

describe('at a step of a run four times as long', () => {
  const short = counted(400_000)
  const long = counted(1_600_000)
  const most = (of: typeof short, act: (timeline: Timeline, step: number) => unknown) => {
    act(of.timeline, 1)
    const steps = Array.from({ length: of.steps }, (_, step) => step)
    return Math.max(...steps.map((step) => of.readsOf((timeline) => act(timeline, step))))
  }

  it.each([
    ['stands', (timeline: Timeline, step: number) => standingAt(timeline, step, en)],
    ['is told', (timeline: Timeline, step: number) => narrate(timeline, step, en)],
  ] as const)('what %s is found with no more reading', (_, act) => {
    expect(long.steps).toBeGreaterThan(3 * short.steps)
    expect(most(long, act)).toBeLessThanOrEqual(most(short, act) + 4)
  })
})

it.each(scenarios)('the longest text of $id is as long as any', async ({ script }) => {
  for (const profile of ['rfc9293', 'linux'] as const) {
    const result = run(script, profile)
    if (!result.ok) continue
    const { timeline } = result
    for (const { t, recite, whole } of [await loadTelling('en'), await loadTelling('zh')]) {
      const lengths = timeline.moments.map(
        (_, step) => (whole(timeline, step) + (endingOf(timeline, step, t) ?? '')).length,
      )
      expect((await recite(timeline)).longest).toHaveLength(Math.max(...lengths))
    }
  }
})
