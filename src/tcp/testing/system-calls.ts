import type { Reaction } from '../endpoint/endpoint'
import { SITUATIONS } from './situations'

/** A row of calls.jsonl: what one call answered on a Linux kernel, in one situation. */
export interface Row {
  readonly id: string
  readonly call: string
  readonly result: string
  readonly state_after: string
  /** Present in a sequence: "2 of 5". */
  readonly step?: string
  readonly sigpipe?: 1
  readonly poll?: readonly string[]
  readonly sent?: readonly { readonly flags: readonly string[]; readonly len: number; readonly by?: string }[]
}

type Made = readonly [
  call: Parameters<ReturnType<(typeof SITUATIONS)[string]>['e']['call']>[0],
  args?: object,
]

/** The calls of the rows, as endpoint() has them; those that it does not have are not here. */
const CALLS: Readonly<Record<string, Made>> = {
  'connect(same)': ['open', { mode: 'active' }],
  'listen(5)': ['listen'],
  'accept()': ['accept'],
  'send(0)': ['send', { length: 0 }],
  'send(1)': ['send', { length: 1 }],
  'send(100000)': ['send', { length: 100_000 }],
  'recv(100)': ['receive', { length: 100 }],
  'recv(10000)': ['receive', { length: 10_000 }],
  'shutdown(SHUT_RD)': ['shutdown', { how: 'rd' }],
  'shutdown(SHUT_WR)': ['shutdown', { how: 'wr' }],
  'shutdown(SHUT_RDWR)': ['shutdown', { how: 'rdwr' }],
  'close()': ['close'],
  'SO_LINGER(0)+close()': ['linger'],
  'getsockopt(SO_ERROR)': ['error'],
  'poll()': ['poll'],
}

const POLL = { in: 'POLLIN', out: 'POLLOUT', err: 'POLLERR', hup: 'POLLHUP', rdhup: 'POLLRDHUP' } as const

export const pollText = (readiness: object): string =>
  Object.entries(POLL)
    .flatMap(([bit, name]) => ((readiness as Record<string, boolean>)[bit] ? [name] : []))
    .join('|')

export function resultText({ result }: Reaction, call: string): string {
  if (typeof result !== 'object' || result === null) return result ?? 'nothing'
  return 'octets' in result ? String(result.octets) : pollText(result) || (call === 'poll()' ? '0' : '')
}

/** "ok" as the measurement wrote it: 0, or what accept() gives. */
function expectedResult({ call, result }: Row): string {
  if (result.startsWith('new descriptor')) return 'ok'
  return result === '0' && !call.startsWith('recv') && !call.startsWith('send') && call !== 'poll()'
    ? 'ok'
    : result
}

/** Each segment once: a loss probe that followed within the 22 ms of the measurement is no answer to the call. */
const sentText = (sent: NonNullable<Row['sent']>): string =>
  sent
    .map(({ flags, len }) => ` <${flags.join(',')}${len > 0 ? ` ${len}` : ''}>`)
    .filter((text, i, all) => text !== all[i - 1])
    .join('')

export interface Comparison {
  readonly id: string
  readonly ours: string
  readonly kernel: string
}

/** What a row says, and what endpoint() does: the answer, SIGPIPE, the state, and what poll() finds after it. */
export function compare(rows: readonly Row[]): readonly Comparison[] {
  const courses = new Map<string, Row[]>()
  for (const row of rows) {
    const course = row.step ? row.id.slice(0, row.id.lastIndexOf('#')) : row.id
    courses.set(course, [...(courses.get(course) ?? []), row])
  }
  return [...courses].flatMap(([, course]) => compareCourse(course))
}

/** Rows of one sequence may be kept aside, but its name tells all its calls. */
function compareCourse(course: readonly Row[]): readonly Comparison[] {
  const [situation = '', names = ''] = (course[0]?.id.replace(/#\d+$/, '') ?? '').split(/\/(.*)/)
  const calls = course[0]?.step ? names.split(/\+(?=[a-z])/) : [names]
  const start = SITUATIONS[situation]
  if (!start || !calls.every((call) => call in CALLS)) return []
  const { e } = start()
  return calls.flatMap((call, i) => {
    const reaction = e.call(...(CALLS[call] as Made as Parameters<typeof e.call>))
    const row = course.find(({ id, step }) => !step || id.endsWith(`#${i + 1}`))
    if (!row) return []
    const pipe = reaction.signals.includes('SIGPIPE') ? ' SIGPIPE' : ''
    const state = e.descriptor ?? 'no descriptor'
    const ready = e.descriptor ? pollText(e.call('poll').result as object) : ''
    // After accept() the measurement went on with the listener, and endpoint() with what was accepted.
    const isOfListener =
      situation.startsWith('listen') && row.state_after === 'LISTEN' && state === 'ESTABLISHED'
    const ours = sentText(reaction.sent.map(({ flags, length }) => ({ flags, len: length })))
    const kernel = sentText(row.sent?.filter(({ by }) => !by) ?? [])
    const asks = row.poll ? ` ${ready}` : ''
    return {
      id: row.id,
      ours: `${resultText(reaction, call)}${pipe} ${state}${asks}${ours}`,
      kernel: `${expectedResult(row)}${row.sigpipe ? ' SIGPIPE' : ''} ${isOfListener ? state : row.state_after}${row.poll ? ` ${row.poll.join('|')}` : ''}${kernel}`,
    }
  })
}
