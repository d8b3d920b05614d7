import type {
  Action,
  CallAction,
  Gate,
  IcmpAction,
  InjectAction,
  InjectOptions,
  Operand,
  Stamp,
} from '../simulation/script'
import { ICMP_NAMES } from '../timeline/icmp'
import type { Draft, DraftStep } from './draft'
import { END_OF_LINE, Unexpected } from './errors'
import { CALLS, LIMITS, RANGES, VERBS } from './language'
import type { Line, Token } from './lexer'
import { verbMeant } from './meant'
import { blocks, flags, operand, side, stamp, state } from './names'
import { readPairs } from './pairs'
import { duration, integer, keyword, oneOf } from './values'

const OCTETS = 'a number of octets'

const HOWS = { wr: 'shutdown', rd: 'shutdown-rd', rdwr: 'shutdown-rdwr' } as const

/** `shutdown`, `shutdown rd` or `shutdown how=rdwr`. */
function readHow(line: Line): (typeof HOWS)[keyof typeof HOWS] {
  const next = line.peek()
  if (!next || next.kind === '&') return 'shutdown'
  if (line.takeWord('how')) line.demand('=', '= and rd, wr or rdwr')
  return HOWS[keyword(line, ['wr', 'rd', 'rdwr'], 'rd, wr or rdwr')]
}

function readIcmp(line: Line): IcmpAction {
  if (!line.takeWord('to')) line.fail('to and a side')
  const to = side(line)
  return { kind: 'icmp', to, error: keyword(line, ICMP_NAMES, `an ICMP error (${oneOf(ICMP_NAMES)})`) }
}

function readCall(line: Line): CallAction {
  const of = side(line)
  line.demand(':', 'a colon and a verb')
  const call = keyword(line, CALLS, `a verb (${oneOf(CALLS)})`, verbMeant)
  const next = line.peek()
  if (call === 'shutdown') return { kind: 'call', side: of, call: readHow(line) }
  const takesOctets = VERBS[call] === 'required' || (VERBS[call] === 'optional' && next && next.kind !== '&')
  if (!takesOctets) return { kind: 'call', side: of, call }
  return { kind: 'call', side: of, call, octets: integer(line, RANGES.octets, OCTETS) }
}

function readInjection(line: Line): InjectAction {
  if (!line.takeWord('to')) line.fail('to and a side')
  const to = side(line)
  const carried = flags(line)
  const numbers: { seq?: Operand; ack?: Operand; length: number; window?: number } = { length: 0 }
  const options: { -readonly [K in keyof InjectOptions]: InjectOptions[K] } = {}
  let tsecr: number | undefined
  let value: Stamp | undefined
  readPairs(
    line,
    {
      seq: () => {
        numbers.seq = operand(line)
      },
      ack: () => {
        numbers.ack = operand(line)
      },
      len: () => {
        numbers.length = integer(line, RANGES.segment, OCTETS)
      },
      window: () => {
        numbers.window = integer(line, RANGES.window, 'a window')
      },
      mss: () => {
        options.mss = integer(line, RANGES.mss, 'a maximum segment size')
      },
      wscale: () => {
        options.windowScale = integer(line, RANGES.windowScale, 'a shift count')
      },
      sackok: () => {
        if (integer(line, RANGES.flag, 'a number') === 1) options.sackPermitted = true
      },
      sack: () => {
        options.sack = blocks(line)
      },
      tsval: () => {
        value = stamp(line)
      },
      tsecr: () => {
        tsecr = integer(line, RANGES.sequence, 'a timestamp')
      },
    },
    new Set(),
  )
  if (tsecr !== undefined && value === undefined) line.fail('tsval= beside tsecr=')
  if (value !== undefined) options.timestamps = { value, echo: tsecr ?? 0 }
  const { seq, ...rest } = numbers
  return {
    kind: 'inject',
    to,
    flags: carried,
    seq: seq ?? line.fail('seq= and a sequence number'),
    ...rest,
    ...(Object.keys(options).length > 0 && { options }),
  }
}

/** Takes the actions of a step, joined by &. */
function readActions(line: Line): readonly Action[] {
  const actions: Action[] = []
  do {
    if (line.takeWord('inject')) actions.push(readInjection(line))
    else if (line.takeWord('icmp')) actions.push(readIcmp(line))
    else actions.push(readCall(line))
  } while (line.take('&'))
  line.end('& and another action, or the end of the line')
  return actions
}

/** Every call, injection and wait counts towards one limit. */
function count(draft: Draft, issued: number): void {
  draft.issued += issued
  if (draft.issued > LIMITS.steps) {
    throw new Unexpected(1, 'one step too many', `no more than ${LIMITS.steps} calls, injections and waits`)
  }
}

function readGate(line: Line, keywordToken: Token): Gate {
  if (keywordToken.text.toLowerCase() === 'at') {
    const { token, value } = duration(line, RANGES.duration)
    return { kind: 'at', time: value, place: line.since(token.column) }
  }
  const of = side(line)
  const { column } = line
  return { kind: 'when', side: of, state: state(line), place: line.since(column) }
}

function addGate(draft: Draft, gate: Gate): void {
  draft.gates.push(gate)
  count(draft, 1)
}

/** `SIDE: VERB …` or `inject …`, with the gates and the phase that await it. */
function readStep(line: Line, draft: Draft): void {
  const { gates, phase, point } = draft
  const { column } = line
  const step: DraftStep = {
    gates,
    actions: [],
    note: {},
    ...(phase !== undefined && { phase }),
    ...(point !== undefined && { point: true as const }),
    place: line.since(column),
  }
  // Also with a mistake in it a step stands here: a note after it is no mistake of its own.
  draft.steps.push(step)
  draft.gates = []
  draft.phase = undefined
  draft.point = undefined
  step.actions = readActions(line)
  step.place = line.since(column)
  count(draft, step.actions.length)
}

export function readWait(line: Line, _keyword: Token, draft: Draft): void {
  draft.headerEnd ??= line.number
  const { token, value } = duration(line, RANGES.duration)
  line.end(`${END_OF_LINE}: what waits stands on the next one`)
  addGate(draft, { kind: 'settled', wait: value, place: line.since(token.column) })
}

/** A step, its gates before it; or gates alone, for the step that follows. */
export function readGatesAndStep(line: Line, draft: Draft): void {
  draft.headerEnd ??= line.number
  for (let token = line.takeWord('at', 'when'); token; token = line.takeWord('at', 'when')) {
    addGate(draft, readGate(line, token))
    if (!line.peek()) return
  }
  readStep(line, draft)
}
