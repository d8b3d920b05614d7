import { timeout } from '../flow/rto'
import { type Connection, isIdle } from '../tcb/connection'

/** How long an endpoint goes on sending again before it gives up (RFC 9293 §3.8.3, R2). */

/** TCP_RTO_MIN, whatever tcp_rto_min_us says. Microseconds. */
const LEAST_RTO = 200_000

/** Timers of Linux go off late, by a few percent where they are long: what is that near the end of its time is at it. */
const LATENESS = 1.03

/** How long so many retransmissions take if the RTO begins at `least`: tcp_model_timeout(). Microseconds. */
function modelTimeout(retries: number, least: number, ceiling: number): number {
  const doublings = Math.min(retries, Math.floor(Math.log2(ceiling / least)))
  return (2 ** (doublings + 1) - 1) * least + (retries - doublings) * ceiling
}

/**
 * The same for a SYN, or the SYN,ACK of a simultaneous open: so many retransmissions, the linear ones on top; or, in
 * Linux, the time that they would take without these (tcp_write_timeout(); recorded: 2 and 4 give 5).
 */
function openedEnough({ config, rto, retransmittingSince, tcb }: Connection, now: number): boolean {
  const { synRetries, synLinear } = config
  if (synRetries === null) return false
  const linear = tcb.IRS === null ? synLinear : 0
  if (rto.expiries >= synRetries + linear) return true
  const { initial, ceiling } = config.rto
  return (
    config.retriesAre === 'a time' &&
    retransmittingSince !== null &&
    now - retransmittingSince + initial >= modelTimeout(synRetries, initial, ceiling)
  )
}

/** The same for the SYN,ACK of a listener. */
function answeredEnough({ config, handshakeAcknowledged, rto }: Connection): boolean {
  // Who waits for data gives up no sooner than the time for that is over (syn_ack_recalc()).
  const waits = handshakeAcknowledged && rto.expiries < config.deferAccept
  return config.synAckRetries !== null && rto.expiries >= config.synAckRetries && !waits
}

/** The retransmission timer has gone off, at `now`, and this host has tried enough. */
export function triedEnough(c: Connection, now: number): boolean {
  const { config, rto, orphan, retransmittingSince } = c
  if (c.retransmissionQueue[0]?.syn) {
    return c.tcb.IRS !== null && c.origin === 'passive' ? answeredEnough(c) : openedEnough(c, now)
  }
  const limit = orphan ? config.orphanRetries : config.retries
  if (limit === null) return false
  if (config.retriesAre === 'a count') return rto.expiries >= limit
  // What fast retransmit has sent starts the clock, but does not count (retransmits_timed_out()).
  return (
    rto.expiries > 0 &&
    retransmittingSince !== null &&
    (now - retransmittingSince) * LATENESS >= modelTimeout(limit, LEAST_RTO, config.rto.ceiling)
  )
}

/** Since it began, this has lasted longer than TCP_USER_TIMEOUT allows. */
const userIsTired = ({ config }: Connection, lasted: number): boolean =>
  config.userTimeoutFrom === 'retransmission' && config.userTimeout !== null && lasted >= config.userTimeout

/** The retransmission timer has gone off, at `now`, and what is outstanding was sent again for longer than that. */
export const isTiredOfSending = (c: Connection, now: number): boolean =>
  c.retransmissionQueue[0]?.syn === false &&
  c.retransmittingSince !== null &&
  userIsTired(c, now - c.retransmittingSince)

/** The persist timer has gone off, at `now`, and the window was closed for longer than that. */
export const isTiredOfProbing = (c: Connection, now: number): boolean =>
  c.config.unansweredProbes !== 'for ever' && c.probingSince !== null && userIsTired(c, now - c.probingSince)

/**
 * The persist timer has gone off, and the window was probed enough: the peer no longer answers; or nobody
 * is left to wait for it to open (tcp_probe_timer()).
 */
export function probedEnough(c: Connection): boolean {
  const { config, orphan, probes, rto, unansweredProbes } = c
  if (config.unansweredProbes === 'for ever') return false
  const limit = orphan ? config.orphanRetries : config.retries
  if (limit === null) return false
  const slowest = timeout({ ...rto, backoff: probes }, config.rto) === config.rto.ceiling
  return unansweredProbes >= limit || (orphan && slowest && probes >= limit)
}

/** The keep-alive timer has gone off, a probe is unanswered, and TCP_USER_TIMEOUT is over. */
export function isTiredOfAsking(c: Connection): boolean {
  const { keepalive } = c.config
  if (!keepalive || !isIdle(c) || c.probes === 0) return false
  return userIsTired(c, keepalive.idle + c.probes * keepalive.interval)
}

/** The keep-alive timer has gone off, and the peer has had its chances; TCP_USER_TIMEOUT, where set, overrides them. */
export function askedEnough(c: Connection): boolean {
  const { keepalive, userTimeout, userTimeoutFrom } = c.config
  if (!keepalive || !isIdle(c) || c.probes === 0) return false
  return (userTimeout === null || userTimeoutFrom === 'transmission') && c.probes >= keepalive.probes
}
