import { describe, expect, it } from 'vitest'
import type { Language } from '../../messages/messages'
import { paceOf } from '../../playback/pace'
import { schedule as scheduleOf } from '../../playback/schedule'
import { scenarios } from '../../scenarios/library'
import { run } from '../../simulation/run'
import { LANGUAGES } from '../../timeline/languages'
import type { Timeline } from '../../timeline/timeline'
import { narrate } from './narrate'
import { readingTime, toldInPlay } from './reading'
import { loadTelling } from './telling'

/**
 * What may be told in a minute: words in English, characters in Chinese, two letters of a name to one; how long the
 * lifecycle may take, in seconds.
 */
const LIMITS: Readonly<
  Record<Language, { readonly most: number; readonly lifecycle: number; count(text: string): number }>
> = {
  en: { most: 300, lifecycle: 90, count: (text) => text.split(/\s+/).length },
  zh: {
    most: 500,
    lifecycle: 90,
    count: (text) => text.replaceAll(/\s/g, '').replaceAll(/[\x21-\x7e]{2}/g, '字').length,
  },
}

const runs: Timeline[] = scenarios.flatMap(({ script }) => {
  const result = run(script)
  return result.ok ? [result.timeline] : []
})

async function played(timeline: Timeline, language: Language) {
  const { t, recite } = await loadTelling(language)
  const schedule = scheduleOf(timeline)
  const last = timeline.moments.length - 1
  const recital = await recite(timeline)
  const holds = (step: number) => recital.holds[step] ?? 0
  const pace = paceOf({ schedule, first: 0, last }, holds)
  const told = (step: number) => toldInPlay(narrate(timeline, step, t).text, t)
  return { pace, last, told, holds }
}

describe.each(LANGUAGES)('play in %s', (language) => {
  it('tells no more in any moment than can be read along', async () => {
    const { most, count } = LIMITS[language]
    for (const timeline of runs) {
      const { last, told, holds } = await played(timeline, language)
      for (let step = 1; step <= last; step++) {
        const rate = (count(told(step)) / holds(step)) * 60
        expect.soft(rate, `${timeline.scenario} ${step}: ${told(step)}`).toBeLessThanOrEqual(most)
      }
    }
  })

  it('takes about a minute and a half for the lifecycle', async () => {
    const { pace } = await played(runs[0] as Timeline, language)
    expect(pace.end - pace.start).toBeLessThanOrEqual(LIMITS[language].lifecycle)
  })
})

it('tells whole sentences, the first in any case', async () => {
  const { t } = await loadTelling('en')
  const long = `${'word '.repeat(30).trim()}. More.`
  expect(toldInPlay(long, t)).toBe(long.slice(0, -6))
  expect(toldInPlay('One. Two.', t)).toBe('One. Two.')
  const { t: zh } = await loadTelling('zh')
  expect(toldInPlay(`${'字'.repeat(30)}。${'字'.repeat(30)}。`, zh)).toBe(`${'字'.repeat(30)}。`)
})

it('holds for nothing where nothing is told', async () => {
  expect(readingTime('', (await loadTelling('en')).t)).toBe(0)
})
