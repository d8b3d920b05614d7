import { ge } from '../../tcp/wire/sequence'
import type { Side, Vantage } from '../../timeline/timeline'
import { endOf, type Fields } from '../follow/endpoint'
import { ACK, RST } from '../tcp/header'

/** A row of a connection with the end that sent it. */
export interface SentRow extends Fields {
  readonly row: number
  readonly side: Side
}

/** What an end waits to have acknowledged, by first number, the oldest first. */
interface Waiting {
  readonly rows: Map<number, SentRow & { readonly again: boolean }>
  /** The last row that it sent. */
  last: number
}

/**
 * The segments that are taken to have been lost behind the place where the capture was taken: what is sent again
 * before anything acknowledges it, and what is sent again and never answered. Beside the receiver all that was
 * captured has arrived.
 */
export function lostRows(rows: readonly SentRow[], vantage: Vantage): ReadonlySet<number> {
  const lost = new Set<number>()
  const waiting: Record<Side, Waiting> = {
    client: { rows: new Map(), last: -1 },
    server: { rows: new Map(), last: -1 },
  }
  const otherOf = (side: Side): Side => (side === 'client' ? 'server' : 'client')
  for (const sent of rows) {
    const own = waiting[sent.side]
    const peers = waiting[otherOf(sent.side)].rows
    own.last = sent.row
    if (sent.flags & ACK && !(sent.flags & RST)) {
      for (const [seq, before] of peers) {
        if (!ge(sent.ack, endOf(before))) break
        peers.delete(seq)
      }
    }
    if (endOf(sent) === sent.seq || sent.flags & RST) continue
    const before = own.rows.get(sent.seq)
    if (before && ge(endOf(sent), endOf(before))) {
      if (vantage !== otherOf(sent.side)) lost.add(before.row)
      own.rows.delete(sent.seq)
    }
    own.rows.set(sent.seq, { ...sent, again: before !== undefined })
  }
  for (const side of ['client', 'server'] as const) {
    const peer = waiting[otherOf(side)]
    if (vantage === otherOf(side)) continue
    for (const { row, again } of waiting[side].rows.values()) {
      if (peer.last < 0 || (again && peer.last < row)) lost.add(row)
    }
  }
  return lost
}
