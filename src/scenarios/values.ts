import { type Hint, unexpected } from './errors'
import type { Range } from './language'
import type { Line, Token } from './lexer'
import { readDuration, readInteger, writeDuration } from './numbers'
import { nearest } from './suggest'

/** "client, server or both" */
export function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

type Suggest = (written: string) => Hint | undefined

/** Takes one word of a vocabulary, in whatever case. */
export function keyword<K extends string>(
  line: Line,
  vocabulary: readonly K[],
  expected: string,
  suggest: Suggest = (written) => nearest(written, vocabulary),
): K {
  const token = line.peek()
  const written = token?.kind === 'word' ? token.text.toLowerCase() : undefined
  const word = vocabulary.find((known) => known === written)
  if (word === undefined) return line.fail(expected, token && suggest(token.text))
  line.take('word')
  return word
}

/** Takes one name that must be spelled exactly so. */
export function name<K extends string>(
  line: Line,
  vocabulary: readonly K[],
  expected: string,
  suggest: Suggest = (written) => nearest(written, vocabulary),
): K {
  const token = line.peek()
  const known = vocabulary.find((candidate) => candidate === token?.text)
  if (known === undefined) return line.fail(expected, token && suggest(token.text))
  line.take('word')
  return known
}

/** "a port from 1 to 65535" */
export const bounded = (what: string, { min, max }: Range) => `${what} from ${min} to ${max}`

/** Takes a whole number; `what` is "a port" or the like. */
export function integer(line: Line, range: Range, what: string): number {
  const expected = bounded(what, range)
  const value = readInteger(line.peek()?.text ?? '', range)
  if (value === undefined) return line.fail(expected)
  line.take('word')
  return value
}

/** "a duration from 0ms to 600s, such as 50ms or 1.5s" */
export const boundedDuration = ({ min, max }: Range) =>
  `a duration from ${writeDuration(min)} to ${writeDuration(max)} in whole microseconds, such as 50ms or 1.5s`

/** How people write the units elsewhere. */
const UNIT =
  /^(\d+(?:[.,]\d+)?)(m|mins?|minutes?|s|secs?|seconds?|ms|msecs?|millis(?:econds)?|[uµμ]s(?:ecs?)?|h|hours?)$/i

/** "2m", "10 ms" and "1,5s" as the language has them. */
function durationMeant(written: string): string | undefined {
  const [, count = '', unit = ''] = UNIT.exec(written.normalize('NFKC')) ?? []
  const number = count.replace(',', '.')
  if (number === '') return undefined
  if (/^h/i.test(unit)) return `${Number(number) * 60}min`
  if (/^m($|in)/i.test(unit)) return `${number}min`
  if (/^s/i.test(unit)) return `${number}s`
  return `${number}${/^m/i.test(unit) ? 'ms' : 'us'}`
}

/** Takes a duration; in microseconds. */
export function duration(line: Line, range: Range): { readonly token: Token; readonly value: number } {
  const expected = boundedDuration(range)
  const written = line.stretch()
  const token = line.demand('word', expected)
  const value = readDuration(token.text, range)
  // A decimal comma, or a space before the unit.
  const isWhole = written?.text === token.text
  if (value !== undefined && isWhole) return { token, value }
  const unit = isWhole ? (line.peek()?.text ?? '') : ''
  const text = written?.text ?? token.text
  const meant = durationMeant(text) ?? durationMeant(`${text}${unit}`)
  throw unexpected({ ...token, text }, expected, meant)
}
