import { type MessagesOf, messagesLoader } from './messages'

type English = typeof import('./compiled-share/messages/en.js')

/** The words of the dialog that shares a run. */
export type ShareMessages = MessagesOf<English>

/** They are fetched with the dialog: the page itself does not say them. */
export const loadShareMessages = messagesLoader<English>({
  en: () => import('./compiled-share/messages/en.js'),
  zh: () => import('./compiled-share/messages/zh.js'),
})
