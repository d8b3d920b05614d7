import { type MessagesOf, messagesLoader } from './messages'

type English = typeof import('./compiled-capture/messages/en.js')

/** The words about a capture: its list, and what was found in it. */
export type CaptureMessages = MessagesOf<English>

/** They are fetched with the first capture: the page itself does not say them. */
export const loadCaptureMessages = messagesLoader<English>({
  en: () => import('./compiled-capture/messages/en.js'),
  zh: () => import('./compiled-capture/messages/zh.js'),
})
