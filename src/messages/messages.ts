import { m } from './compiled/messages.js'

export const LANGUAGES = ['en', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]

type Bound<F> = F extends (inputs: infer I, ...rest: never[]) => unknown
  ? Record<string, never> extends I
    ? () => string
    : (inputs: I) => string
  : never

/** Every message of src/messages/{en,zh}, bound to one language: `t.next_step()`. */
export type Messages = { readonly [K in keyof typeof m]: Bound<(typeof m)[K]> } & {
  readonly language: Language
}

const cache = new Map<Language, Messages>()

/** Several players on one page may speak different languages: nothing here is global. */
export function messagesIn(language: Language): Messages {
  let messages = cache.get(language)
  if (!messages) {
    const entries = Object.entries(m as Record<string, unknown>).map(([key, message]) => [
      key,
      (inputs: unknown) =>
        (message as (i: unknown, o: { locale: Language }) => string)(inputs ?? {}, { locale: language }),
    ])
    messages = { ...Object.fromEntries(entries), language } as Messages
    cache.set(language, messages)
  }
  return messages
}
