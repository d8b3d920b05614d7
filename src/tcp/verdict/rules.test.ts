import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SECTIONS } from '../testing/sections'
import { RULES, verdictOf } from './rules'

test.each(['en', 'zh'])('every rule has its words in %s', (language) => {
  const file = new URL(`../../messages/${language}/narration.json`, import.meta.url)
  const words: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'))
  // What is accepted is narrated by what it does; its rule is told where one asks for it.
  const keys = (rule: string) => ['verdict', 'accepted'].map((kind) => `${kind}_${rule.replaceAll('-', '_')}`)
  expect(RULES.filter((rule) => !keys(rule).some((key) => words[key]))).toEqual([])
})

test('every rule names a section that there is', () => {
  const cited = RULES.map((rule) => verdictOf(rule).rfc).filter((rfc) => !/^RFC \d+ §[\d.]+$/.test(rfc))
  expect(cited.filter((section) => !SECTIONS.has(section))).toEqual([])
})
