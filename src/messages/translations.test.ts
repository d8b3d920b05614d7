import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LANGUAGES, type Language } from './messages'

const folder = (language: Language) => new URL(`./${language}/`, import.meta.url)

const read = (language: Language, file: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(file, folder(language)), 'utf8'))

/** Each once: one language may say “it” where another repeats the name. */
const placeholders = (message: string) => [...new Set([...message.matchAll(/\{\w+\}/g)].map(String))].sort()

const files = readdirSync(folder('en'))
const translations = LANGUAGES.filter((language) => language !== 'en')

test.each(translations)('%s says all that English says', (language) => {
  expect(readdirSync(folder(language))).toEqual(files)
  for (const file of files) {
    expect(Object.keys(read(language, file)).sort(), file).toEqual(Object.keys(read('en', file)).sort())
  }
})

test.each(translations)('%s leaves no message empty and fills in the same values', (language) => {
  for (const file of files) {
    const english = read('en', file)
    for (const [key, message] of Object.entries(read(language, file))) {
      expect(message.trim(), key).not.toBe('')
      expect(placeholders(message), key).toEqual(placeholders(english[key] ?? ''))
    }
  }
})

test('a key stands in one file only', () => {
  const keys = files.flatMap((file) => Object.keys(read('en', file)))
  expect(keys).toEqual([...new Set(keys)])
})
