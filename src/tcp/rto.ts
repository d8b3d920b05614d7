import type { Config } from './config'

/** The retransmission timeout of RFC 6298. Times in microseconds. */
export interface Rto {
  readonly srtt: number | null
  readonly rttvar: number
  /** As computed, before any back-off. */
  readonly base: number
  /** Expiries in a row without an acknowledgment: the back-off (§5.5). */
  readonly expiries: number
}

type Settings = Config['rto']

export const startRto = (settings: Settings): Rto => ({
  srtt: null,
  rttvar: 0,
  base: settings.initial,
  expiries: 0,
})

/** Takes a round-trip time into account (§2.2, §2.3). `r` must not stem from a retransmitted segment (Karn, §3). */
export function sample(rto: Rto, r: number, settings: Settings): Rto {
  const rttvar = rto.srtt === null ? r / 2 : 0.75 * rto.rttvar + 0.25 * Math.abs(rto.srtt - r)
  const srtt = rto.srtt === null ? r : 0.875 * rto.srtt + 0.125 * r
  const unrounded = settings.varianceFloor
    ? srtt + Math.max(4 * rttvar, settings.floor)
    : Math.max(srtt + 4 * rttvar, settings.floor)
  return { srtt, rttvar, base: Math.min(Math.round(unrounded), settings.ceiling), expiries: 0 }
}

/**
 * The timeout to arm the timer with. `linear`: expiries before it begins to double
 * (tcp_syn_linear_timeouts; 0 in the RFC).
 */
export const timeout = (rto: Rto, settings: Settings, linear = 0): number =>
  Math.min(rto.base * 2 ** Math.max(0, rto.expiries - linear), settings.ceiling)

export const expire = (rto: Rto): Rto => ({ ...rto, expiries: rto.expiries + 1 })

/** After a lost SYN the estimate is worthless: data begins with a larger RTO (§5.7). */
export const afterLostSyn = (rto: Rto, settings: Settings): Rto => ({
  ...rto,
  base: Math.max(rto.base, settings.afterSyn),
  expiries: 0,
})
