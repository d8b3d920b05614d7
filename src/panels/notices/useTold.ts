import type { ComponentType } from 'react'
import { type Language, loadNoticeMessages, type NoticeMessages } from '../../messages/messages'
import { useFetched } from '../useFetched'
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
  return useFetched(wanted ? language : undefined, async () => {
    const [{ Told }, words] = await Promise.all([import('./Told'), loadNoticeMessages(language)])
    return { Told, words }
  }).value
}
