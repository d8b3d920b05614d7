import type { Connection } from '../tcb/connection'
import type { Rack } from '../tcb/estimates'
import { type Outstanding, outstandingEnd } from '../tcb/outstanding'
import { gt } from '../wire/sequence'

/*
 * Which segments are lost, as SACK lets a sender tell (Linux: tcp_recovery.c). RACK goes by time (RFC 8985 §6):
 * something that was sent later has arrived, and reordering would have been over by now. Without it, three segments
 * that were sent later have to arrive (RFC 6675 §4).
 */

type Sent = Pick<Rack, 'sentAt' | 'again' | 'end'>

const sentOf = (o: Outstanding): Sent => ({
  sentAt: o.sentAt,
  again: o.retransmissions > 0,
  end: outstandingEnd(o),
})

/** RACK_sent_after(). At one instant, which does not pass here, what is new left before what was sent again. */
function isAfter(a: Sent, b: Sent): boolean {
  if (a.sentAt !== b.sentAt) return a.sentAt > b.sentAt
  return a.again === b.again ? gt(a.end, b.end) : a.again
}

/** An outstanding segment has arrived, as an acknowledgment tells at `now` (RFC 8985 §6.2, step 2). */
export function arrived(rack: Rack | null, o: Outstanding, now: number): Rack | null {
  const roundTrip = now - o.sentAt
  const least = rack?.leastRoundTrip ?? Number.POSITIVE_INFINITY
  // So soon after it was sent again, the acknowledgment is of the first copy.
  if (o.retransmissions > 0 && roundTrip < least) return rack
  const leastRoundTrip = Math.min(roundTrip, least)
  const sent = sentOf(o)
  if (rack && !isAfter(sent, rack)) return { ...rack, leastRoundTrip }
  return { ...sent, roundTrip, leastRoundTrip }
}

/** So many segments that have arrived ahead of a gap rule reordering out. */
const DUPLICATES = 3

/** What reordering may cost a segment beyond a round trip: nothing where a loss is known (RFC 8985 §6.2, step 4). */
function reordering(c: Connection, { leastRoundTrip }: Rack): number {
  const sacked = c.retransmissionQueue.filter(({ fate }) => fate === 'sacked').length
  if (c.congestion.recovery !== null || sacked >= DUPLICATES) return 0
  return Math.min(leastRoundTrip / 4, c.rto.srtt ?? Number.POSITIVE_INFINITY)
}

export interface Losses {
  readonly lost: ReadonlySet<Outstanding>
  /** How long until more may have to be deemed lost; null: there is no more to wait for. Microseconds. */
  readonly wait: number | null
}

function byTime(c: Connection, rack: Rack, now: number): Losses {
  const patience = rack.roundTrip + reordering(c, rack)
  const lost = new Set<Outstanding>()
  let wait: number | null = null
  for (const o of c.retransmissionQueue) {
    if (o.syn || o.fate !== null || !isAfter(rack, sentOf(o))) continue
    const remaining = Math.round(o.sentAt + patience - now)
    if (remaining <= 0) lost.add(o)
    else wait = Math.max(wait ?? 0, remaining)
  }
  return { lost, wait }
}

function byCount({ retransmissionQueue }: Connection): Losses {
  const lost = retransmissionQueue.filter(
    (o, i) =>
      o.fate === null &&
      o.retransmissions === 0 &&
      retransmissionQueue.slice(i + 1).filter(({ fate }) => fate === 'sacked').length >= DUPLICATES,
  )
  return { lost: new Set(lost), wait: null }
}

/** What of the retransmission queue is lost, though nothing has said so yet. */
export function lossesOf(c: Connection, now: number): Losses {
  if (c.config.rack === null) return byCount(c)
  return c.rack ? byTime(c, c.rack, now) : { lost: new Set(), wait: null }
}
