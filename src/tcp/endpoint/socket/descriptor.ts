import type { State } from '../../tcb/state'
import { connectionOf, type Endpoint, stateOf } from '../driver'
import type { Errno } from './errno'

/*
 * What a program holds in Linux. A descriptor outlives the connection: what has arrived can still be read when the
 * TCB is gone, and what went wrong waits until a call asks. The machine knows the connection; this is the rest of
 * struct socket and struct sock, under the kernel's names where they say more.
 */

export interface Descriptor {
  /** false: close() was called. */
  readonly held: boolean
  /** sock->state: what connect() has been told. */
  readonly phase: 'unconnected' | 'connecting' | 'connected' | 'disconnecting'
  /** What the endpoint's machine is to this descriptor; none where the TCB was deleted or is in TIME-WAIT. */
  readonly role: 'none' | 'listener' | 'connection'
  /** sk_err: waits for the next call that reports it. */
  readonly error: Errno | null
  /** sk_err_soft: what ICMP told of a connection that lives on. */
  readonly softError: Errno | null
  /** ICMP has left a message in the error queue (MSG_ERRQUEUE), which nobody has taken. */
  readonly errorQueued: boolean
  /** sk_shutdown */
  readonly shut: { readonly reading: boolean; readonly writing: boolean }
  /** SOCK_DONE: the peer's FIN has come. */
  readonly ended: boolean
  /** Octets that a connection which is over has left to be read. */
  readonly left: number
  /** A listener hands its connection over as soon as it is there, or when accept() asks. */
  readonly accepts: 'at once' | 'when asked'
  /** A listener stands beside the connection that was accepted from it; accept() may not have told yet. */
  readonly listenerBeside: 'no' | 'yes' | 'not told'
  /**
   * A program that waits: connect() has returned once it is established, and after close() the next call makes a new
   * socket. Else each call answers at once.
   */
  readonly waits: boolean
}

/** A program's end of an endpoint. */
export interface Socket {
  readonly endpoint: Endpoint
  readonly descriptor: Descriptor
}

const OPEN = { reading: false, writing: false }
const BOTH = { reading: true, writing: true }

/** socket() */
export const newDescriptor = (waits: boolean): Descriptor => ({
  held: true,
  phase: 'unconnected',
  role: 'none',
  error: null,
  softError: null,
  errorQueued: false,
  shut: OPEN,
  ended: false,
  left: 0,
  accepts: waits ? 'at once' : 'when asked',
  listenerBeside: 'no',
  waits,
})

/** tcp_disconnect(): a descriptor that may connect or listen anew. */
export const disconnected = (d: Descriptor, error: Errno | null): Descriptor => ({
  ...newDescriptor(d.waits),
  errorQueued: d.errorQueued,
  error,
})

/** accept(): the descriptor of the connection; what has happened to it in the queue is on it. */
export function accepted(d: Descriptor, state: State): Descriptor {
  const ended = hasBeenEnded(state)
  return {
    ...newDescriptor(d.waits),
    phase: 'connected',
    role: 'connection',
    shut: { reading: ended, writing: false },
    ended,
    listenerBeside: d.accepts === 'at once' ? 'not told' : 'yes',
  }
}

/** tcp_done(): the connection is over, and what it leaves can be read. */
export const detached = (d: Descriptor, left: number, error: Errno | null): Descriptor => ({
  ...d,
  role: 'none',
  shut: BOTH,
  left,
  error: error ?? d.error,
})

const WE_CLOSED: ReadonlySet<State> = new Set([
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
])
const THEY_CLOSED: ReadonlySet<State> = new Set(['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'])

export const hasBeenEnded = (state: State): boolean => THEY_CLOSED.has(state)

/** The descriptor of an endpoint that was placed in a state: shutdown() was called where a FIN was sent. */
export function placedDescriptor(state: State, origin: 'active' | 'passive', waits: boolean): Descriptor {
  const fresh = newDescriptor(waits)
  if (state === 'CLOSED') return fresh
  if (state === 'LISTEN' || (state === 'SYN-RECEIVED' && origin === 'passive')) {
    return { ...fresh, role: 'listener' }
  }
  const ended = hasBeenEnded(state)
  return {
    ...fresh,
    phase: state === 'SYN-SENT' || state === 'SYN-RECEIVED' ? 'connecting' : 'connected',
    role: state === 'TIME-WAIT' ? 'none' : 'connection',
    shut: { reading: ended, writing: WE_CLOSED.has(state) },
    ended,
  }
}

/** sk_state, as TCP_INFO tells it; null: there is no descriptor any more. */
export function stateOfDescriptor({ descriptor, endpoint }: Socket): State | null {
  if (!descriptor.held) return null
  if (descriptor.role === 'none') return 'CLOSED'
  return descriptor.role === 'listener' ? 'LISTEN' : stateOf(endpoint)
}

/** Octets that have arrived in order and were not read. */
export const unreadOf = ({ descriptor, endpoint }: Socket): number =>
  descriptor.role === 'connection' ? connectionOf(endpoint).unread : descriptor.left

/** A TIME-WAIT beside a listener is of the connection before. */
const REQUESTED: ReadonlySet<State> = new Set(['CLOSED', 'LISTEN', 'SYN-RECEIVED', 'TIME-WAIT'])

/** A connection is complete and waits to be accepted. */
export const isAcceptable = ({ descriptor, endpoint }: Socket): boolean =>
  descriptor.role === 'listener' && !REQUESTED.has(stateOf(endpoint))
