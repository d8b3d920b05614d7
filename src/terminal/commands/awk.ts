import { type Command, failed, joined, linesOf, printed } from './command'
import { readFile } from './files'
import { sourceOf } from './grep'

/** A line in parts: `$0` and its fields, and its number. */
interface Line {
  readonly whole: string
  readonly fields: readonly string[]
  readonly number: number
}

type Value = (line: Line) => string
type Condition = (line: Line) => boolean

interface Program {
  readonly when: Condition
  readonly print: Value
}

const TOKENS =
  /\s*(?:(\$NF|\$\d+|NF|NR|print\b)|"((?:[^"\\]|\\.)*)"|\/((?:[^/\\]|\\.)+)\/|(\d+(?:\.\d+)?)|(==|!=|>=|<=|!~|&&|\|\||[<>~{},!;]))/y

interface Token {
  readonly kind: 'name' | 'string' | 'pattern' | 'number' | 'sign'
  readonly text: string
}

class Fault extends Error {}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  TOKENS.lastIndex = 0
  const end = text.trimEnd().length
  while (TOKENS.lastIndex < end) {
    const at = TOKENS.lastIndex
    const [, name, string, pattern, number, sign] = TOKENS.exec(text) ?? []
    if (name !== undefined) tokens.push({ kind: 'name', text: name })
    else if (string !== undefined) tokens.push({ kind: 'string', text: string.replace(/\\(.)/g, '$1') })
    else if (pattern !== undefined) tokens.push({ kind: 'pattern', text: pattern })
    else if (number !== undefined) tokens.push({ kind: 'number', text: number })
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign })
    else throw new Fault(text.slice(at).trim().replace(/^\$/, '').charAt(0))
  }
  return tokens
}

const field = (name: string): Value => {
  if (name === 'NF') return ({ fields }) => String(fields.length)
  if (name === 'NR') return ({ number }) => String(number)
  if (name === '$NF') return ({ fields }) => fields.at(-1) ?? ''
  const place = Number(name.slice(1))
  return place === 0 ? ({ whole }) => whole : ({ fields }) => fields[place - 1] ?? ''
}

const isNumber = (text: string) => /^\s*-?\d+(\.\d+)?\s*$/.test(text)

/** Two values as awk compares them: as numbers where both look like some. */
function compared(a: string, b: string): number {
  if (isNumber(a) && isNumber(b)) return Number(a) - Number(b)
  return a < b ? -1 : a > b ? 1 : 0
}

const TESTS: Readonly<Record<string, (order: number) => boolean>> = {
  '==': (order) => order === 0,
  '!=': (order) => order !== 0,
  '>': (order) => order > 0,
  '<': (order) => order < 0,
  '>=': (order) => order >= 0,
  '<=': (order) => order <= 0,
}

/** One rule: `CONDITION { print VALUES }`, of which either may be left out. */
class Reader {
  #at = 0

  constructor(private readonly tokens: readonly Token[]) {}

  program(): Program {
    const when: Condition = this.#sees('{') ? () => true : this.#either()
    const print: Value = this.#takes('{') ? this.#printed() : ({ whole }) => whole
    if (this.#at < this.tokens.length) this.#fail()
    return { when, print }
  }

  #sees = (text: string) => this.tokens[this.#at]?.kind === 'sign' && this.tokens[this.#at]?.text === text

  #takes(text: string): boolean {
    const seen = this.#sees(text)
    if (seen) this.#at++
    return seen
  }

  #fail(): never {
    throw new Fault(this.tokens[this.#at]?.text ?? '')
  }

  #either(): Condition {
    const first = this.#all()
    if (!this.#takes('||')) return first
    const second = this.#either()
    return (line) => first(line) || second(line)
  }

  #all(): Condition {
    const first = this.#one()
    if (!this.#takes('&&')) return first
    const second = this.#all()
    return (line) => first(line) && second(line)
  }

  #one(): Condition {
    if (this.#takes('!')) {
      const inner = this.#one()
      return (line) => !inner(line)
    }
    if (this.tokens[this.#at]?.kind === 'pattern') return this.#pattern(({ whole }) => whole)
    const left = this.#value()
    if (this.#takes('~')) return this.#pattern(left)
    if (this.#takes('!~')) {
      const fits = this.#pattern(left)
      return (line) => !fits(line)
    }
    const test = TESTS[this.tokens[this.#at]?.text ?? '']
    if (!test) return (line) => !['', '0'].includes(left(line))
    this.#at++
    const right = this.#value()
    return (line) => test(compared(left(line), right(line)))
  }

  #pattern(of: Value): Condition {
    const token = this.tokens[this.#at++]
    if (token?.kind !== 'pattern' && token?.kind !== 'string') return this.#fail()
    const pattern = new RegExp(sourceOf(token.text, true))
    return (line) => pattern.test(of(line))
  }

  #value(): Value {
    const token = this.tokens[this.#at]
    if (!token || token.kind === 'sign' || token.kind === 'pattern' || token.text === 'print')
      return this.#fail()
    this.#at++
    return token.kind === 'name' ? field(token.text) : () => token.text
  }

  /** Values with commas between are set apart by a space; without, they are joined. */
  #printed(): Value {
    const verb = this.tokens[this.#at]
    if (verb?.text !== 'print') this.#fail()
    this.#at++
    const columns: Value[][] = []
    while (!this.#sees('}') && !this.#sees(';')) {
      if (this.#at >= this.tokens.length) throw new Fault('')
      const column: Value[] = []
      do column.push(this.#value())
      while (this.#at < this.tokens.length && ![',', '}', ';'].some((sign) => this.#sees(sign)))
      columns.push(column)
      if (!this.#takes(',')) break
    }
    this.#takes(';')
    if (!this.#takes('}')) throw new Fault('')
    if (columns.length === 0) return ({ whole }) => whole
    return (line) => columns.map((column) => column.map((value) => value(line)).join('')).join(' ')
  }
}

const USAGE = 'Usage: mawk [Options] [Program] [file ...]\n'

/** `awk` (mawk) with one rule that prints: `{print $1}`, `/LISTEN/ {print $4, $5}`, `NR>1`. */
export const awk: Command = (args, input, host) => {
  let separator: RegExp | null = null
  const rest = [...args]
  const option = /^-F(.*)$/.exec(rest[0] ?? '')
  if (option) {
    rest.shift()
    const given = option[1] || rest.shift() || ' '
    separator = given === ' ' ? null : new RegExp(given.length === 1 ? `\\${given}` : sourceOf(given, true))
  }
  const [text, ...paths] = rest
  if (text === undefined) return failed(USAGE, 0)
  let program: Program
  try {
    program = new Reader(tokensOf(text)).program()
  } catch (error) {
    const near = error instanceof Fault ? error.message : '/'
    return near === ''
      ? failed('awk: line 2: missing } near end of file\n', 2)
      : failed(`awk: line 1: syntax error at or near ${near}\n`, 2)
  }
  const texts: string[] = []
  for (const path of paths.length > 0 ? paths : ['-']) {
    const read = readFile(path, input, host)
    if ('reason' in read) return failed(`awk: cannot open ${path} (${read.reason})\n`, 2)
    texts.push(read.text)
  }
  const fieldsOf = (line: string) => (separator ? line.split(separator) : (line.match(/\S+/g) ?? []))
  const lines = linesOf(texts.join('')).map((whole, place) => ({
    whole,
    fields: fieldsOf(whole),
    number: place + 1,
  }))
  return printed(joined(lines.filter(program.when).map(program.print)))
}
