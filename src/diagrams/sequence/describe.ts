import { loadNarrationMessages, type Messages } from '../../messages/messages'
import { keyed, messageNamed } from '../../messages/named'
import type { Verdict } from '../../tcp/verdict/verdict'
import type { IcmpName } from '../../timeline/icmp'
import { type Reading, written } from '../../timeline/read'
import type { Call, Cause, Profile, SegmentFlight, TimerRun } from '../../timeline/timeline'
import type { Frame } from './frame'
import type { Wording } from './labels'

const flagsOf = ({ flags }: Pick<SegmentFlight, 'flags'>) => flags.join('+') || '—'

/** A segment of a run, which tells what it is for and what becomes of it. */
export interface Told {
  readonly segment: SegmentFlight
  readonly reading: Reading
}

function kindWord({ segment: { id, kind }, reading }: Told, t: Messages): string {
  const probe = reading.probe(id)
  if (probe) return probe === 'persist' ? t.kind_window_probe() : t.kind_keepalive_probe()
  if (kind === 'retransmission') return t.kind_retransmission()
  if (kind === 'duplicate') return t.kind_duplicate()
  return kind === 'forged' ? t.kind_forged() : ''
}

export function wordingOf(told: Told, t: Messages): Wording {
  const { id, seq, ack, length } = told.segment
  const limit = told.reading.limit(id)
  return {
    flags: flagsOf(told.segment),
    seq: `seq ${seq}`,
    ack: ack === null ? '' : `ack ${ack}`,
    length: [length > 0 ? `len ${length}` : '', limit === undefined ? '' : `win ${limit}`]
      .filter(Boolean)
      .join(' '),
    word: kindWord(told, t),
  }
}

/** Pixels between the lifelines from which on all of a segment's numbers stand beside its line. */
const ROOM_FOR_ALL = 240

/** The number that matters: a window that does, the number that a segment takes up, or else the one it acknowledges. */
export function numberOf({ flags, seq, ack, length }: Wording): string {
  const [limit] = /win .+/.exec(length) ?? []
  return limit ?? (length || !ack || /SYN|FIN/.test(flags) ? seq : ack)
}

/** What is told of a segment in a frame: where the lifelines are close, one number. */
export function wordingIn({ columns: { client, server } }: Frame, told: Told, t: Messages): Wording {
  const wording = wordingOf(told, t)
  if (server.port - client.port >= ROOM_FOR_ALL) return wording
  return { ...wording, seq: numberOf(wording), ack: '', length: '' }
}

export function outcomeWord({ segment: { id, verdict }, reading }: Told, t: Messages): string {
  if (!verdict) return ''
  const answer = reading.answer(id)
  if (answer) return t.outcome_answered({ segment: flagsOf(answer) })
  const words = {
    accepted: t.outcome_accepted,
    ignored: t.outcome_ignored,
    challenged: t.outcome_challenged,
    reset: t.outcome_reset,
    queued: t.outcome_queued,
  }
  return words[verdict.outcome]()
}

/** Why a segment was judged as it was: in the reader's language once its words are there. */
export function reasonOf(segment: SegmentFlight, { rule, reason }: Verdict, t: Messages): string {
  const words = loadNarrationMessages.fetched(t.language) ?? {}
  const message =
    messageNamed(words, `verdict_${keyed(rule)}`) ?? messageNamed(words, `accepted_${keyed(rule)}`)
  if (!message) return reason
  const [client, server] = [t.the_client(), t.the_server()]
  const [side, other] = segment.to === 'client' ? [client, server] : [server, client]
  return message({ side, other, segment: flagsOf(segment), ack: segment.ack ?? '' })
}

export const sectionOf = (rfc: string) => (rfc.startsWith('RFC') ? rfc : `RFC 9293 §${rfc}`)

interface TimerWords {
  readonly profile: Profile
  /** Where there is little room. */
  readonly short?: boolean
}

/** What is known of a segment when it leaves, a line each. */
export function describeDeparture(told: Told, t: Messages): string {
  const { segment, reading } = told
  const sides = { client: t.side_client(), server: t.side_server() }
  const { word, ...parts } = wordingOf(told, t)
  const window = reading.limit(segment.id) === undefined ? ` win ${segment.window}` : ''
  const to = sides[segment.to]
  const way =
    segment.kind === 'forged'
      ? t.segment_forged_to({ to })
      : t.segment_from_to({ from: sides[segment.from], to })
  return [
    Object.values(parts).filter(Boolean).join(' ') + window,
    segment.kind === 'forged' || !word ? way : `${way} · ${word}`,
    t.segment_sent_at({ time: written(segment.sentAt) }),
  ].join('\n')
}

/** All there is to know about a segment, a line each. */
export function describeSegment(told: Told, t: Messages): string {
  const { segment } = told
  const end = [
    ...(segment.arrivesAt === null ? [] : [t.segment_arrives_at({ time: written(segment.arrivesAt) })]),
    ...(segment.lostAt === null ? [] : [t.segment_lost_at({ time: written(segment.lostAt) })]),
  ]
  const { verdict } = segment
  return [
    [describeDeparture(told, t), ...end].join(' · '),
    ...(verdict ? [`${outcomeWord(told, t)}: ${reasonOf(segment, verdict, t)}`, sectionOf(verdict.rfc)] : []),
  ].join('\n')
}

export function callText({ call, octets }: Extract<Cause, { kind: 'call' }>, t: Messages): string {
  const words: Record<Call, () => string> = {
    listen: t.call_listen,
    accept: () => 'accept()',
    'no-accept': () => 'no accept()',
    connect: t.call_connect,
    send: () => t.call_send({ octets: octets ?? '' }),
    receive: () => t.call_receive({ octets: octets ?? '' }),
    'no-read': t.call_no_read,
    shutdown: t.call_shutdown,
    'shutdown-rd': () => 'shutdown(RD)',
    'shutdown-rdwr': () => 'shutdown(RDWR)',
    close: t.call_close,
    abort: t.call_abort,
    crash: t.call_crash,
    reboot: t.call_reboot,
    'fill-queue': t.call_fill_queue,
    'drain-queue': t.call_drain_queue,
  }
  return words[call]()
}

/** "ICMP host unreachable" */
export const icmpText = (error: IcmpName): string => `ICMP ${error.replaceAll('-', ' ')}`

export function timerText(
  { timer, start, due }: TimerRun,
  t: Messages,
  { short = false, profile }: TimerWords,
): string {
  const length = { length: written(due - start) }
  switch (timer) {
    case 'retransmission':
      return short ? t.timer_run_retransmission_short(length) : t.timer_run_retransmission(length)
    case 'time-wait':
      // Linux waits 60 s whatever the MSL (TCP_TIMEWAIT_LEN).
      return profile === 'linux' ? t.timer_run_time_wait_fixed(length) : t.timer_run_time_wait(length)
    case 'fin-wait-2':
      return t.timer_run_fin_wait_2(length)
    case 'persist':
      return t.timer_run_persist(length)
    case 'keepalive':
      return t.timer_run_keepalive(length)
    case 'delayed-ack':
      return t.timer_run_delayed_ack(length)
    case 'user':
      return t.timer_run_user(length)
  }
}
