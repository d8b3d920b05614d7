import { WHAT } from '../commands/ss/filter'
import { KNOWN_OPTIONS as SS_OPTIONS } from '../commands/ss/ss'
import { STATE_WORDS } from '../commands/ss/states'
import { BUILT_IN } from './session'
import { COMMAND_NAMES } from './shell'

export interface Completion {
  readonly line: string
  readonly cursor: number
  /** What the word may become, where it is not clear yet. */
  readonly choices: readonly string[]
}

const FILES = ['/proc/net/tcp', '/proc/net/tcp6']

/** What an argument may be, by command, from the word before it and what of it is there. */
const ARGUMENTS: Readonly<Record<string, (before: string, word: string) => readonly string[]>> = {
  ss: (before, word) => {
    if (before === 'state' || before === 'exclude') return STATE_WORDS
    if (word.startsWith('--')) return SS_OPTIONS.map(([, long]) => long)
    if (word.startsWith('-')) return SS_OPTIONS.map(([short]) => short)
    if (WHAT.includes(before)) return ['=', '!=', '<=', '>=']
    return ['state', 'exclude', ...WHAT]
  },
  netstat: () => ['-t', '-a', '-n', '-o', '-p', '-l'],
  cat: () => FILES,
  grep: (_, word) => (word.startsWith('-') ? ['-c', '-v', '-i', '-E'] : FILES),
  wc: () => ['-l', '-w', '-c'],
  sort: () => ['-n', '-r', '-u', '-k'],
  uniq: () => ['-c', '-d', '-u'],
  head: () => ['-n'],
  tail: () => ['-n'],
}

/** The longest beginning that all have. */
const beginningOf = (words: readonly string[]): string =>
  words.reduce((common, word) => {
    let length = 0
    while (length < common.length && common[length] === word[length]) length++
    return common.slice(0, length)
  })

/** What Tab makes of a line at the cursor; null where there is nothing to complete, as on an empty line. */
export function complete(line: string, cursor: number): Completion | null {
  const typed = line.slice(0, cursor)
  if (typed.trim() === '') return null
  const command = typed.slice(Math.max(...['|', ';', '&'].map((sign) => typed.lastIndexOf(sign))) + 1)
  const words = command.trimStart().split(/\s+/)
  const [name = '', ...args] = words
  const word = args.at(-1) ?? name
  const known =
    args.length === 0
      ? [...COMMAND_NAMES, ...(command === typed ? BUILT_IN : [])]
      : Object.hasOwn(ARGUMENTS, name)
        ? (ARGUMENTS[name]?.(words.at(-2) ?? '', word) ?? [])
        : []
  const fitting = [...new Set(known)].filter((each) => each.startsWith(word)).toSorted()
  if (fitting.length === 0) return null
  const [only, ...others] = fitting
  const completed = others.length === 0 ? `${only} ` : beginningOf(fitting)
  const begin = typed.slice(0, typed.length - word.length) + completed
  return {
    line: begin + line.slice(cursor),
    cursor: begin.length,
    choices: others.length === 0 ? [] : fitting,
  }
}
