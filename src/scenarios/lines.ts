import { SIDES } from '../timeline/read'
import type { Draft } from './draft'
import { readFault, readOutage } from './faults'
import {
  readDelay,
  readFind,
  readHeaderWords,
  readHost,
  readPanel,
  readProfile,
  readQuestion,
  readSelf,
  readSetting,
} from './header'
import type { Line, Token } from './lexer'
import { keywordMeant } from './meant'
import { readNote, readPhase, readPoint } from './notes'
import { readGatesAndStep, readWait } from './steps'
import { nearest } from './suggest'
import { oneOf } from './values'

type ReadLine = (line: Line, keyword: Token, draft: Draft) => void

/** What the lines that begin with each keyword say; each reader starts behind the keyword. */
const READERS: ReadonlyMap<string, ReadLine> = new Map<string, ReadLine>([
  ['title', (line, keyword, draft) => readHeaderWords(line, keyword, draft, 'title')],
  ['intro', (line, keyword, draft) => readHeaderWords(line, keyword, draft, 'intro')],
  ['question', readQuestion],
  ['answer', (line, keyword, draft) => readHeaderWords(line, keyword, draft, 'answer')],
  ['find', readFind],
  ['profile', readProfile],
  ['panel', readPanel],
  ['client', (line, keyword, draft) => readHost(line, keyword, draft, 'client')],
  ['server', (line, keyword, draft) => readHost(line, keyword, draft, 'server')],
  ['set', readSetting],
  ['self', readSelf],
  ['phase', readPhase],
  ['note', readNote],
  ['point', readPoint],
  ['wait', readWait],
  ['lose', (line, keyword, draft) => readFault(line, keyword, draft, 'lose')],
  ['outage', readOutage],
  ['duplicate', (line, keyword, draft) => readFault(line, keyword, draft, 'duplicate')],
  ['reorder', (line, keyword, draft) => readFault(line, keyword, draft, 'reorder')],
])

const KEYWORDS = [...READERS.keys(), 'delay', 'at', 'when', 'inject', 'icmp']

/** `client: close` is a step, `client port=80` a line of the header. */
function isStep(line: Line): boolean {
  const word = line.peek()?.text.toLowerCase() ?? ''
  if (word === 'client' || word === 'server') return line.peek(1)?.kind === ':'
  return word === 'at' || word === 'when' || word === 'inject' || word === 'icmp'
}

/** `delay 50ms` is the link's, `delay 30ms client SYN` a fault. */
function readDelayLine(line: Line, keyword: Token, draft: Draft): void {
  if (line.peek(1)) readFault(line, keyword, draft, 'delay')
  else readDelay(line, keyword, draft)
}

/** Reads one line into the draft. Throws Unexpected. */
export function readLine(line: Line, draft: Draft): void {
  const first = line.peek()
  if (!first) return
  if (isStep(line)) {
    readGatesAndStep(line, draft)
    return
  }
  const keyword = first.text.toLowerCase()
  const read = keyword === 'delay' ? readDelayLine : READERS.get(keyword)
  if (!read && line.peek(1)?.kind === ':') line.fail(oneOf(SIDES), nearest(first.text, SIDES))
  if (!read) line.fail('a keyword, or a side with a colon and a verb', keywordMeant(first.text, KEYWORDS))
  line.take('word')
  read(line, first, draft)
}
