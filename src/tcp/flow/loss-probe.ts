import { usesSack } from '../options/sack'
import type { Connection } from '../tcb/connection'
import { timeout } from './rto'

/*
 * Tail loss probe (RFC 8985 §7). Where nothing follows a lost segment no duplicate ACK can tell of it: the last
 * segment is sent again, or a new one, a little after two round trips, with no back-off and no collapse of the
 * congestion window; SACK tells what it has found. It runs on the retransmission timer, in place of the RTO (Linux: tcp_schedule_loss_probe()).
 */

/** What is added for a peer that may delay its ACK of a lone segment: Linux allows its own least RTO. */
const allowance = (c: Connection): number => (c.retransmissionQueue.length === 1 ? c.config.rto.floor : 2_000)

/** The retransmission timer, where it runs, is that of a loss probe. */
export const probesForLoss = (c: Connection): boolean =>
  c.config.lossProbe &&
  usesSack(c) &&
  c.tailProbe === null &&
  c.rto.backoff === 0 &&
  c.rto.srtt !== null &&
  c.retransmissionQueue.length > 0 &&
  c.retransmissionQueue[0]?.syn === false &&
  c.congestion.recovery === null

/** How long the probe waits: never longer than the RTO. Microseconds. */
export const probeTimeout = (c: Connection): number =>
  Math.min(Math.round(2 * (c.rto.srtt ?? 0)) + allowance(c), timeout(c.rto, c.config.rto))
