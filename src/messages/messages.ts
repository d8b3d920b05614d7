export const LANGUAGES = ['en', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]

type English = typeof import('./compiled/messages/en.js')

/** The values that a message has places for; none: it takes no argument. */
type Said<F> = F extends (inputs: infer I) => unknown
  ? Record<string, never> extends I
    ? () => string
    : (inputs: I) => string
  : never

/** What a module of compiled messages says, in one language: `t.next_step()`. */
export type MessagesOf<Compiled> = { readonly [K in keyof Compiled]: Said<Compiled[K]> } & {
  readonly language: Language
}

/** Every message of src/messages/{en,zh} but those that are fetched apart. */
export type Messages = MessagesOf<English>

/** Fetches messages when they are first asked for; the same promise every time. */
export function messagesLoader<Compiled>(
  modules: Readonly<Record<Language, () => Promise<object>>>,
): (language: Language) => Promise<MessagesOf<Compiled>> {
  const loaded = new Map<Language, Promise<MessagesOf<Compiled>>>()
  return (language) => {
    let messages = loaded.get(language)
    if (!messages) {
      messages = modules[language]().then((words) => ({ ...words, language }) as MessagesOf<Compiled>)
      loaded.set(language, messages)
      // What failed may succeed when it is asked for again.
      messages.catch(() => loaded.delete(language))
    }
    return messages
  }
}

/**
 * The words of one language. Several players on one page may speak different languages: nothing here is global.
 */
export const loadMessages = messagesLoader<English>({
  en: () => import('./compiled/messages/en.js'),
  zh: () => import('./compiled/messages/zh.js'),
})
