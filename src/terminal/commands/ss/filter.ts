import type { Address, HostSocket } from '../../host/host'
import { portNamed } from '../services'

type Filter = (socket: HostSocket) => boolean

export type FilterResult =
  | { readonly ok: true; readonly filter: Filter }
  /** A word that is neither port nor address (`value`), or what does not hang together (`syntax`). */
  | { readonly ok: false; readonly error: string; readonly kind: 'value' | 'syntax' }

class Unfit extends Error {}
class Ungrammatical extends Error {}

type Operator = 'eq' | 'ne' | 'ge' | 'le' | 'gt' | 'lt'

/** The spellings of each operator in ssfilter.y; words stand apart, by white space alone. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  ...{ '=': 'eq', '==': 'eq', eq: 'eq', '!=': 'ne', ne: 'ne', neq: 'ne' },
  ...{
    '>=': 'ge',
    ge: 'ge',
    geq: 'ge',
    '<=': 'le',
    le: 'le',
    leq: 'le',
    '>': 'gt',
    gt: 'gt',
    '<': 'lt',
    lt: 'lt',
  },
}
const AND: readonly string[] = ['and', '&', '&&']
const OR: readonly string[] = ['or', '|', '||']
const NOT: readonly string[] = ['not', '!']
/** What a condition may be about. */
export const WHAT: readonly string[] = ['sport', 'dport', 'src', 'dst']
const RESERVED = new Set([...Object.keys(OPERATORS), ...AND, ...OR, ...NOT, ...WHAT, '(', ')', 'autobound'])

function portOf(text: string): number | null {
  if (text === '' || text === '*') return null
  const port = portNamed(text) ?? (/^(0x[\da-f]+|\d+)$/i.test(text) ? Number(text) : undefined)
  if (port === undefined) throw new Unfit(`"${text}" does not look like a port.`)
  return port
}

/** An IPv4 prefix: octets that are left out are 0, and not compared. */
function prefixOf(text: string): (address: string) => boolean {
  const [, address = '', bits] = /^([\d.]+)(?:\/(\d+))?$/.exec(text) ?? []
  const octets = address.split('.').map(Number)
  const fits =
    address !== '' && octets.length <= 4 && octets.every((o) => o <= 255) && Number(bits ?? 0) <= 32
  if (!fits || /^\.|\.\.|\.$/.test(address)) {
    throw new Unfit(`an inet prefix is expected rather than "${text}".`)
  }
  const whole = (parts: readonly number[]) =>
    [0, 1, 2, 3].reduce((number, place) => number * 256 + (parts[place] ?? 0), 0)
  const length = bits === undefined ? 8 * octets.length : Number(bits)
  const size = 2 ** (32 - length)
  const wanted = Math.floor(whole(octets) / size)
  return (given) => Math.floor(whole(given.split('.').map(Number)) / size) === wanted
}

const NEVER = () => false

/** ADDRESS, ADDRESS:PORT, :PORT; an IPv6 address stands in brackets, and no host here has one. */
function hostOf(text: string): { readonly at: (address: string) => boolean; readonly port: number | null } {
  if (text.startsWith('[')) return { at: NEVER, port: null }
  const colon = text.lastIndexOf(':')
  const address = colon < 0 ? text : text.slice(0, colon)
  const port = colon < 0 ? null : portOf(text.slice(colon + 1))
  return { at: address === '' || address === '*' ? () => true : prefixOf(address), port }
}

const COMPARE: Readonly<Record<Operator, (a: number, b: number) => boolean>> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  ge: (a, b) => a >= b,
  le: (a, b) => a <= b,
  gt: (a, b) => a > b,
  lt: (a, b) => a < b,
}

function condition(what: string, operator: Operator, value: string): Filter {
  const end: (socket: HostSocket) => Address = what.startsWith('s') ? (s) => s.local : (s) => s.remote
  if (what.endsWith('port')) {
    const port = portOf(value.replace(/^:/, ''))
    return port === null ? () => true : (socket) => COMPARE[operator](end(socket).port ?? 0, port)
  }
  if (operator !== 'eq' && operator !== 'ne') throw new Ungrammatical()
  const { at, port } = hostOf(value)
  const fits: Filter = (socket) => {
    const { address, port: own } = end(socket)
    return at(address) && (port === null || own === port)
  }
  return operator === 'eq' ? fits : (socket) => !fits(socket)
}

/** Reads a filter by the grammar of ssfilter.y: `or` binds least, words that follow each other are joined by `and`. */
class Reader {
  #at = 0

  constructor(private readonly words: readonly string[]) {}

  read(): Filter {
    const filter = this.#either()
    if (this.#at < this.words.length) throw new Ungrammatical()
    return filter
  }

  #peek = () => this.words[this.#at] ?? ''

  #takes(words: readonly string[]): boolean {
    const found = words.includes(this.#peek()) && this.#at < this.words.length
    if (found) this.#at++
    return found
  }

  #either(): Filter {
    const first = this.#all()
    if (!this.#takes(OR)) return first
    const second = this.#either()
    return (socket) => first(socket) || second(socket)
  }

  #all(): Filter {
    const first = this.#one()
    const more = this.#takes(AND) || (this.#at < this.words.length && ![')', ...OR].includes(this.#peek()))
    if (!more) return first
    const rest = this.#all()
    return (socket) => first(socket) && rest(socket)
  }

  #one(): Filter {
    if (this.#takes(NOT)) {
      const inner = this.#one()
      return (socket) => !inner(socket)
    }
    if (this.#takes(['('])) {
      const inner = this.#either()
      if (!this.#takes([')'])) throw new Ungrammatical()
      return inner
    }
    const what = this.#peek()
    if (!this.#takes(WHAT)) {
      // What is no word of the grammar is read as an address before it is found to stand alone.
      if (what !== '' && !RESERVED.has(what)) hostOf(what)
      throw new Ungrammatical()
    }
    const operator = OPERATORS[this.#peek()]
    if (operator) this.#at++
    const value = this.words[this.#at++]
    if (value === undefined || RESERVED.has(value)) throw new Ungrammatical()
    return condition(what, operator ?? 'eq', value)
  }
}

/** The filter that stands behind the states on the command line of `ss`; no words let everything pass. */
export function filterOf(args: readonly string[]): FilterResult {
  const words = args.flatMap((arg) => arg.split(/\s+/)).filter((word) => word !== '')
  if (words.length === 0) return { ok: true, filter: () => true }
  try {
    return { ok: true, filter: new Reader(words).read() }
  } catch (error) {
    if (error instanceof Unfit) return { ok: false, kind: 'value', error: error.message }
    if (error instanceof Ungrammatical) return { ok: false, kind: 'syntax', error: 'syntax error!' }
    throw error
  }
}
