import { type Command, failed, joined, linesOf } from './command'
import { readFile } from './files'
import { getopt, type Option } from './getopt'

const OPTIONS: readonly Option[] = [
  { short: 'c', long: 'count' },
  { short: 'v', long: 'invert-match' },
  { short: 'i', long: 'ignore-case' },
  { short: 'E', long: 'extended-regexp' },
  { short: 'F', long: 'fixed-strings' },
  { short: 'G', long: 'basic-regexp' },
  { short: 'w', long: 'word-regexp' },
  { short: 'x', long: 'line-regexp' },
  { short: 'n', long: 'line-number' },
  { short: 'q', long: 'quiet' },
  { short: 's', long: 'no-messages' },
  { short: 'e', long: 'regexp', value: true },
  { long: 'color' },
]

const USAGE = "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n"

/** The classes of POSIX, as they stand inside of brackets. */
const CLASSES: Readonly<Record<string, string>> = {
  ...{ alpha: 'A-Za-z', digit: '0-9', alnum: 'A-Za-z0-9', upper: 'A-Z', lower: 'a-z', space: '\\s' },
  ...{ blank: ' \\t', xdigit: '0-9A-Fa-f', punct: '!-\\/:-@\\[-`{-~' },
}

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** A bracket expression from its opening: what it is in JavaScript, and its length; null: it does not end. */
function bracket(
  pattern: string,
  start: number,
): { readonly source: string; readonly length: number } | null {
  const [whole, not = '', first = '', rest = ''] =
    /^\[(\^?)(\]?)((?:\[:[a-z]+:\]|[^\]])*)\]/.exec(pattern.slice(start)) ?? []
  if (whole === undefined) return null
  const inner = `${first}${rest}`
    .split(/(\[:[a-z]+:\])/)
    .map((part) => CLASSES[/^\[:([a-z]+):\]$/.exec(part)?.[1] ?? ''] ?? part.replace(/[\\[\]^]/g, '\\$&'))
    .join('')
  return { source: `[${not}${inner}]`, length: whole.length }
}

const SPECIAL = '+?(){}|'

/**
 * A pattern of POSIX as a source of JavaScript's. In a basic one the special characters are those with a backslash.
 * Throws a string, in the words of grep.
 */
export function sourceOf(pattern: string, extended: boolean): string {
  let source = ''
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] as string
    if (character === '[') {
      const found = bracket(pattern, at)
      if (!found) throw 'Unmatched [, [^, [:, [., or [='
      source += found.source
      at += found.length - 1
    } else if (character === '\\') {
      const next = pattern[++at]
      if (next === undefined) throw 'Trailing backslash'
      if (SPECIAL.includes(next)) source += extended ? literal(next) : next
      else source += /[wWsSbB<>]/.test(next) ? `\\${next.replace(/[<>]/, 'b')}` : literal(next)
    } else if (character === '*') {
      source += source === '' || /(^|[^\\])[(|]$/.test(source) ? '\\*' : /[^\\]\*$/.test(source) ? '' : '*'
    } else if (SPECIAL.includes(character)) {
      source += extended ? character : literal(character)
    } else if (character === '^' || character === '$' || character === '.') source += character
    else source += literal(character)
  }
  return source
}

/** What lines are held against; a string is what grep says of a pattern that cannot be meant. */
function matcherOf(patterns: readonly string[], has: (name: string) => boolean): RegExp | string {
  try {
    const sources = patterns.map((pattern) => (has('F') ? literal(pattern) : sourceOf(pattern, has('E'))))
    const any = `(?:${sources.join('|')})`
    const whole = has('x') ? `^${any}$` : has('w') ? `(?<!\\w)${any}(?!\\w)` : any
    return new RegExp(whole, has('i') ? 'i' : '')
  } catch (error) {
    if (typeof error === 'string') return error
    return patterns.some((pattern) => /[()]/.test(pattern))
      ? 'Unmatched ( or \\('
      : 'Invalid regular expression'
  }
}

/** `grep` 3.8: 0 where a line was found, 1 where none was, 2 where something is wrong. */
export const grep: Command = (args, input, host) => {
  const given = getopt(args, OPTIONS)
  if (!given.ok) return failed(`grep: ${given.error}\n${USAGE}`, 2)
  const names = given.options.map(({ name }) => name)
  const has = (name: string) => names.includes(name)
  const named = given.options.filter(({ name }) => name === 'e').map(({ value }) => value)
  const [first, ...others] = given.operands
  if (named.length === 0 && first === undefined) return failed(USAGE, 2)
  const patterns = (named.length > 0 ? named : [first ?? '']).flatMap((each) => each.split('\n'))
  const paths = named.length > 0 ? given.operands : others
  const matcher = matcherOf(patterns, has)
  if (typeof matcher === 'string') return failed(`grep: ${matcher}\n`, 2)
  const lines: string[] = []
  const faults: string[] = []
  let found = false
  for (const path of paths.length > 0 ? paths : ['-']) {
    const read = readFile(path, input, host)
    if ('reason' in read) {
      if (!has('s')) faults.push(`grep: ${path}: ${read.reason}\n`)
      continue
    }
    const start = paths.length > 1 ? `${path}:` : ''
    const matches = linesOf(read.text)
      .map((line, place) => ({ line, number: place + 1 }))
      .filter(({ line }) => matcher.test(line) !== has('v'))
    found ||= matches.length > 0
    if (has('q')) continue
    if (has('c')) lines.push(`${start}${matches.length}`)
    else lines.push(...matches.map(({ line, number }) => `${start}${has('n') ? `${number}:` : ''}${line}`))
  }
  return { out: joined(lines), err: faults.join(''), status: faults.length > 0 ? 2 : found ? 0 : 1 }
}
