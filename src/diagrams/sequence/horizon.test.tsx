import { motionValue } from 'framer-motion'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { MessagesProvider } from '../../messages/context'
import { loadMessages } from '../../messages/messages'
import { createPlayer } from '../../playback/player'
import { firstSteps, sharedBy, timelineOf } from '../../playback/testing/appending'
import { scenarios } from '../../scenarios/library'
import type { Timeline } from '../../timeline/timeline'
import { SequenceDiagram } from './SequenceDiagram'

const words = await loadMessages('en')

/** What the page holds of a run beyond whose step `horizon` nothing is told. */
function shownTo(whole: Timeline, horizon: number): string {
  const { timeline, schedule } = createPlayer(whole, { horizon }).getSnapshot()
  const step = timeline.moments.length - 1
  return renderToStaticMarkup(
    <MessagesProvider value={words}>
      <SequenceDiagram
        timeline={timeline}
        schedule={schedule}
        playhead={motionValue(schedule.moments[step] ?? 0)}
        step={step}
        motion
        size={{ width: 750, height: 600 }}
      />
    </MessagesProvider>,
  )
}

describe('the sequence diagram shows nothing of what lies beyond the horizon', () => {
  it.each(scenarios.map(({ id, script }) => [id, script] as const))(
    '%s: it is the same whatever follows',
    (_, script) => {
      const whole = timelineOf(script)
      for (let steps = 1; whole && steps < script.steps.length; steps++) {
        const before = timelineOf(firstSteps(script, steps))
        if (!before) continue
        // At its last step a run is known to be over.
        const horizon = Math.max(0, sharedBy(before, whole) - 2)
        expect(shownTo(whole, horizon)).toBe(shownTo(before, horizon))
      }
    },
  )
})
