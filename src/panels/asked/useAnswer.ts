import { type ComponentType, useEffect, useState } from 'react'
import { useMessages } from '../../messages/context'
import { type CardMessages, loadCardMessages } from '../../messages/messages'
import type { AnswerProps } from './props'

interface AnswerView {
  readonly Answer: ComponentType<AnswerProps>
  readonly words: CardMessages
}

/** What answers and in which words, fetched with the first question; where that fails, the next one tries again. */
export function useAnswer(wanted: boolean): AnswerView | undefined {
  const { language } = useMessages()
  const [view, setView] = useState<AnswerView>()
  const known = view?.words.language === language
  useEffect(() => {
    if (!wanted || known) return
    let current = true
    Promise.all([import('./Answer'), loadCardMessages(language)]).then(
      ([{ Answer }, words]) => current && setView({ Answer, words }),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [wanted, known, language])
  return view
}
