import type { Speech } from '../../messages/messages'

type Grammar = Speech['grammar']

/** Seconds for which the eye finds the place, before it reads. */
const LOOK = 0.3
/** As many words are told while a run plays, at most; or as long a line where words are not set apart. */
const MOST_TOLD = { word: 25, character: 44 }

/** How many words a text has; where words are not set apart, how many characters wide it is: of letters two to one. */
function lengthOf(text: string, { reading }: Grammar): number {
  if (reading.unit === 'word') return text.split(/\s+/).filter(Boolean).length
  const letters = text.match(/[\x21-\x7e]/g)?.length ?? 0
  const all = text.match(/\S/gu)?.length ?? 0
  return all - letters / 2
}

/** How long a text is held, in seconds at speed 1; none where there is nothing to read. */
export function readingTime(text: string, { grammar }: Pick<Speech, 'grammar'>): number {
  const length = lengthOf(text, grammar)
  return length > 0 ? LOOK + length * grammar.reading.seconds : 0
}

/** What of a text is told while a run plays: its first sentence, and as many more as can be read along. */
export function toldInPlay(text: string, { grammar }: Pick<Speech, 'grammar'>): string {
  const sentences = text.split(/(?<=\.”?) (?=[\p{Lu}“\d])|(?<=。)/u)
  const most = MOST_TOLD[grammar.reading.unit]
  let told = ''
  for (const sentence of sentences) {
    const longer = told ? told + grammar.gap + sentence : sentence
    if (told && lengthOf(longer, grammar) > most) break
    told = longer
  }
  return told
}
