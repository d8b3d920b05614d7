import { useMemo } from 'react'
import { useMessages } from '../../messages/context'
import type { Messages } from '../../messages/messages'
import { read } from '../../timeline/read'
import type { Timeline } from '../../timeline/timeline'
import type { Narration, Telling } from './narration'
import { opening } from './opening'
import { useTelling } from './useTelling'
import { whatHappens } from './what'

/** What there is to say of a step, however little has been fetched. */
function narrationAt(timeline: Timeline, step: number, t: Messages, telling?: Telling): Narration {
  if (telling) return telling.narrate(timeline, step)
  return read(timeline).side(step) === undefined
    ? opening(timeline, t)
    : { text: whatHappens(timeline, step, t) }
}

/**
 * A step told in plain words.
 * @param brief it plays: no more is told than can be read along, and what its author adds when one stops
 */
export function useNarration(timeline: Timeline, step: number, brief = false): Narration {
  const t = useMessages()
  const telling = useTelling()
  return useMemo(() => {
    const { note, ...told } = narrationAt(timeline, step, t, telling)
    // Before anything has happened, play has nothing to tell.
    if (brief && step === 0) return { text: '' }
    if (brief && telling) return { ...told, text: telling.inPlay(timeline, step) }
    return note === undefined ? told : { ...told, note }
  }, [timeline, step, brief, t, telling])
}
