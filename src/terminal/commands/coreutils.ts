import { type Command, failed, joined, linesOf, type Outcome, printed } from './command'
import { readFile } from './files'
import { type Arguments, type Given, getopt, type Option } from './getopt'

const options = (letters: Readonly<Record<string, string>>, withValue = ''): readonly Option[] =>
  Object.entries(letters).map(([short, long]) =>
    withValue.includes(short) ? { short, long, value: true } : { short, long },
  )

/** A fault in the arguments, as coreutils tell of it. */
const misused = (program: string, error: string, status = 1): Outcome =>
  failed(`${program}: ${error}\nTry '${program} --help' for more information.\n`, status)

type Fit = Extract<Arguments, { ok: true }>

/** A program that reads one text: its operands' files after each other, or standard input. */
const reader =
  (
    program: string,
    known: readonly Option[],
    work: (text: string, given: Fit) => Outcome,
    { status = 1, unread = (path: string, reason: string) => `${path}: ${reason}` } = {},
  ): Command =>
  (args, input, host) => {
    const given = getopt(args, known)
    if (!given.ok) return misused(program, given.error, status)
    const texts: string[] = []
    const faults: string[] = []
    for (const path of given.operands.length > 0 ? given.operands : ['-']) {
      const read = readFile(path, input, host)
      if ('text' in read) texts.push(read.text)
      else faults.push(`${program}: ${unread(path, read.reason)}\n`)
    }
    if (faults.length > 0 && texts.length === 0) return failed(faults.join(''), status)
    const done = work(texts.join(''), given)
    if (faults.length === 0) return done
    return { out: done.out, err: faults.join('') + done.err, status }
  }

const has = ({ options: given }: Fit, name: string) => given.some((option) => option.name === name)

export const cat: Command = reader('cat', options({ n: 'number' }), (text, given) =>
  has(given, 'n')
    ? printed(joined(linesOf(text).map((line, place) => `${String(place + 1).padStart(6)}\t${line}`)))
    : printed(text),
)

const WORD = /\S+/g

/** Counts stand in the columns of `wc`: one alone as it is, several seven wide where they come from a pipe. */
export const wc: Command = (args, input, host) => {
  const given = getopt(args, options({ l: 'lines', w: 'words', c: 'bytes', m: 'chars' }))
  if (!given.ok) return misused('wc', given.error)
  const asked = ['l', 'w', 'm', 'c'].filter((name) => has(given, name))
  const wanted = asked.length > 0 ? asked : ['l', 'w', 'c']
  const counted = (text: string): Readonly<Record<string, number>> => ({
    l: text.split('\n').length - 1,
    w: text.match(WORD)?.length ?? 0,
    m: [...text].length,
    c: new TextEncoder().encode(text).length,
  })
  const paths = given.operands.length > 0 ? given.operands : ['-']
  const width = wanted.length === 1 && paths.length === 1 ? 0 : 7
  const faults: string[] = []
  const lines = paths.flatMap((path) => {
    const read = readFile(path, input, host)
    if ('reason' in read) {
      faults.push(`wc: ${path}: ${read.reason}\n`)
      return []
    }
    const counts = counted(read.text)
    const cells = wanted.map((name) => String(counts[name]).padStart(width))
    return [[...cells, ...(given.operands.length > 0 ? [path] : [])].join(' ')]
  })
  return { out: joined(lines), err: faults.join(''), status: faults.length > 0 ? 1 : 0 }
}

/** `-3` stands for `-n 3`. */
const withCount = (args: readonly string[]) =>
  args.flatMap((arg) => {
    const [, count] = /^-(\d+)$/.exec(arg) ?? []
    return count === undefined ? [arg] : ['-n', count]
  })

const countOf = (given: readonly Given[]) => given.findLast(({ name }) => name === 'n')?.value ?? '10'

const cut =
  (
    program: 'head' | 'tail',
    take: (lines: readonly string[], sign: string, count: number) => readonly string[],
  ): Command =>
  (args, input, host) =>
    reader(
      program,
      options({ n: 'lines', q: 'quiet' }, 'n'),
      (text, given) => {
        const written = countOf(given.options)
        const [, sign = '', digits] = /^([+-]?)(\d+)$/.exec(written) ?? []
        if (digits === undefined) {
          return failed(`${program}: invalid number of lines: ‘${written.replace(/^-/, '')}’\n`, 1)
        }
        return printed(joined(take(linesOf(text), sign, Number(digits))))
      },
      { unread: (path, reason) => `cannot open '${path}' for reading: ${reason}` },
    )(withCount(args), input, host)

/** `-n -N`: all but the last N. */
export const head: Command = cut('head', (lines, sign, count) =>
  sign === '-' ? lines.slice(0, Math.max(0, lines.length - count)) : lines.slice(0, count),
)

/** `-n +N`: from line N on. */
export const tail: Command = cut('tail', (lines, sign, count) =>
  sign === '+' ? lines.slice(Math.max(0, count - 1)) : lines.slice(Math.max(0, lines.length - count)),
)

/** Lines that follow each other and are equal are one; `-c` tells how many, `-d` and `-u` which. */
export const uniq: Command = (args, input, host) => {
  const given = getopt(args, options({ c: 'count', d: 'repeated', u: 'unique', i: 'ignore-case' }))
  if (!given.ok) return misused('uniq', given.error)
  const extra = given.operands[2]
  if (extra !== undefined) return misused('uniq', `extra operand ‘${extra}’`)
  const [path = '-'] = given.operands
  const read = readFile(path, input, host)
  if ('reason' in read) return failed(`uniq: ${path}: ${read.reason}\n`, 1)
  const key = (line: string) => (has(given, 'i') ? line.toLowerCase() : line)
  const runs: { line: string; count: number }[] = []
  for (const line of linesOf(read.text)) {
    const last = runs.at(-1)
    if (last && key(last.line) === key(line)) last.count++
    else runs.push({ line, count: 1 })
  }
  const shown = runs.filter(
    ({ count }) => (!has(given, 'd') || count > 1) && (!has(given, 'u') || count === 1),
  )
  return printed(
    joined(shown.map(({ line, count }) => (has(given, 'c') ? `${String(count).padStart(7)} ${line}` : line))),
  )
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The number that a line begins with, as `sort -n` reads it; none counts 0. */
const leadingNumber = (text: string): number => Number(/^\s*(-?\d*\.?\d+)/.exec(text)?.[1] ?? 0)

interface Key {
  readonly from: number
  readonly to: number
  readonly numeric: boolean
  readonly reverse: boolean
}

/** `-k F[nr][,G[nr]]`: fields from 1, each with the blanks before it; a Key, or what is wrong. */
function keyOf(text: string): Key | string {
  const [, from, flags = '', to, more = ''] =
    /^(\d+)(?:\.\d+)?([nrb]*)(?:,(\d+)(?:\.\d+)?([nrb]*))?$/.exec(text) ?? []
  if (from === undefined) return `invalid number at field start: invalid count at start of ‘${text}’`
  if (Number(from) === 0) return `field number is zero: invalid field specification ‘${text}’`
  const all = flags + more
  return {
    from: Number(from),
    to: to === undefined ? Number.POSITIVE_INFINITY : Number(to),
    numeric: all.includes('n'),
    reverse: all.includes('r'),
  }
}

/** In the order of octets, as in the C locale; equal keys are told apart by the whole line. */
export const sort: Command = (args, input, host) => {
  const known = options(
    { r: 'reverse', n: 'numeric-sort', u: 'unique', k: 'key', b: 'ignore-leading-blanks' },
    'k',
  )
  return reader(
    'sort',
    known,
    (text, given) => {
      const [numeric, reverse, unique] = ['n', 'r', 'u'].map((name) => has(given, name))
      const keys = given.options.filter(({ name }) => name === 'k').map(({ value }) => keyOf(value))
      const wrong = keys.find((key) => typeof key === 'string')
      if (wrong !== undefined) return failed(`sort: ${wrong}\n`, 2)
      const fields = keys as readonly Key[]
      const whole: Key = { from: 1, to: Number.POSITIVE_INFINITY, numeric: false, reverse: false }
      const compare = (a: string, b: string): number => {
        for (const key of fields.length > 0 ? fields : [whole]) {
          const own = key.numeric || key.reverse
          const part = (line: string) =>
            (line.match(/\s*\S+/g) ?? []).slice(key.from - 1, key.to).join('') || (key === whole ? line : '')
          const [x, y] = key === whole ? [a, b] : [part(a), part(b)]
          const byNumber = own ? key.numeric : numeric
          const difference = byNumber ? leadingNumber(x) - leadingNumber(y) : inOrder(x, y)
          if (difference !== 0) return (own ? key.reverse : reverse) ? -difference : difference
        }
        return 0
      }
      const last = (a: string, b: string) => (reverse ? -inOrder(a, b) : inOrder(a, b))
      const sorted = linesOf(text).toSorted((a, b) => compare(a, b) || (unique ? 0 : last(a, b)))
      const kept = unique
        ? sorted.filter((line, place) => place === 0 || compare(sorted[place - 1] as string, line) !== 0)
        : sorted
      return printed(joined(kept))
    },
    { status: 2, unread: (path, reason) => `cannot read: ${path}: ${reason}` },
  )(args, input, host)
}
