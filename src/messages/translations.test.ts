import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { BASE_LANGUAGE } from '../timeline/languages'
import { LANGUAGES, type Language } from './messages'

const folder = (language: Language) => new URL(`./${language}/`, import.meta.url)

const read = (language: Language, file: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(file, folder(language)), 'utf8'))

/** Each once: one language may say “it” where another repeats the name. */
const placeholders = (message: string) => [...new Set([...message.matchAll(/\{\w+\}/g)].map(String))].sort()

/** The forms of a number differ from language to language: the one that all have stands for them. */
const keysOf = (messages: Record<string, string>) =>
  Object.keys(messages)
    .filter(
      (key) => !/_(zero|one|two|few|many)$/.test(key) || !(key.replace(/_[a-z]+$/, '_other') in messages),
    )
    .sort()

const files = readdirSync(folder(BASE_LANGUAGE))
const translations = LANGUAGES.filter((language) => language !== BASE_LANGUAGE)

test.each(translations)('%s says all that English says', (language) => {
  expect(readdirSync(folder(language))).toEqual(files)
  for (const file of files) {
    const [said, english] = [read(language, file), read(BASE_LANGUAGE, file)].map(keysOf)
    expect(said, file).toEqual(english)
  }
})

/** The subject of a clause, which Chinese leaves out where it is clear. */
const LEFT_OUT = 'it'

test.each(translations)('%s leaves no message empty and fills in the same values', (language) => {
  for (const file of files) {
    const english = read(BASE_LANGUAGE, file)
    for (const [key, message] of Object.entries(read(language, file))) {
      if (key !== LEFT_OUT) expect(message.trim(), key).not.toBe('')
      if (key in english) expect(placeholders(message), key).toEqual(placeholders(english[key] ?? ''))
    }
  }
})

test('a key stands in one file only', () => {
  const keys = files.flatMap((file) => Object.keys(read(BASE_LANGUAGE, file)))
  expect(keys).toEqual([...new Set(keys)])
})

test('each language has its folder, each folder its language', () => {
  const folders = readdirSync(new URL('.', import.meta.url)).filter((name) =>
    /^[a-z]{2,3}(-\w+)*$/.test(name),
  )
  expect(folders.sort()).toEqual([...LANGUAGES].sort())
})
