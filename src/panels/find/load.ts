import { LANGUAGES, loadCardMessages, loadReferenceMessages } from '../../messages/messages'
import { findables, type Telling } from './findable'
import { Finder } from './search'

async function tellingIn(language: (typeof LANGUAGES)[number]): Promise<readonly [string, Telling]> {
  const [cards, reference] = await Promise.all([loadCardMessages(language), loadReferenceMessages(language)])
  return [language, { cards, reference }]
}

async function make(): Promise<Finder> {
  const told = Object.fromEntries(await Promise.all(LANGUAGES.map(tellingIn)))
  return new Finder(findables(told as Parameters<typeof findables>[0]))
}

let finder: Promise<Finder> | undefined

/** Finds in every language: who reads one may know the other's word. Made once; what failed is tried again. */
export function finderOf(): Promise<Finder> {
  finder ??= make().catch((error: unknown) => {
    finder = undefined
    throw error
  })
  return finder
}
