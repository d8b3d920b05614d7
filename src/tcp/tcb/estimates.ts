import type { Config } from './policy'

/* What a sender believes of the path, and with what it begins; flow/ has the algorithms. */

/** The retransmission timeout of RFC 6298. Times in microseconds. */
export interface Rto {
  readonly srtt: number | null
  readonly rttvar: number
  /** As computed, before any back-off. */
  readonly base: number
  /** Expiries in a row without an acknowledgment. */
  readonly expiries: number
  /** How often the timeout has been doubled (§5.5) since a round trip was measured last. */
  readonly backoff: number
}

export const startRto = (settings: Config['rto']): Rto => ({
  srtt: null,
  rttvar: 0,
  base: settings.initial,
  expiries: 0,
  backoff: 0,
})

/** Slow start, congestion avoidance, fast retransmit and fast recovery (RFC 5681). Octets. */
export interface Congestion {
  /** cwnd */
  readonly window: number
  /** ssthresh */
  readonly threshold: number
  /** What was outstanding when a loss was found is not yet acknowledged in whole. */
  readonly recovery: Recovery | null
}

export interface Recovery {
  /** Found by the third duplicate ACK (fast recovery), or by the timer. */
  readonly by: 'duplicates' | 'timeout'
  /** "recover": SND.NXT when the loss was found (RFC 6582 §3.2). */
  readonly until: number
  /** From here on nothing has been sent again since. */
  readonly next: number
}

/** "Arbitrarily high" (§3.1): the network says where it ends. */
const NO_THRESHOLD = 2 ** 31

export const NO_CONGESTION: Congestion = { window: 0, threshold: NO_THRESHOLD, recovery: null }

/** The segment that was sent last of those that have arrived. Times in microseconds. */
export interface Rack {
  readonly sentAt: number
  /** It was not sent for the first time then. */
  readonly again: boolean
  /** One beyond its last sequence number. */
  readonly end: number
  readonly roundTrip: number
  /** The least round trip so far. */
  readonly leastRoundTrip: number
}
