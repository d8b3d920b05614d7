import { type MessagesOf, messagesLoader } from './messages'

type English = typeof import('./compiled-cards/messages/en.js')

/** What the cards of the state diagram say. */
export type CardMessages = MessagesOf<English>

/** They are fetched with the first card that is opened. */
export const loadCardMessages = messagesLoader<English>({
  en: () => import('./compiled-cards/messages/en.js'),
  zh: () => import('./compiled-cards/messages/zh.js'),
})
