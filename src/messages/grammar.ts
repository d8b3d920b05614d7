import type { Language } from '../timeline/languages'

/** How words are set in a language, beside what its messages say. */
export interface Grammar {
  /** The language in its own words. */
  readonly name: string
  /** What stands between two sentences. */
  readonly gap: string
  /** What ends a sentence. */
  readonly stop: string
  /** What stands between two clauses. */
  readonly semicolon: string
  /** Whether a sentence begins with a capital. */
  readonly capitals: boolean
  /** By what reading is measured, and how many seconds one of them takes who looks at a picture as well. */
  readonly reading: { readonly unit: 'word' | 'character'; readonly seconds: number }
}

export const GRAMMARS: Readonly<Record<Language, Grammar>> = {
  en: {
    name: 'English',
    gap: ' ',
    stop: '.',
    semicolon: '; ',
    capitals: true,
    reading: { unit: 'word', seconds: 0.24 },
  },
  zh: {
    name: '中文',
    gap: '',
    stop: '。',
    semicolon: '；',
    capitals: false,
    reading: { unit: 'character', seconds: 0.12 },
  },
}
