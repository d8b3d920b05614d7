import type { Messages } from '../../messages/messages'
import type { Cause, Timeline, Words } from '../../timeline/timeline'
import { arrivalSentences } from './arrivals'
import { callSentences } from './calls'
import { type Reference, reference } from './reference'
import { type Scene, sceneAt } from './scene'
import { timerSentences } from './timers'
import { nameOf, sentences } from './words'

/** A moment told in plain words. */
export interface Narration extends Partial<Reference> {
  /** What happened, what the endpoint concludes, what it now waits for. */
  readonly text: string
  /** The author's own words about it. */
  readonly note?: string
}

/** Text and note in one. */
export const wholeText = ({ text, note }: Narration, t: Messages): string =>
  note ? text + (t.language === 'zh' ? '' : ' ') + note : text

/** Words of an author in the language of `t`, or else in English. */
export const spoken = (t: Messages, words: Words): string => words[t.language] ?? words.en

/** Tells one step of a run. A step that is not in the run is told as its start. */
export function narrate(timeline: Timeline, step: number, t: Messages): Narration {
  const moment = timeline.moments[step]
  const scene = sceneAt(timeline, step, t)
  if (!moment || !scene) {
    const intro = spoken(t, timeline.intro)
    return intro ? { text: t.intro(), note: intro } : { text: t.intro() }
  }
  const { cause } = moment
  const verdict = cause.kind === 'segment' ? timeline.segments[cause.id]?.verdict : null
  const decided = verdict && verdict.outcome !== 'accepted' ? verdict.rfc : undefined
  const citation = decided ?? moment.rfc
  return {
    text: sentences(t, [...happening(scene, cause), ...signals(scene)]),
    ...(moment.note && { note: spoken(t, moment.note) }),
    ...(citation && reference(citation)),
  }
}

function happening(scene: Scene, cause: Cause): string[] {
  switch (cause.kind) {
    case 'call':
      return callSentences(scene, cause)
    case 'timer':
      return timerSentences(scene, cause)
    case 'segment': {
      const segment = scene.timeline.segments[cause.id]
      return segment ? arrivalSentences(scene, segment) : []
    }
    case 'start':
      return []
  }
}

/** What an application is told unasked, unless it asked for just this or the sentences before say it already. */
function signals({ t, moment }: Scene): string[] {
  const asked = moment.cause.kind === 'call' ? moment.cause.endpoint : undefined
  return moment.signals
    .filter(({ endpoint, signal }) => endpoint !== asked && signal !== 'connection closing')
    .map(({ endpoint, signal }) => t.told({ signal, side: nameOf(t, endpoint) }))
}
