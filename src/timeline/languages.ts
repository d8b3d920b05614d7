/** Languages that people are spoken to in: each a folder of src/messages. The first says everything. */
export const LANGUAGES = ['en', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]

/** The language of what an author says without naming one, and of who speaks none of ours. */
export const [BASE_LANGUAGE, ...OTHER_LANGUAGES] = LANGUAGES

/** The first of these language tags (BCP 47) that we speak; English where there is none. */
export const languageOf = (wanted: readonly string[]): Language =>
  wanted
    .map((tag) => LANGUAGES.find((known) => tag.toLowerCase().split('-')[0] === known))
    .find((known) => known !== undefined) ?? BASE_LANGUAGE
