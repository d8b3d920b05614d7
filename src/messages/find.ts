import { type MessagesOf, messagesLoader } from './messages'

type English = typeof import('./compiled-find/messages/en.js')

/** The words of the dialog that finds a scenario. */
export type FindMessages = MessagesOf<English>

/** They are fetched with the dialog: the page itself does not say them. */
export const loadFindMessages = messagesLoader<English>({
  en: () => import('./compiled-find/messages/en.js'),
  zh: () => import('./compiled-find/messages/zh.js'),
})
