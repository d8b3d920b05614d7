import type { Messages } from '../../messages/messages'
import { spoken } from '../../messages/spoken'
import type { Timeline } from '../../timeline/timeline'
import type { Narration } from './narration'

/** What is said before anything has happened. */
export function opening(timeline: Timeline, t: Messages): Narration {
  const intro = spoken(t, timeline.intro)
  const questions = timeline.questions?.map((question) => spoken(t, question))
  return {
    text: t.intro(),
    ...(questions && { question: questions.join(t.grammar.gap) }),
    ...(intro && { note: intro }),
  }
}
