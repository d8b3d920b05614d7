import { startCongestion } from '../flow/congestion'
import { type Connection, noConnection, type Variables } from '../tcb/connection'
import type { Outstanding } from '../tcb/outstanding'
import type { Config } from '../tcb/policy'
import type { State } from '../tcb/state'
import type { Timer } from '../tcb/timer'
import { add, distance } from '../wire/sequence'
import { type Endpoint, placeEndpoint } from './driver'

const FIN_SENT: ReadonlySet<State> = new Set(['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'])
const FIN_ACKNOWLEDGED: ReadonlySet<State> = new Set(['FIN-WAIT-2', 'TIME-WAIT'])
const FIN_RECEIVED: ReadonlySet<State> = new Set(['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'])
const OPENING: ReadonlySet<State> = new Set(['SYN-SENT', 'SYN-RECEIVED'])

/** What of SND.UNA, SND.NXT and ISS is not given follows from the others, and from the state. */
function sendVariables(state: State, given: Given, iss: number) {
  // The SYN of an opening connection, and the FIN of a closing one, may be all that is outstanding.
  const opening = OPENING.has(state)
  const outstanding = opening || (FIN_SENT.has(state) && !FIN_ACKNOWLEDGED.has(state)) ? 1 : 0
  const beforeUna = opening ? 0 : FIN_ACKNOWLEDGED.has(state) ? 2 : 1
  const { 'SND.UNA': givenUna, 'SND.NXT': givenNxt, ISS: givenIss } = given
  const known = givenUna ?? (givenNxt === undefined ? undefined : add(givenNxt, -outstanding))
  const una = known ?? add(givenIss ?? iss, beforeUna)
  const acknowledged = distance(una, iss) >= beforeUna && !opening
  return {
    ISS: givenIss ?? (acknowledged ? iss : add(una, -beforeUna)),
    'SND.UNA': una,
    'SND.NXT': givenNxt ?? add(una, outstanding),
  }
}

/** The variables of a connection in a state, from those that are given. */
function variables(state: State, config: Config, given: Given): Variables {
  const taken = FIN_RECEIVED.has(state) ? 2 : 1
  const next = given['RCV.NXT'] ?? add(given.IRS ?? 0, taken)
  const send = sendVariables(state, given, config.iss[0] ?? 0)
  const window = given['SND.WND'] ?? 65535
  const fin = add(send[FIN_ACKNOWLEDGED.has(state) ? 'SND.UNA' : 'SND.NXT'], -1)
  return {
    ...send,
    'SND.WND': window,
    // The window was last told by what came just before: anything next may tell it anew.
    'SND.WL1': given['SND.WL1'] ?? add(next, -1),
    'SND.WL2': given['SND.WL2'] ?? send['SND.UNA'],
    'MAX.SND.WND': given['MAX.SND.WND'] ?? window,
    // Nothing has come from the peer yet.
    IRS: state === 'SYN-SENT' ? null : (given.IRS ?? add(next, -taken)),
    'RCV.NXT': next,
    'RCV.WND': given['RCV.WND'] ?? config.window,
    'FIN.SEQ': FIN_SENT.has(state) ? (given['FIN.SEQ'] ?? fin) : null,
  }
}

/** What must lie on the retransmission queue between SND.UNA and SND.NXT, in segments. */
function outstanding(tcb: Variables, syn: boolean, mss: number): readonly Outstanding[] {
  const { 'SND.UNA': una, 'SND.NXT': nxt, 'FIN.SEQ': finSeq } = tcb
  const fin = finSeq !== null && distance(finSeq, una) >= 0
  const octets = Math.max(0, distance(nxt, una) - (syn ? 1 : 0) - (fin ? 1 : 0))
  if (!syn && !fin && octets === 0) return []
  const pieces = Math.max(1, Math.ceil(octets / mss))
  return Array.from({ length: pieces }, (_, i) => {
    const last = i === pieces - 1
    const length = last ? octets - i * mss : mss
    const ends = { fin: last && fin, push: last && length > 0 }
    const seq = add(una, i * mss + (syn && i > 0 ? 1 : 0))
    return { seq, length, syn: syn && i === 0, ...ends, sentAt: 0, retransmissions: 0, fate: null }
  })
}

/** Variables as a caller may know them: what is left out, undefined or null follows from the state. */
export type GivenVariables = { readonly [K in keyof Variables]?: Variables[K] | null | undefined }

type Given = { readonly [K in keyof Variables]?: number }

/** How the connection of a placed endpoint came about, as far as it was told. */
export interface Placement {
  readonly origin?: 'active' | 'passive'
  readonly tcb?: GivenVariables
}

const known = (given: GivenVariables): Given =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value == null ? [] : [[name, value >>> 0]])),
  )

/** An endpoint in any state, with a connection that may be in it. */
export function place(state: State, config: Config, options: Placement): Endpoint {
  const empty = noConnection(config, 1)
  if (state === 'LISTEN') return placeEndpoint(state, { ...noConnection(config), remote: true })
  const tcb = variables(state, config, known(options.tcb ?? {}))
  const queue = outstanding(tcb, OPENING.has(state), config.mss)
  const sends = queue.flatMap(({ length }) => (length > 0 ? [length] : []))
  const connection: Connection = {
    ...empty,
    sends,
    tcb,
    origin: options.origin ?? (state === 'SYN-RECEIVED' ? 'passive' : 'active'),
    retransmissionQueue: queue,
    peer: state === 'SYN-SENT' ? null : { mss: config.mss },
    finTaken: FIN_RECEIVED.has(state),
    peerFin: FIN_RECEIVED.has(state) ? add(tcb['RCV.NXT'], -1) : null,
  }
  const congestion = startCongestion(connection, 0)
  const placed = placeEndpoint(state, { ...connection, congestion })
  const timers = new Map<Timer, number>()
  if (state === 'TIME-WAIT') timers.set('time-wait', config.timeWait)
  else if (connection.retransmissionQueue.length > 0) {
    timers.set('retransmission', config.rto.initial)
    if (config.userTimeout !== null) timers.set('user', config.userTimeout)
  }
  if (config.keepalive && state !== 'TIME-WAIT' && !OPENING.has(state)) {
    timers.set('keepalive', config.keepalive.idle)
  }
  return { ...placed, timers }
}
