export const LANGUAGES = ['en', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]

type English = typeof import('./compiled/messages/en.js')

/** The values that a message has places for; none: it takes no argument. */
type Said<F> = F extends (inputs: infer I) => unknown
  ? Record<string, never> extends I
    ? () => string
    : (inputs: I) => string
  : never

/** Every message of src/messages/{en,zh}, in one language: `t.next_step()`. */
export type Messages = { readonly [K in keyof English]: Said<English[K]> } & {
  readonly language: Language
}

const LOADERS: Readonly<Record<Language, () => Promise<object>>> = {
  en: () => import('./compiled/messages/en.js'),
  zh: () => import('./compiled/messages/zh.js'),
}

const loaded = new Map<Language, Promise<Messages>>()

/**
 * The words of one language, fetched when they are first asked for; the same promise every time.
 * Several players on one page may speak different languages: nothing here is global.
 */
export function loadMessages(language: Language): Promise<Messages> {
  let messages = loaded.get(language)
  if (!messages) {
    messages = LOADERS[language]().then((words) => ({ ...words, language }) as Messages)
    loaded.set(language, messages)
    // What failed may succeed when it is asked for again.
    messages.catch(() => loaded.delete(language))
  }
  return messages
}
