/** The timers of a connection (RFC 9293 §3.10.8, RFC 6298, RFC 9293 §3.8.4, §3.8.6). */
export const TIMERS = [
  'retransmission',
  'time-wait',
  'fin-wait-2',
  'persist',
  'keepalive',
  'delayed-ack',
  'user',
] as const

export type Timer = (typeof TIMERS)[number]
