import { beyond, go, stay } from './transition'

/** User calls and timeouts that read the same in several states (RFC 9293 §3.10.1 to §3.10.6, §3.10.8). */

export const errorOf = (rfc: string, error: string) => stay(rfc, { answer: `error: ${error}` })

export const alreadyExists = errorOf('3.10.1', 'connection already exists')
export const closing = (rfc: string) => errorOf(rfc, 'connection closing')

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

/** The host loses all it knew, and tells nobody (RFC 9293 §3.5.1). */
export const crash = go(
  'CLOSED',
  '3.5.1',
  beyond('crash', 'TCB lost', 'RFC 9293 §3.5.1: one side of a half-open connection has lost its memory'),
  { actions: ['host goes down'] },
)

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

export const userTimeout = go(
  'CLOSED',
  '3.10.8',
  beyond('user timeout', 'delete TCB', 'RFC 9293 §3.10.8, USER TIMEOUT, in any state'),
  { actions: ['answer calls: user timeout'], signals: ['error: connection aborted due to user timeout'] },
)

const giveUp = (guard: 'tried often enough' | 'probed often enough') =>
  go(
    'CLOSED',
    '3.8.3',
    beyond('R2 retransmissions', 'delete TCB', 'RFC 9293 §3.8.3, R2: enough has been tried'),
    { guard, signals: ['error: connection timed out'] },
  )

export const retransmission = [giveUp('tried often enough'), stay('3.10.8', { actions: ['retransmit'] })]

const delayedAck = stay('3.8.6.3', { actions: ['ack is due'], respond: true })

/** Timeouts of a connection that may have something to send, be it only its FIN. */
export const sendTimeouts = {
  'RETRANSMISSION TIMEOUT': retransmission,
  'PERSIST TIMEOUT': [giveUp('probed often enough'), stay('3.8.6.1', { actions: ['probe the window'] })],
  'DELAYED-ACK TIMEOUT': delayedAck,
  'USER TIMEOUT': userTimeout,
} as const

/** Timeouts of a connection that may have nothing to send. */
export const idleTimeouts = {
  'DELAYED-ACK TIMEOUT': delayedAck,
  'KEEPALIVE TIMEOUT': [
    go('CLOSED', '3.8.4', beyond('keep-alive unanswered', 'snd RST', 'RFC 9293 §3.8.4: the peer is gone'), {
      guard: 'asked often enough if it is alive',
      actions: ['send RST'],
      signals: ['error: connection timed out'],
    }),
    stay('3.8.4', { actions: ['ask if it is alive'] }),
  ],
  'USER TIMEOUT': userTimeout,
} as const
