import type { Fault, Span } from '../simulation/script'
import { SIDES } from '../timeline/read'
import type { Draft } from './draft'
import { Unexpected, unexpected } from './errors'
import { LIMITS, RANGES } from './language'
import type { Line, Token } from './lexer'
import { match, side } from './names'
import { readDuration, readInteger } from './numbers'
import { bounded, duration } from './values'

const EVERY = { from: 1, to: Number.POSITIVE_INFINITY }

const isWord = (line: Line, ...words: string[]) => words.includes(line.peek()?.text.toLowerCase() ?? '')

/** Takes `N`, `N..M` or `all`. Where nothing stands: the first, or all of a span of time. */
function ordinals(line: Line): Pick<Fault, 'from' | 'to'> {
  if (isWord(line, 'during')) return EVERY
  const token = isWord(line, 'copy') ? undefined : line.take('word')
  if (!token) return { from: 1, to: 1 }
  if (token.text.toLowerCase() === 'all') return EVERY
  const [first = '', last = first, ...more] = token.text.split('..', 3)
  const from = readInteger(first, RANGES.ordinal)
  const to = from && readInteger(last, { ...RANGES.ordinal, min: from })
  if (from === undefined || to === undefined || more.length > 0) {
    const expected = `${bounded('an ordinal', RANGES.ordinal)}, a range such as 2..4, or all`
    throw unexpected(token, expected)
  }
  return { from, to }
}

/** Takes `1s..31s`. */
function span(line: Line): Span {
  const expected = 'two times with .. between, the later one last, such as 1s..31s'
  const token = line.demand('word', expected)
  const [first = '', last = '', ...more] = token.text.split('..', 3)
  const start = readDuration(first, RANGES.duration)
  const end = readDuration(last, RANGES.duration)
  if (start === undefined || end === undefined || end <= start || more.length > 0) {
    throw unexpected(token, expected)
  }
  return { start, end }
}

function addFault(draft: Draft, fault: Fault): void {
  draft.faults.push(fault)
  if (draft.faults.length > LIMITS.faults) {
    throw new Unexpected(1, 'one fault too many', `no more than ${LIMITS.faults} faults`)
  }
}

/** What follows `lose`, `duplicate`, `reorder` or `delay`. */
export function readFault(line: Line, keyword: Token, draft: Draft, kind: Fault['kind']): void {
  const by = kind === 'delay' ? { by: duration(line, RANGES.delay).value } : {}
  const strikes = { kind, ...by, side: side(line), match: match(line), ...ordinals(line) }
  const during = line.takeWord('during') && span(line)
  const copy = (kind === 'lose' || kind === 'delay') && line.takeWord('copy') !== undefined
  line.end()
  addFault(draft, {
    ...strikes,
    ...(during && { during }),
    ...(copy && { copy }),
    place: line.since(keyword.column),
  })
}

/** What follows `outage`: all that one side sends in a span of time is lost, or what both send. */
export function readOutage(line: Line, keyword: Token, draft: Draft): void {
  const of = SIDES.some((known) => isWord(line, known)) ? side(line) : 'both'
  const strikes = { kind: 'lose', side: of, match: 'ANY', ...EVERY, during: span(line) } as const
  line.end()
  addFault(draft, { ...strikes, place: line.since(keyword.column) })
}
