import type { TellingMessages } from '../../messages/messages'
import type { Recital } from '../../playback/recital'
import { inSlices } from '../../playback/slices'
import type { Timeline } from '../../timeline/timeline'
import { endingOf } from './ending'
import { narrate } from './narrate'
import type { Telling } from './narration'
import { wholeText } from './narration'
import { readingTime, toldInPlay } from './reading'

/** Goes through a run, a moment at a time. */
function* reciting(timeline: Timeline, t: TellingMessages): Generator<undefined, Recital> {
  let longest = ''
  const holds: number[] = []
  for (const step of timeline.moments.keys()) {
    const told = narrate(timeline, step, t)
    // The last has the answer as well.
    const whole = wholeText(told, t) + (endingOf(timeline, step, t) ?? '')
    if (whole.length > longest.length) longest = whole
    holds.push(Number(readingTime(toldInPlay(told.text, t), t).toFixed(2)))
    yield
  }
  return { longest, holds }
}

/** Tells runs in the language of these words. */
export const tellerIn = (t: TellingMessages): Telling => ({
  t,
  narrate: (timeline, step) => narrate(timeline, step, t),
  whole: (timeline, step) => wholeText(narrate(timeline, step, t), t),
  inPlay: (timeline, step) => toldInPlay(narrate(timeline, step, t).text, t),
  recite: async (timeline) => (await inSlices(reciting(timeline, t))) as Recital,
})
