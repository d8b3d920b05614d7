import type { Messages } from '../../messages/messages'
import { narrate, spoken, wholeText } from '../../panels/narration/narrate'
import type { Timeline } from '../../timeline/timeline'

/** What happens at a step, as the page tells it. */
export const toldAt = (timeline: Timeline, step: number, t: Messages) =>
  wholeText(narrate(timeline, step, t), t)

/** The title of a run in the language of `t`; its id if its author gave it none. */
export const titleOf = ({ title, scenario }: Timeline, t: Messages) => spoken(t, title) || scenario

/** A run from its start to a step in words, a line for each step. */
export const toldUntil = (timeline: Timeline, last: number, t: Messages) =>
  Array.from({ length: last + 1 }, (_, step) => t.step_told({ step, text: toldAt(timeline, step, t) })).join(
    '\n',
  )
