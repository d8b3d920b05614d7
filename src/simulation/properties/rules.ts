import { EDGES } from '../../tcp/machine/edges'
import type { State } from '../../tcp/tcb/state'
import { add, distance, gt } from '../../tcp/wire/sequence'
import { other, SIDES } from '../../timeline/read'
import type { Moment, Side, Timeline } from '../../timeline/timeline'
import type { Script } from '../script'
import { finOf, type Life, livesOf, receivedOctets } from './lives'

/** A run and what it was made from. */
export interface Trial {
  readonly script: Script
  readonly timeline: Timeline
  readonly lives: readonly Life[]
}

export const trialOf = (script: Script, timeline: Timeline): Trial => ({
  script,
  timeline,
  lives: livesOf(timeline),
})

/** Says what is wrong, as many times as it is. */
export type Rule = (trial: Trial) => Iterable<string>

const at = ({ time }: Moment): string => `at ${time} s`

const edges = new Set(EDGES.map(({ id }) => id))

function* statesChangeAlongEdges({ timeline: { moments } }: Trial) {
  for (const [i, moment] of moments.entries()) {
    for (const side of SIDES) {
      let state: State = moments[i - 1]?.[side].state ?? 'CLOSED'
      for (const { endpoint, from, to, edge } of moment.walks) {
        if (endpoint !== side) continue
        if (from !== state) yield `${at(moment)} ${side} leaves ${from}, but was in ${state}`
        if (!edges.has(edge)) yield `${at(moment)} ${side} takes ${edge}`
        state = to
      }
      if (moment[side].state !== state) {
        yield `${at(moment)} ${side} is in ${moment[side].state}, walked to ${state}`
      }
    }
  }
}

function* timeGoesOn({ timeline: { moments, segments, timers } }: Trial) {
  for (const [i, moment] of moments.entries()) {
    if (moment.time < (moments[i - 1]?.time ?? 0)) yield `${at(moment)}, after a later moment`
  }
  for (const { id, sentAt, arrivesAt, lostAt } of segments) {
    if ((arrivesAt ?? lostAt ?? sentAt) < sentAt) yield `segment ${id} is there before it was sent`
  }
  for (const { start, due, end, timer } of timers) {
    if (due < start || (end !== null && (end < start || end > due))) yield `${timer} of ${start} s`
  }
}

function* verdictsAreGiven({ timeline: { segments } }: Trial) {
  for (const { id, fate, verdict, arrivesAt, lostAt } of segments) {
    if (fate === 'delivered' && (!verdict || arrivesAt === null)) yield `segment ${id} arrived unjudged`
    if (fate === 'lost' && (verdict || arrivesAt !== null || lostAt === null)) {
      yield `segment ${id} was lost, and judged`
    }
  }
}

/** ISS < SND.UNA ≤ SND.NXT ≤ all that was given to SEND, and a FIN. */
function* sendVariablesAreInOrder({ lives, script }: Trial) {
  for (const life of lives) {
    // A peer may announce no more than it has; a SYN, a FIN and a probe of the window go beyond it.
    const room = script.steps.some(({ actions }) => actions.some(({ kind }) => kind === 'inject'))
      ? 2 ** 30
      : script.hosts[other(life.side)].window
    for (const moment of life.moments) {
      const { 'SND.UNA': una = 0, 'SND.NXT': nxt = 0 } = moment[life.side]
      const flight = distance(nxt, una)
      if (flight < 0) yield `${at(moment)} ${life.side}: SND.UNA ${una} > SND.NXT ${nxt}`
      if (flight > room + 3) yield `${at(moment)} ${life.side} has ${flight} octets in flight`
      if (distance(una, life.iss) < 0) yield `${at(moment)} ${life.side}: SND.UNA ${una} < ISS ${life.iss}`
      if (gt(nxt, add(finOf(life), 1))) yield `${at(moment)} ${life.side}: SND.NXT ${nxt} beyond its data`
    }
  }
}

/** Within a life SND.UNA, SND.NXT, RCV.NXT and the right edge of the receive window only grow. */
function* numbersNeverGoBack({ lives }: Trial) {
  for (const { side, moments } of lives) {
    for (const [i, moment] of moments.entries()) {
      const [before, after] = [moments[i - 1]?.[side], moment[side]]
      if (!before) continue
      for (const name of ['SND.UNA', 'SND.NXT', 'RCV.NXT'] as const) {
        const [was, is] = [before[name], after[name]]
        if (was === undefined || is === undefined) continue
        if (distance(is, was) < 0) yield `${at(moment)} ${side}: ${name} from ${was} to ${is}`
      }
      const edge = ({ 'RCV.NXT': next, 'RCV.WND': window = 0 }: typeof after) =>
        next === undefined ? null : add(next, window)
      const [was, is] = [edge(before), edge(after)]
      const finTaken = receivedOctets(after) === receivedOctets(before)
      if (was !== null && is !== null && !finTaken && distance(is, was) < 0) {
        yield `${at(moment)} ${side} shrinks its window`
      }
    }
  }
}

/** What is on the wire was given to SEND; a SYN is at ISS, a FIN after all data. */
function* segmentsCarryWhatWasGiven({ lives }: Trial) {
  for (const life of lives) {
    const fin = finOf(life)
    for (const { id, seq, length, flags, ack } of life.sent) {
      const start = add(seq, flags.includes('SYN') ? 1 : 0)
      const end = add(start, length)
      if (flags.includes('SYN') && seq !== life.iss) yield `segment ${id}: a SYN that is not at ISS`
      if (length > 0 && (distance(start, life.iss) < 1 || gt(end, fin))) yield `segment ${id}: foreign data`
      if (flags.includes('FIN') && end !== fin) yield `segment ${id}: FIN at ${end}, not at ${fin}`
      if (!flags.includes('SYN') && ack === null) yield `segment ${id} has no ACK`
    }
  }
}

/** Each octet is delivered once, in order: never more than RCV.NXT has passed. */
function* deliveredOnce({ lives, script }: Trial) {
  for (const { side, moments } of lives) {
    const reads = !script.steps.some(({ actions }) =>
      actions.some((action) => action.kind === 'call' && action.side === side && action.call === 'no-read'),
    )
    let delivered = 0
    for (const moment of moments) {
      if (moment.delivered?.endpoint === side) delivered += moment.delivered.octets
      const { state } = moment[side]
      const received = receivedOctets(moment[side])
      if (delivered > received) yield `${at(moment)} ${side} is given ${delivered} octets of ${received}`
      if (state === 'SYN-SENT' || state === 'SYN-RECEIVED') {
        if (delivered > 0) yield `${at(moment)} ${side} is given data before the connection is established`
      } else if (reads && delivered < received) {
        yield `${at(moment)} ${side} reads, but of ${received} octets is given ${delivered}`
      }
    }
  }
}

const peersOf = (trial: Trial, { side, irs }: Life): readonly Life[] =>
  trial.lives.filter((life) => life.side !== side && life.iss === irs)

/** Whoever has a RCV.NXT has it from the life of a peer, and has not gone beyond what that one sent. */
function* onlyTheSentIsAcknowledged(trial: Trial) {
  for (const life of trial.lives) {
    if (life.irs === null) continue
    const peers = peersOf(trial, life)
    if (peers.length === 0) yield `${life.side} took ${life.irs} for the ISS of its peer`
    for (const peer of peers) {
      for (const { id, ack } of life.sent) {
        if (ack !== null && gt(ack, peer.nxt))
          yield `segment ${id} acknowledges ${ack}, sent up to ${peer.nxt}`
      }
      if (life.received > peer.given) yield `${life.side} received ${life.received} of ${peer.given} octets`
    }
  }
}

function* establishedMeansAgreed({ timeline: { moments } }: Trial) {
  for (const moment of moments) {
    const { client, server } = moment
    if (client.state !== 'ESTABLISHED' || server.state !== 'ESTABLISHED') continue
    if (client.IRS !== server.ISS || server.IRS !== client.ISS)
      yield `${at(moment)} both ESTABLISHED, in disagreement`
  }
}

const CLOSED_WELL: readonly string[] = ['LAST-ACK>CLOSED:rcv ACK of FIN', 'TIME-WAIT>CLOSED:Timeout=2MSL']
const OWN_CALLS: readonly string[] = ['close', 'shutdown', 'abort', 'crash']
/** Both have closed, or nobody was told of a connection yet: RFC 9293 tells nobody. */
const SILENT =
  /^(CLOSING|LAST-ACK|TIME-WAIT)>CLOSED:rcv RST$|^SYN-RECEIVED>(LISTEN:|CLOSED:.*, listener gone$)|^TIME-WAIT>(SYN-RECEIVED|SYN-SENT|LISTEN):|^FIN-WAIT-2>CLOSED:FIN-WAIT-2 timeout$/

/** Its application has closed in Linux: there is nobody whom the kernel could tell. */
const hasGone = ({ timeline }: Trial, { side, moments }: Life): boolean =>
  timeline.profile === 'linux' &&
  moments.some(({ cause }) => cause.kind === 'call' && cause.endpoint === side && cause.call === 'close')

/** All that was given to SEND has arrived when a connection closes in order; else its user is told. */
function* completeOrTold(trial: Trial) {
  for (const life of trial.lives) {
    const { end, side, given } = life
    if (!end) continue
    const last = end.walks.filter(({ endpoint }) => endpoint === side).at(-1)
    if (last && CLOSED_WELL.includes(last.edge)) {
      const received = Math.max(0, ...peersOf(trial, life).map((peer) => peer.received))
      if (received < given) yield `${side} closed in order, ${received} of ${given} octets arrived`
      continue
    }
    const { cause } = end
    const asked = cause.kind === 'call' && cause.endpoint === side && OWN_CALLS.includes(cause.call)
    const told = end.signals.some(({ endpoint }) => endpoint === side)
    if (!asked && !told && !hasGone(trial, life) && !SILENT.test(last?.edge ?? ''))
      yield `${at(end)} ${side} is not told: ${last?.edge}`
  }
}

const AT_REST: ReadonlySet<State> = new Set(['CLOSED', 'LISTEN', 'ESTABLISHED', 'FIN-WAIT-2', 'CLOSE-WAIT'])

/** At the end nothing is due: each side is closed, or waits for what only an application can do. */
function* theRunEnds({ timeline: { moments, timers }, lives }: Trial) {
  const last = moments.at(-1) as Moment
  const running = (side: Side, name: string) =>
    timers.some(({ endpoint, timer, end }) => endpoint === side && timer === name && end === null)
  for (const side of SIDES) {
    const { state, 'SND.UNA': una, 'SND.NXT': nxt } = last[side]
    // A closed window: its owner has to read.
    if (running(side, 'persist')) continue
    if (!AT_REST.has(state)) yield `${side} stays in ${state}`
    const life = lives.find((one) => one.side === side && one.end === null)
    if (una !== nxt) yield `${side} has sent what nobody acknowledges, and waits for nothing`
    else if (life && distance(nxt as number, life.iss) - 1 < life.given) yield `${side} keeps unsent data`
  }
}

/** What holds whatever arrives. */
export const ALWAYS: Readonly<Record<string, Rule>> = {
  statesChangeAlongEdges,
  timeGoesOn,
  verdictsAreGiven,
  sendVariablesAreInOrder,
  numbersNeverGoBack,
  segmentsCarryWhatWasGiven,
  deliveredOnce,
  theRunEnds,
}

/** What holds while nobody forges segments. */
export const UNFORGED: Readonly<Record<string, Rule>> = {
  ...ALWAYS,
  onlyTheSentIsAcknowledged,
  establishedMeansAgreed,
  completeOrTold,
}

/** The first few complaints, each with the name of its rule. */
export const complaints = (trial: Trial, rules: Readonly<Record<string, Rule>>): readonly string[] =>
  Object.entries(rules).flatMap(([name, rule]) =>
    [...rule(trial)].slice(0, 3).map((text) => `${name}: ${text}`),
  )
