import type { Match, Operand, Stamp } from '../simulation/script'
import { STATES, type State } from '../tcp/tcb/state'
import { FLAGS, type Flag } from '../tcp/wire/segment'
import { SIDES } from '../timeline/read'
import type { Side } from '../timeline/timeline'
import { unexpected } from './errors'
import { MATCHES, RANGES, STAMPS, VARIABLES } from './language'
import type { Line, Token } from './lexer'
import { readInteger } from './numbers'
import { nearest } from './suggest'
import { keyword, name, oneOf } from './values'

/** What kernels call some of the states, without hyphens. */
const KERNEL_STATES = new Map<string, State>([
  ['SYNRECV', 'SYN-RECEIVED'],
  ['SYNRCVD', 'SYN-RECEIVED'],
  ['ESTAB', 'ESTABLISHED'],
  ['CLOSE', 'CLOSED'],
])

const suggestState = (written: string) =>
  KERNEL_STATES.get(written.toUpperCase().replace(/[-_]/g, '')) ?? nearest(written, STATES)

export const side = (line: Line): Side => keyword(line, SIDES, oneOf(SIDES))

/** Takes a state as RFC 9293 spells it. */
export const state = (line: Line): State =>
  name(line, STATES, `a state as RFC 9293 spells it (${oneOf(STATES)})`, suggestState)

function suggestMatch(written: string): Match | undefined {
  // <CTL=SYN,ACK>, as RFC 9293 draws it.
  const flags = new Set(written.toUpperCase().split(/[+,]/))
  if (flags.has('RST')) return 'RST'
  if (flags.has('FIN')) return 'FIN'
  if (flags.has('SYN')) return flags.has('ACK') ? 'SYN+ACK' : 'SYN'
  return flags.has('PSH') ? 'DATA' : nearest(written, MATCHES)
}

/** Takes what a fault is for. */
export function match(line: Line): Match {
  const expected = oneOf(MATCHES)
  const written = line.stretch()
  if (written?.text.includes(',')) throw unexpected(written, expected, suggestMatch(written.text))
  return name(line, MATCHES, expected, suggestMatch)
}

/** Takes the flags of a segment, joined by +; in the order in which they are written in a header. */
export function flags(line: Line): readonly Flag[] {
  const expected = `flags joined by + (${oneOf(FLAGS)})`
  const stretch = line.stretch()
  const token = { ...line.demand('word', expected), ...(stretch?.text.includes(',') && stretch) }
  const written = token.text.split('+')
  const known = FLAGS.filter((flag) => written.includes(flag))
  if (known.length === written.length) return known
  const meant = FLAGS.filter((flag) => token.text.toUpperCase().split(/[+,]/).includes(flag))
  throw unexpected(token, expected, meant.length > 0 ? meant.join('+') : undefined)
}

const OPERAND = /^([A-Za-z._]+)(?:([+-])(\d+))?$/

interface Numbered<V> {
  readonly variable?: V
  readonly offset: number
}

/** A number of 32 bits, or one of these variables of the receiver with an offset. */
function numberFrom<V extends string>(token: Omit<Token, 'kind'>, variables: readonly V[]): Numbered<V> {
  const absolute = readInteger(token.text, RANGES.sequence)
  if (absolute !== undefined) return { offset: absolute }
  const [, written = '', sign, digits = '0'] = OPERAND.exec(token.text) ?? []
  const variable = variables.find((known) => known === written)
  const offset = readInteger(digits, RANGES.sequence)
  if (variable !== undefined && offset !== undefined) {
    return { variable, offset: sign === '-' ? 0 - offset : offset }
  }
  const near = written === '' ? undefined : nearest(written, variables)
  throw unexpected(token, numberExpected(variables), near && near + token.text.slice(written.length))
}

const numberExpected = (variables: readonly string[]) =>
  `a number from 0 to 4294967295, or a variable of the receiver with an offset, such as ${
    variables.includes('RCV.NXT') ? 'RCV.NXT+500' : `${variables[0]}-1`
  }`

/** Takes a sequence number, or a variable of the receiver with an offset. */
export const operand = (line: Line): Operand =>
  numberFrom(line.demand('word', numberExpected(VARIABLES)), VARIABLES)

/** Takes a timestamp, or the receiver's TS.Recent with an offset. */
export const stamp = (line: Line): Stamp => numberFrom(line.demand('word', numberExpected(STAMPS)), STAMPS)

/** What SACK says has arrived: most blocks that fit the options of a segment (RFC 2018 §3). */
const MOST_BLOCKS = 4

/** Takes `FROM..TO`, several with commas between. */
export function blocks(line: Line): readonly (readonly [Operand, Operand])[] {
  const expected = 'a block of sequence numbers with .. between, such as SND.UNA+100..SND.UNA+200'
  const all: (readonly [Operand, Operand])[] = []
  do {
    if (all.length === MOST_BLOCKS) line.fail(`no more than ${MOST_BLOCKS} blocks`)
    const token = line.demand('word', expected)
    const [from = '', to, ...more] = token.text.split('..', 3)
    if (to === undefined || more.length > 0) throw unexpected(token, expected)
    const read = (text: string) => numberFrom({ text, column: token.column }, VARIABLES)
    all.push([read(from), read(to)])
  } while (line.take(','))
  return all
}
