import { other, type Reading, read, SIDES } from '../timeline/read'
import { isRefused } from '../timeline/refused'
import type { Moment, SegmentFlight, Side, Timeline, Words } from '../timeline/timeline'
import { type Arrow, type Row, setFigure } from './figure'

const DEPARTS: Record<Side, Arrow> = { client: '-->', server: '<--' }
const ARRIVES: Record<Side, Arrow> = { client: '<--', server: '-->' }

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** What a figure has a line for: one end of a segment's way, or a call or timer that sends nothing. */
interface Event {
  readonly moment: Moment
  /** The first of its moment's: what set the moment off, and what came of it, is said here. */
  readonly first: boolean
  readonly departs?: SegmentFlight
  readonly arrives?: SegmentFlight
}

/** A duplicate is made by the network and a forgery enters from outside: no endpoint sends them. */
const isSent = (segment: SegmentFlight) => segment.kind === 'original' || segment.kind === 'retransmission'

function eventsOf(reading: Reading, moment: Moment, step: number): Event[] {
  const arrives = reading.arrival(step)
  const departures = reading.departures(step).filter(isSent)
  const ends = [...(arrives ? [{ arrives }] : []), ...departures.map((departs) => ({ departs }))]
  return (ends.length > 0 ? ends : [{}]).map((end, index) => ({ moment, first: index === 0, ...end }))
}

/** A departure whose arrival is the very next event needs one line only: "-->" at both ends. */
function joined(list: readonly Event[]): Event[][] {
  const rows: Event[][] = []
  for (const event of list) {
    const departed = rows.at(-1)?.at(-1)?.departs
    if (departed && departed === event.arrives && departed.from !== departed.to) rows.at(-1)?.push(event)
    else rows.push([event])
  }
  return rows
}

/** As RFC 9293 writes them: SEG.WND where the window matters. */
function fields({ id, seq, ack, flags, length }: SegmentFlight, reading: Reading): string[] {
  const limit = reading.limit(id)
  return [
    `<SEQ=${seq}>`,
    ...(ack === null ? [] : [`<ACK=${ack}>`]),
    ...(flags.length > 0 ? [`<CTL=${flags.join()}>`] : []),
    ...(length > 0 ? [`<DATA=${length}>`] : []),
    ...(limit === undefined ? [] : [`<WND=${limit}>`]),
  ]
}

/** The states that follow a FIN say so themselves; the figures leave the signal out, too. */
const TOLD_BY_STATE = 'connection closing'

type Notes = Record<Side, string[]>

/** What sets a moment off from outside: "(Close)", "(Send 300)", "(2 MSL)". */
function noteCause({ cause }: Moment, notes: Notes) {
  const sure = 'presumed' in cause && cause.presumed ? ', presumed' : ''
  if (cause.kind === 'icmp') notes[cause.endpoint].push(`(ICMP ${cause.error.replaceAll('-', ' ')})`)
  else if (cause.kind === 'call') {
    notes[cause.endpoint].push(`(${capital(cause.call)}${cause.octets ? ` ${cause.octets}` : ''}${sure})`)
  } else if (cause.kind === 'timer') {
    const what = cause.timer === 'time-wait' ? '2 MSL' : `${capital(cause.timer)} timeout`
    notes[cause.endpoint].push(`(${what}${sure})`)
  }
}

/** What comes of a moment that the states do not show: a segment turned away, a user told. */
function noteOutcome({ moment, arrives }: Event, notes: Notes, reading: Reading) {
  const { cause, result, signals, returns = [] } = moment
  if (arrives?.verdict && arrives.verdict.outcome !== 'accepted') {
    const outcome = reading.answer(arrives.id) ? 'not accepted' : arrives.verdict.outcome
    notes[arrives.to].push(`(${capital(outcome)}: ${arrives.verdict.reason})`)
  }
  if (cause.kind === 'call' && result && isRefused(result)) notes[cause.endpoint].push(`(${capital(result)})`)
  if (result === 'blocks' && cause.kind === 'call') notes[cause.endpoint].push('(Blocks)')
  for (const { endpoint, call, result } of returns) {
    notes[endpoint].push(
      result === 'ok' ? `(${capital(call)} returns)` : `(${capital(call)} returns ${result})`,
    )
  }
  for (const { endpoint, signal } of signals) {
    const isReturned = returns.some((call) => call.endpoint === endpoint && call.result === signal)
    if (signal !== TOLD_BY_STATE && !isReturned) notes[endpoint].push(`(${capital(signal)})`)
  }
}

function row(ends: readonly Event[], reading: Reading): Row {
  const above: Notes = { client: [], server: [] }
  const below: Notes = { client: [], server: [] }
  const cells = { client: '', server: '' }
  const arrows: Record<Side, Arrow> = { client: '...', server: '...' }
  for (const event of ends) {
    const { moment, departs, arrives } = event
    const { cause } = moment
    if (event.first) {
      noteCause(moment, above)
      noteOutcome(event, below, reading)
    }
    if (departs) {
      cells[departs.from] = moment[departs.from].state
      arrows[departs.from] = DEPARTS[departs.from]
      if (departs.kind === 'retransmission' && cause.kind !== 'timer') above[departs.from].push('(Again)')
      if (departs.fate === 'lost') cells[other(departs.from)] = '(lost)'
    } else if (arrives) {
      cells[arrives.to] = moment[arrives.to].state
      arrows[arrives.to] = ARRIVES[arrives.to]
      if (!isSent(arrives)) cells[other(arrives.to)] = `(${arrives.kind})`
    } else {
      const told = 'endpoint' in cause ? [cause.endpoint] : SIDES
      for (const side of told) cells[side] = moment[side].state
    }
  }
  const segment = ends[0]?.departs ?? ends[0]?.arrives
  return { above, cells, below, ...(segment && { segment: { fields: fields(segment, reading), arrows } }) }
}

/**
 * A run as plain text, set as RFC 9293 §3.5 sets its figures: numbered lines of at most 72 columns, states after
 * the departure or arrival, "..." for a segment that is in the network, remarks in parentheses. The words are those
 * of the RFC and stay in English; the caption below is the author's, in `language` if there is one.
 */
export function timelineText(timeline: Timeline, language: keyof Words = 'en'): string {
  const reading = read(timeline)
  const rows = joined(timeline.moments.flatMap((moment, step) => eventsOf(reading, moment, step))).map(
    (ends) => row(ends, reading),
  )
  const { title, scenario, profile, addresses } = timeline
  const headings = { client: ['Client', addresses.client], server: ['Server', addresses.server] }
  const source = timeline.captured ? ', as captured' : `, ${profile}`
  return setFigure(headings, rows, `${title[language] ?? title.en} (${scenario}${source})`)
}
