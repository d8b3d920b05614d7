import { type ComponentType, useEffect, useState } from 'react'
import { type Language, loadNoticeMessages, type NoticeMessages } from '../../messages/messages'
import type { ToldProps } from './Told'

interface Telling {
  readonly Told: ComponentType<ToldProps>
  readonly words: NoticeMessages
}

/**
 * What tells of problems, fetched where it is wanted: most people make no mistake. A page fetches it in time: that
 * nothing can be fetched is a problem as well.
 */
export function useTold(language: Language, wanted: boolean): Telling | undefined {
  const [telling, setTelling] = useState<Telling>()
  useEffect(() => {
    if (!wanted || telling?.words.language === language) return
    Promise.all([import('./Told'), loadNoticeMessages(language)]).then(
      ([{ Told }, words]) => setTelling({ Told, words }),
      () => undefined,
    )
  }, [language, wanted, telling])
  return telling
}
