import { recovering } from './congestion'
import type { Connection } from './connection'

/*
 * RACK (RFC 8985 §6) as far as duplicate ACKs alone can tell: something sent later has arrived, and what is first on
 * the retransmission queue has not, a round trip and a little more after it was sent. Three duplicates are not
 * waited for. It needs SACK (Linux: tcp_rack_mark_lost()).
 */

/** The part of a round trip that reordering may cost (RFC 8985 §6.2, step 4: min_RTT / 4). */
const REORDERING = 1 / 4

/** How long to wait until the front is deemed lost, 0 for no longer; null: that is not for RACK to say. */
export function untilLost(c: Connection, now: number): number | null {
  const front = c.retransmissionQueue[0]
  const { srtt } = c.rto
  if (!c.config.rack || !front || front.syn || srtt === null || recovering(c)) return null
  // What was sent again is judged by the timer: this ACK may be of the first copy.
  if (front.retransmissions > 0 && c.tailProbe === null) return null
  return Math.max(0, Math.round(front.sentAt + srtt * (1 + REORDERING)) - now)
}
