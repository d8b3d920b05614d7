import type { Reaction } from '../endpoint/endpoint'
import { has, type Segment } from '../wire/segment'
import { add, distance } from '../wire/sequence'
import { SEGMENT_SITUATIONS } from './segment-situations'
import { SITUATIONS, type Situation } from './situations'
import { stimulusOf } from './stimuli'
import { type Comparison, pollText, resultText } from './system-calls'

interface Sent {
  readonly flags: readonly string[]
  /** "SND.NXT+1", "ISS(new)", or a number. */
  readonly seq: string
  readonly ack: string | null
  readonly len: number
  readonly by?: string
}

/** A row of segments.jsonl: what a Linux kernel did with one segment, or ICMP error, in one situation. */
export interface SegmentRow {
  readonly id: string
  readonly segment: string
  readonly state_after: string
  readonly net_after: string
  readonly sent?: readonly Sent[]
  readonly user_told?: string
  readonly poll?: readonly string[]
  readonly then?: unknown
  /** `then` was asked of another socket that has had the same. */
  readonly then_note?: string
}

/** So long the measurement listened, a delayed ACK included. Seconds. */
const LISTENED = 0.065

const signed = (n: number): string => (n === 0 ? '' : n > 0 ? `+${n}` : String(n))

/** Where a number stands, seen from before: near what is sent next, or what is expected next. */
const seen = (name: string, from: number, n: number): string => `${name}${signed(distance(n, from))}`

interface Before {
  readonly sndNxt: number
  readonly sndUna: number
  readonly rcvNxt: number
}

function numberOf(label: string, { sndNxt, sndUna, rcvNxt }: Before): number {
  const [, name = '', by = '0'] = /^(SND\.NXT|SND\.UNA|RCV\.NXT)?([+-]?\d+)?$/.exec(label) ?? []
  const from = { 'SND.NXT': sndNxt, 'SND.UNA': sndUna, 'RCV.NXT': rcvNxt }[name] ?? 0
  return add(from, Number(by))
}

/** The number of a new connection's SYN: the kernel rolls dice for it. */
const isNewIss = ({ flags, seq }: Sent): boolean =>
  flags.includes('SYN') && (seq === 'ISS(new)' || seq === 'SND.NXT+65537')

const FLAGS_NOT_HELD: readonly string[] = ['PSH', 'ECE', 'CWR', 'AE']

const told = (flags: readonly string[], seq: string, ack: string | null, length: number): string =>
  `<${flags.filter((flag) => !FLAGS_NOT_HELD.includes(flag)).join(',')} ${seq}${ack === null ? '' : ` ${ack}`}${length > 0 ? ` ${length}` : ''}>`

function sentByKernel(sent: Sent, before: Before): string {
  const seq = isNewIss(sent) ? 'ISS' : seen('SND.NXT', before.sndNxt, numberOf(sent.seq, before))
  return told(
    sent.flags,
    seq,
    sent.ack === null ? null : seen('RCV.NXT', before.rcvNxt, numberOf(sent.ack, before)),
    sent.len,
  )
}

function sentByUs(s: Segment, before: Before, isNew: boolean): string {
  const seq = isNew && has(s, 'SYN') ? 'ISS' : seen('SND.NXT', before.sndNxt, s.seq)
  return told(s.flags, seq, s.ack === null ? null : seen('RCV.NXT', before.rcvNxt, s.ack), s.length)
}

/** What the table of sockets lists of this connection: a listener beside it is another socket. */
/** `fillers`: connections of others, that fill the accept queue. */
function stateInTable(listed: string, fillers: number): string {
  const all = listed.split('+').slice(fillers)
  const [state = 'none', ...others] = all.filter((one) => one !== 'LISTEN')
  if (others.length > 0) return listed
  return all.join() === 'LISTEN' ? 'LISTEN' : state
}

/** The numbers before, where the peer's SYN has not come: one beyond the number that it takes. */
const PEERS_FIRST = 1001

const before = ({ e }: Situation): Before => {
  const { 'SND.NXT': sndNxt, 'SND.UNA': sndUna, 'RCV.NXT': rcvNxt, IRS } = e.tcb
  // Of what is over, or stands in a cookie only, our SYN was sent.
  if (IRS === null && sndNxt === sndUna) return { sndNxt: sndNxt + 1, sndUna, rcvNxt: PEERS_FIRST }
  return { sndNxt, sndUna, rcvNxt: IRS === null ? PEERS_FIRST : rcvNxt }
}

const made = (situation: string): Situation | undefined =>
  (SEGMENT_SITUATIONS[situation] ?? SITUATIONS[situation])?.()

/** `paws/established/data-old`: the situation, and what comes. */
function split(id: string): readonly [situation: string, name: string] {
  const parts = id.split('/')
  const [family, one = '', ...rest] = parts
  if (family === 'shut' || family === 'icmp') return [one, rest.join('/')]
  if (family === 'listener') return [`listener/${one.split('-')[1]}`, one]
  if (family === 'limit') return [one.startsWith('timewait') ? 'time-wait' : 'established', one]
  if (family === 'full') return fullQueue(one)
  if (family === 'defer') return ['defer', one]
  if (family === 'tw-syn') {
    const [, situation = '', name = ''] = /^((?:no)?listener-(?:no)?ts)-(.*)$/.exec(parts[1] ?? '') ?? []
    return [`tw-syn/${situation}`, name]
  }
  return [parts.slice(0, -1).join('/'), parts.at(-1) ?? '']
}

/** `full/ack-b1-ck0-ab1`: listen(1), tcp_syncookies=0, tcp_abort_on_overflow=1. */
function fullQueue(name: string): readonly [situation: string, name: string] {
  const [, what = '', cookies = '', overflow = ''] = /^(.*)-b-?\d-ck(\d)-ab(\d)$/.exec(name) ?? []
  const state = what === 'syn' ? 'listen' : cookies === '2' ? 'cookie' : 'request'
  return [`full/${state}-ab${overflow}`, what]
}

const askError = ({ e }: Situation): string => {
  const told = resultText(e.call('error'), 'error')
  return told === 'ok' ? '0' : told === 'EOPNOTSUPP' ? 'ENOTSUP' : told
}

interface Then {
  /** What lay in the error queue: taking it clears the error that waits. */
  readonly errqueue?: string | object
  readonly recv?: string
  readonly send?: string
}

/** What recv() and send() answer on another socket that has had the same. */
function asks(row: SegmentRow, repeat: () => Situation): readonly [ours: string, kernel: string] {
  const then = row.then as Then | undefined
  if (!row.then_note || !then?.recv || !then.send) return ['', '']
  const { e } = repeat()
  if (typeof then.errqueue === 'object') e.call('error')
  const recv = resultText(e.call('receive', { length: 100 }), 'recv')
  const send = resultText(e.call('send', { length: 1 }), 'send')
  return [` recv ${recv} send ${send}`, ` recv ${then.recv} send ${then.send}`]
}

/** listen(n) admits n+1. */
const fillersOf = (id: string): number => {
  const backlog = /^full\/.*-b(\d)-/.exec(id)?.[1]
  return backlog === undefined ? 0 : Number(backlog) + 1
}

function compareRow(row: SegmentRow): readonly Comparison[] {
  const [situation, name] = split(row.id)
  const start = () => made(situation)
  const s = start()
  const stimulus = s && stimulusOf(row.id, situation, name, s)
  if (!s || !stimulus) return []
  const was = before(s)
  const reactions: readonly Reaction[] = [...stimulus(s), s.e.advance(LISTENED)]
  const isNew = row.sent?.some(isNewIss) ?? false
  const sent = reactions.flatMap((r) => r.sent).map((one) => sentByUs(one, was, isNew))
  const isOfListener = row.state_after === 'LISTEN' && s.e.descriptor !== 'LISTEN'
  const ready = row.poll && s.e.descriptor ? ` ${pollText(s.e.call('poll').result as object)}` : ''
  const error = row.user_told !== undefined && !isOfListener && s.e.descriptor ? ` ${askError(s)}` : ''
  const [ourAnswers, kernelsAnswers] = asks(row, () => {
    const again = start() as Situation
    stimulus(again)
    return again
  })
  const state = s.e.state === 'CLOSED' ? 'none' : s.e.state
  const kernelsPoll = row.poll && ready ? ` ${row.poll.join('|')}` : ''
  const kernelsError = error ? ` ${row.user_told}` : ''
  const kernelsSent = (row.sent ?? []).map((one) => sentByKernel(one, was))
  const descriptor = isOfListener ? 'LISTEN' : (s.e.descriptor ?? 'no descriptor')
  return [
    {
      id: row.id,
      ours: `${descriptor}/${state}${ready}${error}${ourAnswers} ${sent.join('')}`,
      kernel: `${row.state_after}/${stateInTable(row.net_after, fillersOf(row.id))}${kernelsPoll}${kernelsError}${kernelsAnswers} ${kernelsSent.join('')}`,
    },
  ]
}

/** What a row says, and what endpoint() does: the descriptor, the table of sockets, poll(), SO_ERROR, what is sent. */
export const compareSegments = (rows: readonly SegmentRow[]): readonly Comparison[] =>
  rows.flatMap(compareRow)
