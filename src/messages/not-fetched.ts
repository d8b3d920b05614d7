import type { Language } from '../timeline/languages'

const SAID: Readonly<Record<Language, string>> = {
  en: 'This could not be fetched. Please load the page again.',
  zh: '内容没有取到，请重新载入页面。',
}

/** What is said where no words could be fetched: in every language, since none is known to be the reader's. */
export const NOT_FETCHED = Object.values(SAID).join(' ')
