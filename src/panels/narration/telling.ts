import { type Language, loadMessages, loadNarrationMessages } from '../../messages/messages'
import type { Telling } from './narration'

const loading = new Map<Language, Promise<Telling>>()
const loaded = new Map<Language, Telling>()

/** Fetches what tells runs in a language; the same promise every time. */
export function loadTelling(language: Language): Promise<Telling> {
  let telling = loading.get(language)
  if (!telling) {
    telling = Promise.all([import('./teller'), loadMessages(language), loadNarrationMessages(language)]).then(
      ([{ tellerIn }, messages, narration]) => {
        const teller = tellerIn({ ...messages, ...narration })
        loaded.set(language, teller)
        return teller
      },
    )
    loading.set(language, telling)
    // What failed may succeed when it is asked for again.
    telling.catch(() => loading.delete(language))
  }
  return telling
}

/** What has been fetched already. */
export const tellingIn = (language: Language): Telling | undefined => loaded.get(language)
