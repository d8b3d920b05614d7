import type { TellingMessages } from '../../messages/messages'
import { spoken } from '../../messages/spoken'
import { narrate } from '../../panels/narration/narrate'
import { wholeText } from '../../panels/narration/narration'
import type { Timeline } from '../../timeline/timeline'

/** What happens at a step, as the page tells it. */
export const toldAt = (timeline: Timeline, step: number, t: TellingMessages) =>
  wholeText(narrate(timeline, step, t), t)

/** The title of a run in the language of `t`; its id if its author gave it none. */
export const titleOf = ({ title, scenario }: Timeline, t: TellingMessages) => spoken(t, title) || scenario

/** A run from its start to a step in words, a line for each step. */
export const toldUntil = (timeline: Timeline, last: number, t: TellingMessages) =>
  Array.from({ length: last + 1 }, (_, step) => t.step_told({ step, text: toldAt(timeline, step, t) })).join(
    '\n',
  )
