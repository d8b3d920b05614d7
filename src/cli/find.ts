import { LANGUAGES, type Language } from '../messages/messages'
import { spoken } from '../messages/spoken'
import type { Findable } from '../panels/find/findable'
import { finderOf } from '../panels/find/load'
import { Failure, oneOf } from './failure'
import { readArguments } from './options'
import { write } from './output'

function text(found: readonly Findable[], language: Language): string {
  const width = Math.max(...found.map(({ id }) => id.length))
  return found
    .map(({ id, title, kind, states }) => {
      const where = kind === 'trouble' ? `${states[0]}: ` : ''
      return `${id.padEnd(width)}  ${where}${spoken({ language }, title)}`
    })
    .join('\n')
}

/** `find WORDS...`: scenarios, states and troubles that fit, the best first; the page's search is the same. */
export async function findCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean' }, lang: { type: 'string' } })
  const language = oneOf('language', values.lang ?? 'en', LANGUAGES)
  const words = positionals.join(' ')
  if (words.trim() === '') throw new Failure('find takes words to look for; see tcp-visualizer --help')
  const found = (await finderOf()).search(words).map(({ findable }) => findable)
  const rows = found.map(({ kind, id, title, address }) => ({
    kind,
    id,
    title: spoken({ language }, title),
    address,
  }))
  if (values.json) await write(`${JSON.stringify(rows, null, 2)}\n`)
  else await write(found.length > 0 ? `${text(found, language)}\n` : '')
}
