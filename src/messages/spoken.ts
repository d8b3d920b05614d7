import type { Words } from '../timeline/timeline'
import type { Speech } from './messages'

/** Words of an author in a language, or else in English. */
export const spoken = ({ language }: Pick<Speech, 'language'>, words: Words): string =>
  words[language] ?? words.en
