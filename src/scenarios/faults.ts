import type { Fault } from '../simulation/script'
import type { Draft } from './draft'
import { Unexpected, unexpected } from './errors'
import { LIMITS, RANGES } from './language'
import type { Line, Token } from './lexer'
import { match, side } from './names'
import { readInteger } from './numbers'
import { bounded, duration } from './values'

/** Takes `N`, `N..M` or `all`; the first where nothing stands. */
function ordinals(line: Line): Pick<Fault, 'from' | 'to'> {
  const token = line.take('word')
  if (!token) return { from: 1, to: 1 }
  if (token.text.toLowerCase() === 'all') return { from: 1, to: Number.POSITIVE_INFINITY }
  const [first = '', last = first, ...more] = token.text.split('..', 3)
  const from = readInteger(first, RANGES.ordinal)
  const to = from && readInteger(last, { ...RANGES.ordinal, min: from })
  if (from === undefined || to === undefined || more.length > 0) {
    const expected = `${bounded('an ordinal', RANGES.ordinal)}, a range such as 2..4, or all`
    throw unexpected(token, expected)
  }
  return { from, to }
}

/** What follows `lose`, `duplicate`, `reorder` or `delay`. */
export function readFault(line: Line, keyword: Token, draft: Draft, kind: Fault['kind']): void {
  const by = kind === 'delay' ? { by: duration(line, RANGES.delay).value } : {}
  const fault = { kind, ...by, side: side(line), match: match(line), ...ordinals(line) }
  line.end()
  draft.faults.push({ ...fault, place: line.since(keyword.column) })
  if (draft.faults.length > LIMITS.faults) {
    throw new Unexpected(1, 'one fault too many', `no more than ${LIMITS.faults} faults`)
  }
}
