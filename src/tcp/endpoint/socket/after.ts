import type { State } from '../../tcb/state'
import { connectionOf, type Endpoint, type Happening, stateOf } from '../driver'
import { accepted, type Descriptor, detached, hasBeenEnded, isAcceptable, type Socket } from './descriptor'
import type { Errno } from './errno'

/** What has happened to the endpoint, other than by a call of this descriptor. */
type Origin = 'segment' | 'timer'

/** tcp_reset(): what is told of a connection in such a state. */
const resetIn = (state: State): Errno =>
  state === 'SYN-SENT' ? 'ECONNREFUSED' : state === 'CLOSE-WAIT' ? 'EPIPE' : 'ECONNRESET'

/** Why the connection is over; null: as both sides wanted it. */
function reasonOf(d: Descriptor, from: State, happening: Happening, origin: Origin): Errno | null {
  if (origin === 'timer') return d.softError ?? 'ETIMEDOUT'
  return happening.verdict?.rule === 'fin-acknowledged' ? null : resetIn(from)
}

const OVER: ReadonlySet<State> = new Set(['CLOSED', 'LISTEN', 'TIME-WAIT'])

/** What is left on the descriptor after a segment arrived, or a timer went off. */
function afterEvent(
  { descriptor: d, endpoint: before }: Socket,
  endpoint: Endpoint,
  happening: Happening,
  origin: Origin,
): Descriptor {
  const socket = { descriptor: d, endpoint }
  if (d.role === 'listener')
    return d.accepts === 'at once' && isAcceptable(socket) ? accepted(d, stateOf(endpoint)) : d
  if (d.role === 'none' || happening.walks.length === 0) return d
  const state = stateOf(endpoint)
  const ended = d.ended || happening.walks.some(({ to }) => hasBeenEnded(to))
  const walked: Descriptor = {
    ...d,
    ended,
    shut: { ...d.shut, reading: d.shut.reading || ended },
    phase: d.waits && d.phase === 'connecting' && state === 'ESTABLISHED' ? 'connected' : d.phase,
  }
  if (!OVER.has(state)) return walked
  const last = happening.walks.at(-1)?.from ?? stateOf(before)
  const error = state === 'TIME-WAIT' ? null : reasonOf(d, last, happening, origin)
  const unread = connectionOf(state === 'TIME-WAIT' ? endpoint : before).unread
  return detached(walked, unread, d.held ? error : null)
}

/** The error that has come to wait for a call; a program learns of it by poll(), or by the call that it is in. */
export const newError = (before: Descriptor, after: Descriptor): readonly Errno[] =>
  after.error !== null && after.error !== before.error ? [after.error] : []

/** A program that waits in connect(), or in recv(), is told by that call: nothing is left to be told. */
const isInCall = (d: Descriptor, before: Endpoint): boolean =>
  d.waits && (d.phase === 'connecting' || (connectionOf(before).reading && !d.ended))

/** A segment has arrived, or a timer gone off: what becomes of the socket, and what its program is told. */
export function come(
  socket: Socket,
  endpoint: Endpoint,
  happening: Happening,
  origin: Origin,
): readonly [Socket, Happening] {
  const before = socket.descriptor
  const after = afterEvent(socket, endpoint, happening, origin)
  const closing = happening.signals.filter((signal) => signal === 'connection closing')
  const signals = [...closing, ...newError(before, after)]
  const descriptor = isInCall(before, socket.endpoint) ? { ...after, error: null } : after
  return [
    { endpoint, descriptor },
    { ...happening, signals },
  ]
}
