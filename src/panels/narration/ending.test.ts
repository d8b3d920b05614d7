import { expect, it } from 'vitest'
import { loadMessages } from '../../messages/messages'
import { upTo } from '../../playback/horizon'
import { schedule } from '../../playback/schedule'
import { scenarios } from '../../scenarios/library'
import { run } from '../../simulation/run'
import { LANGUAGES } from '../../timeline/languages'
import { endingOf } from './ending'

it.each(LANGUAGES)(
  'every built-in scenario answers at its last step, and only there, in %s',
  async (language) => {
    const t = await loadMessages(language)
    for (const { id, script } of scenarios) {
      const result = run(script)
      if (!result.ok) throw new Error(id)
      const { timeline } = result
      const last = timeline.moments.length - 1
      expect(endingOf(timeline, last, t), id).toContain(
        language === 'zh' ? timeline.answer?.zh : timeline.answer?.en,
      )
      expect(endingOf(timeline, last - 1, t)).toBeUndefined()
      const known = upTo(last - 1, { timeline, schedule: schedule(timeline) })
      expect(endingOf(known.timeline, last - 1, t)).toBeUndefined()
    }
  },
)

it('counts the states that either end was in', async () => {
  const t = await loadMessages('en')
  const result = run((scenarios[0] as (typeof scenarios)[number]).script)
  if (!result.ok) throw new Error(result.error.message)
  const { timeline } = result
  expect(endingOf(timeline, timeline.moments.length - 1, t)).toMatch(/States met: 10 of 11\.$/)
})
