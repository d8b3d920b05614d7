import { stemmer } from 'stemmer'
import { FILLERS, HAN, namesJoined, runsOf, segmentsOf, stateNamed } from './query'

/** As people count in either way: "3-way", "three-way". */
const NUMBERS = new Map([
  ['two', '2'],
  ['three', '3'],
  ['four', '4'],
  ['eleven', '11'],
])

/** What joins the parts of a name: "tcp_fin_timeout" is looked for whole, and by its parts. */
const JOINERS = /[-_+'’]/

const termOf = (word: string) => NUMBERS.get(word) ?? stemmer(word)

/** A state by its name in the RFC, however it is spelled; a name that is also a word counts as that, too. */
function termsOfName(words: readonly string[]): readonly string[] {
  const state = stateNamed(words.join(''))
  if (!state) return words.map(termOf)
  return words.length === 1 && !JOINERS.test(state) ? [state, termOf(words[0] ?? '')] : [state]
}

/** Words as they are written, and the parts of those that are joined. */
function latinTerms(written: readonly string[]): readonly string[] {
  const words = written.map((word) => word.replaceAll(new RegExp(JOINERS, 'g'), '').toLowerCase())
  const parts = written
    .filter((word) => JOINERS.test(word) && !stateNamed(word))
    .flatMap((word) => word.toLowerCase().split(JOINERS))
    .filter((part) => part !== '' && !FILLERS.has(part))
  return [...namesJoined(words).flatMap(termsOfName), ...parts.map(termOf)]
}

/** Nobody sets spaces in Chinese: what stands between words that only hold a sentence together goes by pairs. */
function chineseTerms(run: string): readonly string[] {
  const stretches: string[] = ['']
  for (const word of segmentsOf(run)) {
    if (FILLERS.has(word)) stretches.push('')
    else stretches[stretches.length - 1] += word
  }
  return stretches.flatMap((stretch) => {
    const characters = [...stretch]
    if (characters.length < 2) return characters
    return characters.slice(1).map((character, at) => `${characters[at]}${character}`)
  })
}

/** Runs of the same script, one after another: words of a name may be several. */
function groupsOf(runs: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = []
  for (const run of runs) {
    const group = groups.at(-1)
    if (group && !HAN.test(run) && !HAN.test(group[0] ?? '')) group.push(run)
    else groups.push([run])
  }
  return groups
}

/**
 * What a text can be found by, or is looked for by: words by their stems, a state by its name in the RFC whatever its
 * spelling, Chinese by pairs of characters. Words that only hold a sentence together count where there is nothing
 * else.
 */
export function termsOf(text: string): readonly string[] {
  const groups = groupsOf(runsOf(text))
  const telling = groups.flatMap((group) =>
    HAN.test(group[0] ?? '')
      ? group.flatMap(chineseTerms)
      : latinTerms(group.filter((word) => !FILLERS.has(word.toLowerCase()))),
  )
  return telling.length > 0 ? telling : groups.flat().map((word) => word.toLowerCase())
}
