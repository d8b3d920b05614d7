import type { Segment } from '../wire/segment'

/** The user calls of RFC 9293 §3.10.1 to §3.10.6. */
export type UserCall =
  | { readonly type: 'OPEN'; readonly mode: 'active' | 'passive'; readonly remote: boolean }
  | { readonly type: 'SEND'; readonly length: number }
  | { readonly type: 'RECEIVE'; readonly length: number }
  /** `receiving`: the application goes on reading, as after shutdown(); CLOSE in the RFC's sense. */
  | { readonly type: 'CLOSE'; readonly receiving: boolean }
  | { readonly type: 'ABORT' }
  | { readonly type: 'STATUS' }
  /** The application stops, or begins again, to take data as it comes. */
  | { readonly type: 'READING'; readonly on: boolean }
  /** shutdown() for reading: nothing more is to be delivered. */
  | { readonly type: 'SHUT READING' }
  /** A listener goes on beside the connection that was accepted from it. */
  | { readonly type: 'ACCEPT' }
  /** Other clients fill the listener's accept queue, or the application accepts them. */
  | { readonly type: 'ACCEPT QUEUE'; readonly full: boolean }

/** What happens to the host rather than to the connection (RFC 9293 §3.5.1). */
export type HostEvent = { readonly type: 'CRASH' } | { readonly type: 'REBOOT' }

/**
 * An ICMP error came back for a segment of ours (RFC 9293 §3.9.2.2, RFC 792); `seq`: the number of the segment that it
 * quotes, null: one that is outstanding.
 */
export type IcmpArrival = {
  readonly type: 'ICMP'
  readonly kind: number
  readonly code: number
  readonly seq: number | null
}

export type Arrival = { readonly type: 'SEGMENT ARRIVES'; readonly segment: Segment }

/** The timeouts of RFC 9293 §3.10.8, and those of §3.8.3 (persist), §3.8.4 and §3.8.6.3. */
export type Timeout =
  | { readonly type: 'USER TIMEOUT' }
  | { readonly type: 'RETRANSMISSION TIMEOUT' }
  | { readonly type: 'TIME-WAIT TIMEOUT' }
  | { readonly type: 'FIN-WAIT-2 TIMEOUT' }
  | { readonly type: 'PERSIST TIMEOUT' }
  | { readonly type: 'KEEPALIVE TIMEOUT' }
  | { readonly type: 'DELAYED-ACK TIMEOUT' }

/** Raised by the machine itself once an event has been worked through: send what is due. */
type Respond = { readonly type: 'RESPOND' }

/** Every event carries the time at which it happens, in microseconds. */
export type TcpEvent = (UserCall | HostEvent | Arrival | IcmpArrival | Timeout | Respond) & {
  readonly now: number
}

/** An event as the outside gives it; the driver adds the time. */
export type Input = UserCall | HostEvent | Arrival | IcmpArrival | Timeout
