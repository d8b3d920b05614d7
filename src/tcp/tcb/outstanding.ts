import { add } from '../wire/sequence'

/** A segment on the retransmission queue: sent, and not wholly acknowledged. */
export interface Outstanding {
  readonly seq: number
  /** Octets of data. */
  readonly length: number
  readonly syn: boolean
  readonly fin: boolean
  readonly push: boolean
  /** When it was sent last, in microseconds. */
  readonly sentAt: number
  readonly retransmissions: number
  /** SACK has told that it arrived ahead of a gap; or it is deemed lost and not sent again yet; else not known. */
  readonly fate: 'sacked' | 'lost' | null
}

/** What it occupies in sequence space, SYN and FIN counted. */
export const outstandingLength = (o: Outstanding): number => o.length + (o.syn ? 1 : 0) + (o.fin ? 1 : 0)

/** One beyond the last sequence number that it occupies. */
export const outstandingEnd = (o: Outstanding): number => add(o.seq, outstandingLength(o))
