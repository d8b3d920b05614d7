import { beyond, figure5, go, stay } from './transition'

/* User calls that read the same in several states (RFC 9293 §3.10.1 to §3.10.6). */

export const errorOf = (rfc: string, error: string) => stay(rfc, { answer: `error: ${error}` })

export const alreadyExists = errorOf('3.10.1', 'connection already exists')
export const isClosing = (rfc: string) => errorOf(rfc, 'connection closing')

export const queueData = stay('3.10.2', { actions: ['queue the data'], answer: 'queued' })
export const sendData = stay('3.10.2', { actions: ['queue the data'], answer: 'ok', respond: true })

/** What is there is handed over; a RECEIVE that finds nothing waits. */
export const receive = stay('3.10.3', {
  actions: ['take unread data'],
  answer: (c, event) => {
    const wanted = event.type === 'RECEIVE' ? event.length : 0
    const octets = Math.min(wanted, c.unread)
    return octets > 0 ? { octets } : 'queued'
  },
  respond: true,
})

/**
 * After the peer's FIN nothing more will come. What is on hand is handed over in CLOSING, LAST-ACK and
 * TIME-WAIT too: §3.10.3 returns the error there at once, but §3.6 promises all that was sent before CLOSE.
 */
export const receiveRest = stay('3.10.3', {
  actions: ['take unread data'],
  answer: (c, event) => {
    const wanted = event.type === 'RECEIVE' ? event.length : 0
    const octets = Math.min(wanted, c.unread)
    return octets > 0 ? { octets } : 'error: connection closing'
  },
})

export const status = (state: string) => stay('3.10.6', { answer: `state = ${state}` })

/** READING says how the application behaves; it is no call of the RFC's. */
export const reading = stay('3.10.3', { actions: ['set reading'], answer: 'ok', respond: true })

const ABORT_BECAUSE =
  'RFC 9293 §3.10.5; Figure 5 has no ABORT, and its note 3 (TIME-WAIT) contradicts §3.10.5'

/** To CLOSED, as §3.10.5 says; §3.5.2 and note 3 of the figure would have TIME-WAIT. */
export const abortArc = (action: string) => beyond('ABORT', action, ABORT_BECAUSE)

/** Who aborts need not be told; the calls that still wait are answered. */
export const abortWithReset = go('CLOSED', '3.10.5', abortArc('snd RST'), {
  actions: ['send RST', 'answer calls: connection reset'],
  answer: 'ok',
})

export const abortSilently = go('CLOSED', '3.10.5', abortArc('delete TCB'), {
  actions: ['answer calls: connection reset'],
  answer: 'ok',
})

export const remoteUnspecified = (rfc: string) => errorOf(rfc, 'remote socket unspecified')

export const closeUnopened = go('CLOSED', '3.10.4', figure5('CLOSE', 'delete TCB'), {
  actions: ['answer calls: error: closing'],
  answer: 'ok',
})

export const resetForUnread = go(
  'CLOSED',
  '3.6.1',
  beyond(
    'close() with unread data',
    'snd RST',
    'RFC 9293 §3.6.1: data is lost, and the peer must know (RFC 2525 §2.17)',
  ),
  {
    guard: 'data is unread and nobody will read it',
    actions: ['send RST', 'answer calls: connection reset'],
    answer: 'ok',
  },
)

/** The host loses all it knew, and tells nobody (RFC 9293 §3.5.1). */
export const crash = go(
  'CLOSED',
  '3.5.1',
  beyond('crash', 'TCB lost', 'RFC 9293 §3.5.1: one side of a half-open connection has lost its memory'),
  { actions: ['host goes down'] },
)

/** The same of a request: its listener goes on. */
export const requestUnreachable = go(
  'LISTEN',
  '3.9.2.2',
  beyond('ICMP error', 'x', 'Linux, tcp_req_err(): a request whose peer is not to be reached is dropped'),
  { guard: 'ICMP error that ends a request' },
)

/** The network tells that the peer cannot be reached. */
export const unreachable = go(
  'CLOSED',
  '3.9.2.2',
  beyond('ICMP error', 'delete TCB', 'RFC 9293 §3.9.2.2: an error that ICMP tells of ends an opening'),
  { guard: 'ICMP error that ends an opening', signals: ['error: destination unreachable'] },
)
