import type { Words } from '../timeline/timeline'
import type { Line } from './lexer'

const TAG = /^zh(?:\s+|$)/i
const ESCAPED_TAG = /^\\(?=\\*zh(?:\s|$))/i
const TAG_TO_ESCAPE = /^(?=\\*zh(?:\s|$))/i

/** Words as the author means them: `\#` is a number sign, a leading `\zh` a word and not the language. */
export const unescapeText = (written: string) => written.replace(ESCAPED_TAG, '').replaceAll('\\#', '#')

/** Words as one line holds them, whatever they hold; `unescapeText` turned round. */
export const escapeText = (text: string) =>
  text
    .replace(/[^\P{Cc}\t]+/gu, ' ')
    .trim()
    .replaceAll('#', '\\#')
    .replace(TAG_TO_ESCAPE, '\\')

/** The words after a keyword: in Chinese after `zh`, else in English. */
export interface WrittenWords {
  readonly language: keyof Words
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
  if (!tag) return { language: 'en', text: unescapeText(text) }
  if (tag[0].length === text.length) line.fail(`${what} in Chinese`)
  return { language: 'zh', text: unescapeText(text.slice(tag[0].length)) }
}

/** What is said in one language alone is said in both. */
export function completeWords(written: Partial<Words>): Words {
  const en = written.en ?? written.zh ?? ''
  return written.zh === undefined ? { en } : { en, zh: written.zh }
}
