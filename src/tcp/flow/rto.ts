import type { Rto } from '../tcb/estimates'
import type { Config } from '../tcb/policy'

type Settings = Config['rto']

/** Takes a round-trip time into account (§2.2, §2.3). `r` must not stem from a retransmitted segment (Karn, §3). */
export function sample(rto: Rto, r: number, settings: Settings): Rto {
  const rttvar = rto.srtt === null ? r / 2 : 0.75 * rto.rttvar + 0.25 * Math.abs(rto.srtt - r)
  const srtt = rto.srtt === null ? r : 0.875 * rto.srtt + 0.125 * r
  const unrounded = settings.varianceFloor
    ? srtt + Math.max(4 * rttvar, settings.floor)
    : Math.max(srtt + 4 * rttvar, settings.floor)
  return { srtt, rttvar, base: Math.min(Math.round(unrounded), settings.ceiling), expiries: 0, backoff: 0 }
}

/**
 * The timeout to arm the timer with. `linear`: expiries before it begins to double
 * (tcp_syn_linear_timeouts; 0 in the RFC).
 */
export const timeout = (rto: Rto, settings: Settings, linear = 0): number =>
  Math.min(rto.base * 2 ** Math.max(0, rto.backoff - linear), settings.ceiling)

export const expire = (rto: Rto): Rto => ({
  ...rto,
  expiries: rto.expiries + 1,
  backoff: rto.backoff + 1,
})

/**
 * Something was acknowledged, but no round trip measured: the back-off stays until one is (§5, last
 * paragraph; RFC 9293 §3.8.2), unless timestamps measure where Karn may not, as in Linux.
 */
export const progress = (rto: Rto, settings: Settings): Rto => ({
  ...rto,
  expiries: 0,
  backoff: settings.keepBackoff ? rto.backoff : 0,
})

/** After a lost SYN the estimate is worthless: data begins with a larger RTO (§5.7). */
export const afterLostSyn = (rto: Rto, settings: Settings): Rto => ({
  ...rto,
  base: Math.max(rto.base, settings.afterSyn),
  expiries: 0,
  backoff: 0,
})
