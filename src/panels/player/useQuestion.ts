import { useMemo, useRef, useState } from 'react'
import type { Asked, Asking } from '../../diagrams/asking'
import type { Player } from '../../playback/player'

interface Question {
  readonly what: Asked
  /** It is answered at this step: a step further one reads on. */
  readonly step: number
}

/** What is asked of the diagrams. The answer gives way to the narration as soon as the run goes on. */
export function useQuestion(player: Player) {
  const { step, seek, pace } = player
  const [question, setQuestion] = useState<Question>()
  const origin = useRef<Element>(undefined)
  const asked = question?.step === step ? question.what : undefined
  const asking = useMemo<Asking>(
    () => ({
      asked,
      seek: (place) => seek(pace.timeAt(place)),
      ask: (what, from) => {
        if (from) origin.current = from
        setQuestion({ what, step })
      },
    }),
    [asked, seek, pace, step],
  )
  return {
    asking,
    asked,
    /** Whether the keyboard asked. */
    isByKeyboard: origin.current?.matches(':focus-visible') ?? false,
    goTo: (to: number) => {
      setQuestion((question) => question && { ...question, step: to })
      player.goTo(to)
    },
    close: () => {
      setQuestion(undefined)
      const { current } = origin
      if (current instanceof HTMLElement || current instanceof SVGElement) current.focus()
    },
  }
}
