import { type MessagesOf, messagesLoader } from './messages'

type English = typeof import('./compiled-differences/messages/en.js')

/** The words about what Linux does otherwise. */
export type DifferenceMessages = MessagesOf<English>

/** They are fetched once a run is shown: it can be played without them. */
export const loadDifferenceMessages = messagesLoader<English>({
  en: () => import('./compiled-differences/messages/en.js'),
  zh: () => import('./compiled-differences/messages/zh.js'),
})
