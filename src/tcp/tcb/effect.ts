import type { Rule } from '../verdict/rules'
import type { Segment } from '../wire/segment'
import type { Timer } from './timer'

/** What an endpoint does to the world outside: to the link, to its user, to the clock. */
export type Effect =
  | { readonly type: 'transmit'; readonly segment: Segment; readonly kind: 'original' | 'retransmission' }
  /** Octets that have become readable, in order. */
  | { readonly type: 'deliver'; readonly octets: number }
  /** What the user is told unasked, in the RFC's words. */
  | { readonly type: 'signal'; readonly signal: string }
  /** (Re)starts a timer; `after` in microseconds. */
  | { readonly type: 'start'; readonly timer: Timer; readonly after: number }
  | { readonly type: 'stop'; readonly timer: Timer }
  /** The arriving segment is judged otherwise than by the transition that it took. */
  | { readonly type: 'judge'; readonly rule: Rule }

export type Emit = (effect: Effect) => void
