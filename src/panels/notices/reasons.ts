import type { NoticeMessages } from '../../messages/messages'
import { spoken } from '../../messages/spoken'
import type { Problem } from '../../playback/opening'
import type { Expectation, Ignored } from '../../playback/options'
import { LONGEST_SCRIPT, type UnpackProblem } from '../../playback/packed-script'

const LONGEST_QUOTE = 60

/** Foreign text, cut short where it is long. */
const quoted = (text: string) => (text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text)

/** Where what is told of was said: in the address of the page, or by the author who embeds a player. */
export type Place = 'address' | 'embed'

/** What was ignored, why, and what was expected. */
export function noticeOf(t: NoticeMessages, problem: Problem, place: Place): string {
  const script = place === 'address' ? t.notice_script : t.embed_script
  switch (problem.kind) {
    case 'ignored':
      return ignoredNotice(t, problem.ignored, place)
    case 'unpack':
      return script({ reason: unpackReason(t, problem.problem) })
    case 'parse':
      return script({ reason: problem.message })
    case 'run': {
      const { title, line, column, message } = problem
      return t.notice_run({ title: spoken(t, title), message: `${line}:${column}: ${message}` })
    }
    case 'remark':
      return spoken(t, problem.words)
    case 'broken off': {
      const count = new Intl.NumberFormat(t.language).format(problem.moments)
      return problem.cancelled ? t.notice_cancelled({ count }) : t.notice_broken_off({ count })
    }
    case 'unreachable':
      return place === 'address' ? t.notice_unreachable() : t.embed_unreachable()
  }
}

function ignoredNotice(t: NoticeMessages, { parameter, value, expected }: Ignored, place: Place): string {
  const names = { parameter: quoted(parameter), value: quoted(value) }
  const [unknown, bad] =
    place === 'address' ? [t.notice_unknown, t.notice_bad] : [t.embed_unknown, t.embed_bad]
  return expected.kind === 'nothing' ? unknown(names) : bad({ ...names, expected: expectation(t, expected) })
}

export function expectation(t: NoticeMessages, expected: Exclude<Expectation, { kind: 'nothing' }>): string {
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

function unpackReason(t: NoticeMessages, problem: UnpackProblem): string {
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
