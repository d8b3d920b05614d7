import type { Messages } from '../messages/messages'
import { spoken } from '../panels/narration/narrate'
import type { Expectation, Ignored } from '../playback/options'
import type { Problem } from './open'
import { LONGEST_SCRIPT, type UnpackProblem } from './packed-script'

const LONGEST_QUOTE = 60

/** Foreign text, cut short where it is long. */
const quoted = (text: string) => (text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text)

/** What was ignored, why, and what was expected. */
export function noticeOf(t: Messages, problem: Problem): string {
  switch (problem.kind) {
    case 'ignored':
      return ignoredNotice(t, problem.ignored)
    case 'unpack':
      return t.notice_script({ reason: unpackReason(t, problem.problem) })
    case 'parse':
      return t.notice_script({ reason: problem.message })
    case 'run':
      return t.notice_run({ title: spoken(t, problem.title), message: problem.message })
    case 'unreachable':
      return t.notice_unreachable()
  }
}

function ignoredNotice(t: Messages, { parameter, value, expected }: Ignored): string {
  const names = { parameter: quoted(parameter), value: quoted(value) }
  return expected.kind === 'nothing'
    ? t.notice_unknown(names)
    : t.notice_bad({ ...names, expected: expectation(t, expected) })
}

function expectation(t: Messages, expected: Exclude<Expectation, { kind: 'nothing' }>): string {
  switch (expected.kind) {
    case 'scenario':
      return t.expected_scenario()
    case 'whole':
      return t.expected_whole()
    case 'seconds':
      return t.expected_seconds()
    case 'range':
      return t.expected_range()
    case 'flag':
      return t.expected_flag()
    case 'step':
      return t.expected_step({ min: expected.min, max: expected.max })
    case 'time':
      return t.expected_time({ max: Number(expected.max.toFixed(3)) })
    case 'one of':
      return t.expected_one_of({ choices: expected.choices.join(', ') })
    case 'some of':
      return t.expected_some_of({ choices: expected.choices.join(', ') })
  }
}

function unpackReason(t: Messages, problem: UnpackProblem): string {
  switch (problem) {
    case 'encoding':
      return t.script_encoding()
    case 'compression':
      return t.script_compression()
    case 'size':
      return t.script_size({ limit: `${LONGEST_SCRIPT / 1024 / 1024} MiB` })
    case 'text':
      return t.script_text()
  }
}
