import { BASE_LANGUAGE, LANGUAGES, type Language, OTHER_LANGUAGES } from '../timeline/languages'
import type { Words } from '../timeline/timeline'
import type { Line } from './lexer'

const TAGS = OTHER_LANGUAGES.join('|')
const TAG = new RegExp(`^(${TAGS})(?:\\s+|$)`, 'i')
const ESCAPED_TAG = new RegExp(`^\\\\(?=\\\\*(?:${TAGS})(?:\\s|$))`, 'i')
const TAG_TO_ESCAPE = new RegExp(`^(?=\\\\*(?:${TAGS})(?:\\s|$))`, 'i')

const NAMES = new Intl.DisplayNames('en', { type: 'language' })

/** Words as the author means them: `\#` is a number sign, a leading `\zh` a word and not the language. */
export const unescapeText = (written: string) => written.replace(ESCAPED_TAG, '').replaceAll('\\#', '#')

/** Words as one line holds them, whatever they hold; `unescapeText` turned round. */
export const escapeText = (text: string) =>
  text
    .replace(/[^\P{Cc}\t]+/gu, ' ')
    .trim()
    .replaceAll('#', '\\#')
    .replace(TAG_TO_ESCAPE, '\\')

/** The words after a keyword: in the language that is named before them, else in English. */
export interface WrittenWords {
  readonly language: Language
  readonly text: string
}

/** Takes a keyword's words, which are the rest of the line. */
export function readText(line: Line, keyword: string, what: string): string {
  const next = line.peek()
  if (next && next.kind !== 'word' && line.isGlued()) line.fail(`a space after ${keyword}`)
  if (!next) line.fail(what)
  return line.rest()
}

export function readWords(line: Line, keyword: string): WrittenWords {
  const what = `the words of the ${keyword}`
  const text = readText(line, keyword, what)
  const tag = TAG.exec(text)
  const language = LANGUAGES.find((known) => known === tag?.[1]?.toLowerCase())
  if (!tag || !language) return { language: BASE_LANGUAGE, text: unescapeText(text) }
  if (tag[0].length === text.length) line.fail(`${what} in ${NAMES.of(language)}`)
  return { language, text: unescapeText(text.slice(tag[0].length)) }
}

/** Whether anything is said, in whatever language. */
export const isSaid = (written: Partial<Words>): boolean =>
  LANGUAGES.some((language) => written[language] !== undefined)

/** What is said in one language alone is said to everybody. */
export function completeWords(written: Partial<Words>): Words {
  const first = LANGUAGES.find((language) => written[language] !== undefined)
  return { ...written, [BASE_LANGUAGE]: first === undefined ? '' : (written[first] ?? '') }
}
