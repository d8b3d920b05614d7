import { type MessagesOf, messagesLoader } from './messages'

type English = typeof import('./compiled-reference/messages/en.js')

/** What the reference of the eleven states says, beside the cards. */
export type ReferenceMessages = MessagesOf<English>

/** They are fetched by the page that shows it. */
export const loadReferenceMessages = messagesLoader<English>({
  en: () => import('./compiled-reference/messages/en.js'),
  zh: () => import('./compiled-reference/messages/zh.js'),
})
