import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SECTIONS } from '../testing/sections'
import { RULES, verdictOf } from './rules'

/** What is accepted is told by what it does; for the others the rule is all that there is to say. */
test.each(['en', 'zh'])('every rule that turns a segment away has its words in %s', (language) => {
  const file = new URL(`../../messages/${language}/narration.json`, import.meta.url)
  const words: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'))
  const turnedAway = RULES.filter((rule) => verdictOf(rule).outcome !== 'accepted')
  const without = turnedAway.filter((rule) => !words[`verdict_${rule.replaceAll('-', '_')}`])
  expect(without).toEqual([])
})

test('every rule names a section that there is', () => {
  const cited = RULES.map((rule) => verdictOf(rule).rfc).filter((rfc) => !/^RFC \d+ §[\d.]+$/.test(rfc))
  expect(cited.filter((section) => !SECTIONS.has(section))).toEqual([])
})
