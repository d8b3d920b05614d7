import type { Messages } from '../../messages/messages'
import { spoken } from '../../messages/spoken'
import type { Timeline } from '../../timeline/timeline'

const met = (timeline: Timeline): number =>
  new Set(timeline.moments.flatMap(({ client, server }) => [client.state, server.state])).size

/** What a run answers to the questions that it began with, and how many states were met; at its last step only. */
export function endingOf(timeline: Timeline, step: number, t: Messages): string | undefined {
  if (!timeline.answer || step < timeline.moments.length - 1) return undefined
  return spoken(t, timeline.answer) + t.grammar.gap + t.states_met({ count: met(timeline) })
}
