import type { HostOptions, Program } from '../simulation/script'
import { SETTING_NAMES } from '../simulation/settings'
import type { Side } from '../timeline/timeline'
import type { Draft } from './draft'
import { unexpected } from './errors'
import { CALLS, LIMITS, PANELS, PROFILES, RANGES } from './language'
import type { Line, Token } from './lexer'
import { settingMeant } from './meant'
import { side } from './names'
import { readInteger } from './numbers'
import { readPairs } from './pairs'
import { readSettingValue } from './settings'
import { readText, readWords, unescapeText } from './text'
import { bounded, duration, integer, keyword, name, oneOf } from './values'

/** Header lines stand before the first step, and most of them once. */
function demandHeader(draft: Draft, keywordToken: Token, given: boolean): void {
  if (draft.headerEnd !== undefined) {
    throw unexpected(
      keywordToken,
      `a step, fault, phase or note, for the header ended with the first step on line ${draft.headerEnd}`,
    )
  }
  if (given) throw unexpected(keywordToken, `${keywordToken.text} no more than once`)
}

export function readHeaderWords(
  line: Line,
  keywordToken: Token,
  draft: Draft,
  of: 'title' | 'intro' | 'answer',
) {
  const { language, text } = readWords(line, of)
  demandHeader(draft, keywordToken, draft[of][language] !== undefined)
  draft[of][language] = text
}

/** The same question in the other language, or another one. */
export function readQuestion(line: Line, keywordToken: Token, draft: Draft): void {
  const { language, text } = readWords(line, 'question')
  demandHeader(draft, keywordToken, false)
  const last = draft.questions.at(-1)
  if (last && last[language] === undefined) last[language] = text
  else draft.questions.push({ [language]: text })
}

/** What people look for when they mean it, with commas between; more of it on further lines. */
export function readFind(line: Line, keywordToken: Token, draft: Draft): void {
  const text = readText(line, 'find', 'words by which people look for it')
  demandHeader(draft, keywordToken, false)
  const sought = unescapeText(text)
    .split(/[,，、]/)
    .map((words) => words.trim())
  draft.find.push(...sought.filter((words) => words !== ''))
}

export function readProfile(line: Line, keywordToken: Token, draft: Draft): void {
  demandHeader(draft, keywordToken, draft.profile !== undefined)
  draft.profile = keyword(line, PROFILES, oneOf(PROFILES))
  line.end()
}

/** The panel that the page opens with it. */
export function readPanel(line: Line, keywordToken: Token, draft: Draft): void {
  demandHeader(draft, keywordToken, draft.panel !== undefined)
  draft.panel = keyword(line, PANELS, oneOf(PANELS))
  line.end()
}

export function readDelay(line: Line, keywordToken: Token, draft: Draft): void {
  const { value } = duration(line, RANGES.delay)
  line.end('the end of the line, or a side and flags as a fault has them')
  demandHeader(draft, keywordToken, draft.delay !== undefined)
  draft.delay = value
}

export function readSelf(line: Line, keywordToken: Token, draft: Draft): void {
  demandHeader(draft, keywordToken, draft.self)
  line.end()
  draft.self = true
}

function readIsns(line: Line): number[] {
  const isns: number[] = []
  do {
    if (isns.length === LIMITS.isns) line.fail(`no more than ${LIMITS.isns} initial sequence numbers`)
    isns.push(integer(line, RANGES.sequence, 'an initial sequence number'))
  } while (line.take(','))
  return isns
}

const HOST_OPTIONS = ['port', 'isn', 'mss', 'window', 'process', 'backlog'] as const

/** NAME/PID: a name as the kernel keeps it, in at most 15 octets (TASK_COMM_LEN), which ss sets in quotes. */
function readProcess(line: Line): Program {
  const expected = `a process as NAME/PID: 1 to 15 letters, digits or . _ - and ${bounded('a number', RANGES.pid)}`
  const [, name, digits = ''] = /^([\w.-]{1,15})\/(\d+)$/.exec(line.peek()?.text ?? '') ?? []
  const pid = readInteger(digits, RANGES.pid)
  if (name === undefined || pid === undefined) return line.fail(expected)
  line.take('word')
  return { name, pid }
}

export function readHost(line: Line, sideToken: Token, draft: Draft, of: Side): void {
  demandHeader(draft, sideToken, false)
  const host = draft.hosts[of]
  const first = line.peek()
  const verb = CALLS.find((call) => call === first?.text.toLowerCase())
  if (verb) line.fail('a colon before the verb', `${of}: ${verb}`)
  if (!first) line.fail(`a colon and a verb, or ${oneOf(HOST_OPTIONS)} with = and its value`)
  const readers: Record<keyof HostOptions, () => void> = {
    port: () => {
      host.port = integer(line, RANGES.port, 'a port')
    },
    isn: () => {
      host.isn = readIsns(line)
    },
    mss: () => {
      host.mss = integer(line, RANGES.mss, 'a maximum segment size')
    },
    window: () => {
      host.window = integer(line, RANGES.window, 'a window')
    },
    process: () => {
      host.process = readProcess(line)
    },
    backlog: () => {
      host.backlog = integer(line, RANGES.backlog, 'a backlog')
    },
  }
  readPairs(line, readers, new Set(Object.keys(host)))
  line.end()
}

export function readSetting(line: Line, keywordToken: Token, draft: Draft): void {
  demandHeader(draft, keywordToken, false)
  const of = side(line)
  const { column } = line
  const nameToken = line.peek()
  const setting = name(line, SETTING_NAMES, `a setting (${oneOf(SETTING_NAMES)})`, settingMeant)
  if (nameToken && draft.settings.some((other) => other.side === of && other.name === setting)) {
    throw unexpected(nameToken, `each setting of the ${of} no more than once`)
  }
  line.demand('=', `= and the value of ${setting}`)
  const value = readSettingValue(line, setting)
  draft.settings.push({ side: of, name: setting, ...value, place: line.since(column) })
  line.end()
}
