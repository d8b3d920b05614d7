import type { Speech, TellingMessages } from '../../messages/messages'
import type { Recital } from '../../playback/recital'
import type { Timeline } from '../../timeline/timeline'
import type { Reference } from './reference'

/** A moment told in plain words. */
export interface Narration extends Partial<Reference> {
  /** What people ask that the story answers; at its start. */
  readonly question?: string
  /** What happened, what the endpoint concludes, what it now waits for. */
  readonly text: string
  /** The author's own words about it. */
  readonly note?: string
}

/** Question, text and note in one. */
export const wholeText = (
  { question, text, note }: Narration,
  { grammar }: Pick<Speech, 'grammar'>,
): string => [question, text, note].filter((part) => part !== undefined).join(grammar.gap)

/** Tells runs in one language. What it needs is fetched beside the run: its first moment is shown without. */
export interface Telling {
  readonly t: TellingMessages
  /** Tells one step of a run. A step that is not in the run is told as its start. */
  narrate(timeline: Timeline, step: number): Narration
  /** Question, text and note of a step in one. */
  whole(timeline: Timeline, step: number): string
  /** What play tells of a step: its first sentences. */
  inPlay(timeline: Timeline, step: number): string
  /** Goes through a whole run, in slices between which the page answers. */
  recite(timeline: Timeline): Promise<Recital>
}
