import { describe, expect, it } from 'vitest'
import { find, scenarios } from '../scenarios/library'
import { run } from '../simulation/run'
import type { Profile, Timeline } from '../timeline/timeline'
import { counterpart } from './counterpart'

function timelineOf(id: string, profile: Profile): Timeline {
  const script = find(id)?.script
  const result = script && run(script, profile)
  if (!result?.ok) throw new Error(id)
  return result.timeline
}

const stepWhere = ({ moments }: Timeline, holds: (moment: Timeline['moments'][number]) => boolean) =>
  moments.findIndex(holds)

describe('a place in one run, found again in another of the same script', () => {
  it.each(scenarios.map(({ id }) => id))('%s: in the same run it is the same step', (id) => {
    const timeline = timelineOf(id, 'rfc9293')
    for (const step of timeline.moments.keys()) expect(counterpart(timeline, step, timeline)).toBe(step)
  })

  it.each(scenarios.map(({ id }) => id))('%s: a call is the same call', (id) => {
    const rfc = timelineOf(id, 'rfc9293')
    const linux = timelineOf(id, 'linux')
    for (const [step, { cause }] of rfc.moments.entries()) {
      const found = linux.moments[counterpart(rfc, step, linux)]
      expect(found).toBeDefined()
      if (cause.kind === 'call') expect(found?.cause).toEqual(cause)
    }
  })

  it('the end of TIME-WAIT is the end of TIME-WAIT, after 4 minutes or one', () => {
    const rfc = timelineOf('four-way-close', 'rfc9293')
    const linux = timelineOf('four-way-close', 'linux')
    const ends = ({ cause }: Timeline['moments'][number]) =>
      cause.kind === 'timer' && cause.timer === 'time-wait'
    expect(counterpart(rfc, stepWhere(rfc, ends), linux)).toBe(stepWhere(linux, ends))
  })

  it('what does not happen in the other run leads to what came before it', () => {
    const rfc = timelineOf('close-with-unread-data', 'rfc9293')
    const linux = timelineOf('close-with-unread-data', 'linux')
    const last = counterpart(rfc, rfc.moments.length - 1, linux)
    expect(last).toBeLessThan(linux.moments.length)
    expect(last).toBeGreaterThan(0)
  })
})
