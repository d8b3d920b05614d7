import { announced, optionsOf } from '../options/extensions'
import type { Connection, Range } from '../tcb/connection'
import type { Emit } from '../tcb/effect'
import type { Outstanding } from '../tcb/outstanding'
import type { Flag, Segment } from '../wire/segment'

/** A segment with the fields that every segment of this connection carries. */
export function form(c: Connection, now: number, flags: readonly Flag[], seq: number, length = 0): Segment {
  const acknowledges = flags.includes('ACK') && c.tcb.IRS !== null
  const syn = flags.includes('SYN')
  return {
    flags,
    seq,
    ack: acknowledges ? c.tcb['RCV.NXT'] : null,
    length,
    window: announced(c, syn),
    options: optionsOf(c, syn, now),
  }
}

/** A segment of the retransmission queue, with the acknowledgment and the window of now. */
export function formOutstanding(c: Connection, now: number, o: Outstanding): Segment {
  const flags: Flag[] = []
  if (o.syn) flags.push('SYN')
  if (o.fin) flags.push('FIN')
  if (o.push) flags.push('PSH')
  if (c.tcb.IRS !== null) flags.push('ACK')
  return form(c, now, flags, o.seq, o.length)
}

/** <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>; `again`: what has come twice, for whoever sent it (RFC 2883). */
export function formAck(c: Connection, now: number, again: Range | null = null): Segment {
  const ack = form(c, now, ['ACK'], c.tcb['SND.NXT'])
  return { ...ack, options: optionsOf(c, false, now, again) }
}

export function transmit(
  c: Connection,
  emit: Emit,
  segment: Segment,
  kind: 'original' | 'retransmission' = 'original',
): Connection {
  emit({ type: 'transmit', segment, kind })
  return segment.ack === null ? c : { ...c, lastAckSent: segment.ack }
}
