import { type ComponentType, useEffect, useState } from 'react'
import { useMessages } from '../../messages/context'
import { type CardMessages, loadCardMessages } from '../../messages/messages'
import type { CardProps } from './Card'

interface CardView {
  readonly Card: ComponentType<CardProps>
  readonly words: CardMessages
}

/** What a card shows and says, fetched when the first one is opened; where that fails, the next one tries again. */
export function useCardView(wanted: boolean): CardView | undefined {
  const { language } = useMessages()
  const [view, setView] = useState<CardView>()
  const known = view?.words.language === language
  useEffect(() => {
    if (!wanted || known) return
    let current = true
    Promise.all([import('./Card'), loadCardMessages(language)]).then(
      ([{ Card }, words]) => current && setView({ Card, words }),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [wanted, known, language])
  return view
}
