import { expect, it } from 'vitest'
import { languageOf } from './languages'

it.each([
  [['zh-CN', 'en'], 'zh'],
  [['zh-Hant-TW'], 'zh'],
  [['fr-FR', 'zh-CN', 'en'], 'zh'],
  [['en-GB', 'zh'], 'en'],
  [['fr-FR'], 'en'],
  [[], 'en'],
])('of the languages %o speaks %s', (preferred, language) => {
  expect(languageOf(preferred)).toBe(language)
})
