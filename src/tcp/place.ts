import type { Config } from './config'
import { startCongestion } from './congestion'
import { type Connection, noConnection, type Outstanding, type Variables } from './connection'
import { type Endpoint, placeEndpoint } from './driver'
import { add, distance } from './sequence'
import type { State } from './state'
import type { Timer } from './timer'

const FIN_SENT: ReadonlySet<State> = new Set(['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'])
const FIN_ACKNOWLEDGED: ReadonlySet<State> = new Set(['FIN-WAIT-2', 'TIME-WAIT'])
const FIN_RECEIVED: ReadonlySet<State> = new Set(['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'])
const OPENING: ReadonlySet<State> = new Set(['SYN-SENT', 'SYN-RECEIVED'])

/** The variables of a connection in a state, from those that are given. */
function variables(state: State, config: Config, given: Partial<Variables>): Variables {
  const iss = given.ISS ?? config.iss[0] ?? 0
  const taken = FIN_RECEIVED.has(state) ? 2 : 1
  const next = given['RCV.NXT'] ?? add(given.IRS ?? 0, taken)
  const opening = OPENING.has(state)
  const una = add(iss, opening ? 0 : FIN_ACKNOWLEDGED.has(state) ? 2 : 1)
  const nxt = add(iss, FIN_SENT.has(state) ? 2 : 1)
  const base: Variables = {
    ISS: iss,
    'SND.UNA': una,
    'SND.NXT': nxt,
    'SND.WND': 65535,
    // The window was last told by what came just before: anything next may tell it anew.
    'SND.WL1': add(next, -1),
    'SND.WL2': given['SND.UNA'] ?? una,
    'MAX.SND.WND': given['SND.WND'] ?? 65535,
    IRS: state === 'SYN-SENT' ? null : add(next, -taken),
    'RCV.NXT': next,
    'RCV.WND': config.window,
    'FIN.SEQ': null,
    ...given,
  }
  if (!FIN_SENT.has(state) || given['FIN.SEQ'] !== undefined) return base
  return { ...base, 'FIN.SEQ': add(base[FIN_ACKNOWLEDGED.has(state) ? 'SND.UNA' : 'SND.NXT'], -1) }
}

/** What must lie on the retransmission queue between SND.UNA and SND.NXT. */
function outstanding(tcb: Variables, syn: boolean): readonly Outstanding[] {
  const { 'SND.UNA': una, 'SND.NXT': nxt, 'FIN.SEQ': finSeq } = tcb
  const fin = finSeq !== null && distance(finSeq, una) >= 0
  const length = distance(nxt, una) - (syn ? 1 : 0) - (fin ? 1 : 0)
  if (!syn && !fin && length <= 0) return []
  return [
    { seq: una, length: Math.max(0, length), syn, fin, push: length > 0, sentAt: 0, retransmissions: 0 },
  ]
}

/** How the connection of a placed endpoint came about, as far as it was told. */
export interface Placement {
  readonly origin?: 'active' | 'passive'
  readonly tcb?: Partial<Variables>
}

/** An endpoint in any state, with a connection that may be in it. */
export function place(state: State, config: Config, options: Placement): Endpoint {
  const empty = noConnection(config, 1)
  if (state === 'LISTEN') return placeEndpoint(state, { ...noConnection(config), remote: true })
  const tcb = variables(state, config, options.tcb ?? {})
  const queue = outstanding(tcb, OPENING.has(state))
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
