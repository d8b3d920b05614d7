import { vi } from 'vitest'
import type { Language } from '../../timeline/languages'
import type { Grammar } from '../grammar'

/** A language that nobody speaks, to see that a third needs words and no code. */
export const PRETENDED = 'qq' as Language

/** A text as the pretended language writes it: in wide letters, so that what no message said stands out. */
const pretend = (text: string): string =>
  text.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))

/** Whether a text says something in the pretended language. */
export const isPretended = (text: string): boolean => /[\uff41-\uff5a]/.test(text)

type Inputs = Readonly<Record<string, unknown>>
type Said = Readonly<Record<string, (inputs?: Inputs) => string>>
type Part = Readonly<Record<string, () => Promise<{ readonly default: Said }>>>

/** A message in wide letters, but for the values that are set into it. */
function pretended(say: Said[string]): Said[string] {
  return (inputs = {}) => {
    const places = Object.fromEntries(Object.keys(inputs).map((name, index) => [name, `<${index}>`]))
    const values = Object.values(inputs)
    return pretend(say(places)).replace(/<(\d+)>/g, (_, index) => String(values[index]))
  }
}

async function pretendedPart(part: Part): Promise<{ readonly default: Said }> {
  const { default: words } = await (part.en as Part[string])()
  return {
    default: Object.fromEntries(Object.entries(words).map(([key, say]) => [key, pretended(say)])),
  }
}

/** The parts of the words, each in the pretended language as well. */
const withPretendedWords = (parts: Readonly<Record<string, Part>>) =>
  Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      { ...part, [PRETENDED]: () => pretendedPart(part) } satisfies Part,
    ]),
  )

const GRAMMAR: Grammar = {
  name: pretend('Third'),
  gap: ' ',
  stop: '.',
  semicolon: '; ',
  capitals: false,
  reading: { unit: 'word', seconds: 0.24 },
}

/** From now on modules that are imported find a third language where there are two. */
export function pretendLanguage(): void {
  vi.resetModules()
  vi.doMock('../../timeline/languages', async (original) => {
    const languages = await original<typeof import('../../timeline/languages')>()
    return {
      ...languages,
      OTHER_LANGUAGES: [...languages.OTHER_LANGUAGES, PRETENDED],
      LANGUAGES: [...languages.LANGUAGES, PRETENDED],
    }
  })
  vi.doMock('../grammar', async (original) => {
    const { GRAMMARS } = await original<typeof import('../grammar')>()
    return { GRAMMARS: { ...GRAMMARS, [PRETENDED]: GRAMMAR } }
  })
  vi.doMock('../compiled/parts', async (original) => withPretendedWords(await original()))
}

/** Ends it. */
export function forgetLanguage(): void {
  for (const path of ['../../timeline/languages', '../grammar', '../compiled/parts']) vi.doUnmock(path)
  vi.resetModules()
}

/** A script whose author speaks the pretended language too. */
export const withPretendedAuthor = (script: string): string =>
  script.replace(
    /^(\s*)(title|intro|question|answer|note) (?!zh )(.+)$/gm,
    (line, indent, keyword, words) => `${line}\n${indent}${keyword} ${PRETENDED} ${pretend(words)}`,
  )
