import type { Connection } from '../tcb/connection'
import type { IcmpArrival } from '../tcb/event'
import type { Segment } from '../wire/segment'
import { ge, gt, le, lt } from '../wire/sequence'

/** SND.UNA < SEG.ACK =< SND.NXT */
export const acknowledgesNew = (c: Connection, segment: Segment): boolean =>
  segment.ack !== null && gt(segment.ack, c.tcb['SND.UNA']) && le(segment.ack, c.tcb['SND.NXT'])

/** The acknowledgment covers our FIN, now or since earlier. */
export const finAcknowledgedBy = (c: Connection, segment: Segment): boolean => {
  const fin = c.tcb['FIN.SEQ']
  if (fin === null) return false
  return gt(c.tcb['SND.UNA'], fin) || (acknowledgesNew(c, segment) && gt(segment.ack as number, fin))
}

/** SND.UNA =< SEG.ACK =< SND.NXT, and the segment is not older than the one that told the window last. */
export function tellsWindow(c: Connection, { seq, ack }: Segment): boolean {
  const { 'SND.WL1': wl1, 'SND.WL2': wl2, 'SND.UNA': una, 'SND.NXT': nxt } = c.tcb
  if (ack === null || lt(ack, una) || gt(ack, nxt)) return false
  return lt(wl1, seq) || (wl1 === seq && le(wl2, ack))
}

/** What an ICMP error quotes has been sent and is not acknowledged, or is the next: else it says nothing of now. */
export const quotesOutstanding = ({ tcb }: Connection, { seq }: IcmpArrival): boolean =>
  seq === null || (ge(seq, tcb['SND.UNA']) && le(seq, tcb['SND.NXT']))
