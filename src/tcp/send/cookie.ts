import { takeSyn } from '../receive/text'
import { type Connection, nextIss } from '../tcb/connection'
import type { Emit } from '../tcb/effect'
import type { Segment } from '../wire/segment'
import { add } from '../wire/sequence'
import { form } from './form'

/*
 * SYN cookies (RFC 4987 §3.6): the listener answers a SYN and forgets it. Its ISS is a number that only it could
 * have chosen; the ACK that brings it back proves the handshake. Here the planned ISS stands for that number.
 */

/** The connection that a SYN would begin, with our SYN sent. */
function begun(c: Connection, syn: Segment, now: number): Connection {
  const iss = nextIss(c)
  const taken = takeSyn(c, syn)
  return {
    ...taken,
    tcb: { ...taken.tcb, ISS: iss, 'SND.UNA': iss, 'SND.NXT': add(iss, 1) },
    retransmissionQueue: [
      // As if sent again, so that no round trip is measured by when it was sent: that is not known.
      {
        seq: iss,
        length: 0,
        syn: true,
        fin: false,
        push: false,
        sentAt: now,
        retransmissions: 1,
        fate: null,
      },
    ],
  }
}

export function sendCookie(c: Connection, syn: Segment, emit: Emit, now: number): void {
  const half = begun(c, syn, now)
  emit({ type: 'transmit', segment: form(half, now, ['SYN', 'ACK'], half.tcb.ISS), kind: 'original' })
}

/** The connection that this ACK completes. Of the SYN's options the cookie holds the MSS, timestamps the rest. */
export function fromCookie(c: Connection, segment: Segment, now: number): Connection {
  const { timestamps } = segment.options
  const options = {
    mss: c.config.mss,
    ...(timestamps && { timestamps, windowScale: 0, sackPermitted: true }),
  }
  const restored = begun(
    c,
    { ...segment, flags: ['SYN'], seq: add(segment.seq, -1), ack: null, options },
    now,
  )
  return { ...restored, incarnation: c.incarnation + 1 }
}
