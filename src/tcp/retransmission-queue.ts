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
}

/** What it occupies in sequence space, SYN and FIN counted. */
export const outstandingLength = (o: Outstanding): number => o.length + (o.syn ? 1 : 0) + (o.fin ? 1 : 0)
