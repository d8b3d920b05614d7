import type { Connection } from './connection'

/** How long an endpoint goes on sending again before it gives up (RFC 9293 §3.8.3, R2). */

/** SYN and SYN,ACK: so many retransmissions; null: the user timeout decides. */
function openingRetries(c: Connection): number | null {
  if (c.tcb.IRS !== null) return c.config.synAckRetries
  const { synRetries, synLinear } = c.config
  // Linux counts tcp_syn_retries from the last of the linear timeouts (recorded: 2 and 4 give 5).
  return synRetries === null ? null : synRetries + Math.max(0, synLinear - 1)
}

/** TCP_RTO_MIN, whatever tcp_rto_min_us says. Microseconds. */
const LEAST_RTO = 200_000

/** How long so many retransmissions take if the RTO begins at its least: tcp_model_timeout(). Microseconds. */
function modelTimeout(retries: number, ceiling: number): number {
  const doublings = Math.min(retries, Math.floor(Math.log2(ceiling / LEAST_RTO)))
  return (2 ** (doublings + 1) - 1) * LEAST_RTO + (retries - doublings) * ceiling
}

/** The retransmission timer has gone off, at `now`, and this host has tried enough. */
export function triedEnough(c: Connection, now: number): boolean {
  const { config, rto, orphan, retransmittingSince } = c
  if (c.retransmissionQueue[0]?.syn) {
    const limit = openingRetries(c)
    // Who waits for data gives up no sooner than the time for that is over (syn_ack_recalc()).
    const waits = c.handshakeAcknowledged && rto.expiries < config.deferAccept
    return limit !== null && rto.expiries >= limit && !waits
  }
  const limit = orphan ? config.orphanRetries : config.retries
  if (limit === null) return false
  if (config.retriesAre === 'a count') return rto.expiries >= limit
  // What was sent for a loss probe starts the clock, but does not count (retransmits_timed_out()).
  return (
    rto.expiries > 0 &&
    retransmittingSince !== null &&
    now - retransmittingSince >= modelTimeout(limit, config.rto.ceiling)
  )
}
