import { LANGUAGES, loadCardMessages, loadReferenceMessages } from '../../messages/messages'
import { findables, type Telling } from './findable'
import { Finder } from './search'

async function tellingIn(language: (typeof LANGUAGES)[number]): Promise<readonly [string, Telling]> {
  const [cards, reference] = await Promise.all([loadCardMessages(language), loadReferenceMessages(language)])
  return [language, { cards, reference }]
}

/** Finds in every language: who reads one may know the other's word. */
export async function finderOf(): Promise<Finder> {
  const told = Object.fromEntries(await Promise.all(LANGUAGES.map(tellingIn)))
  return new Finder(findables(told as Parameters<typeof findables>[0]))
}
