import { beyond, go, stay } from './transition'

/* What happens when a timer goes off, where it reads the same in several states (RFC 9293 §3.10.8). */

const USER_TIMEOUT = beyond('user timeout', 'delete TCB', 'RFC 9293 §3.10.8, USER TIMEOUT, in any state')
const ABORTED = 'error: connection aborted due to user timeout'

export const userTimeout = go('CLOSED', '3.10.8', USER_TIMEOUT, {
  actions: ['answer calls: user timeout'],
  signals: [ABORTED],
})

/** TCP_USER_TIMEOUT is looked at when another timer goes off, and overrides what that counts. */
const userIsTired = (
  guard:
    | 'the user is tired of probing'
    | 'the user is tired of asking'
    | 'the user is tired of sending again',
) =>
  go('CLOSED', '3.10.8', USER_TIMEOUT, {
    guard,
    actions:
      guard === 'the user is tired of asking'
        ? ['send RST', 'answer calls: user timeout']
        : ['answer calls: user timeout'],
    signals: [ABORTED],
  })

const giveUp = (guard: 'tried often enough' | 'probed often enough') =>
  go(
    'CLOSED',
    '3.8.3',
    beyond('R2 retransmissions', 'delete TCB', 'RFC 9293 §3.8.3, R2: enough has been tried'),
    { guard, signals: ['error: connection timed out'] },
  )

export const retransmission = [
  userIsTired('the user is tired of sending again'),
  giveUp('tried often enough'),
  stay('3.10.8', { actions: ['retransmit'] }),
]

const delayedAck = stay('3.8.6.3', { actions: ['ack is due'], respond: true })

/** Timeouts of a connection that may have something to send, be it only its FIN. */
export const sendTimeouts = {
  'RETRANSMISSION TIMEOUT': retransmission,
  'PERSIST TIMEOUT': [
    userIsTired('the user is tired of probing'),
    giveUp('probed often enough'),
    stay('3.8.6.1', { actions: ['probe the window'] }),
  ],
  'DELAYED-ACK TIMEOUT': delayedAck,
  'USER TIMEOUT': userTimeout,
} as const

/** Timeouts of a connection that may have nothing to send. */
export const idleTimeouts = {
  'DELAYED-ACK TIMEOUT': delayedAck,
  'KEEPALIVE TIMEOUT': [
    userIsTired('the user is tired of asking'),
    go('CLOSED', '3.8.4', beyond('keep-alive unanswered', 'snd RST', 'RFC 9293 §3.8.4: the peer is gone'), {
      guard: 'asked often enough if it is alive',
      actions: ['send RST'],
      signals: ['error: connection timed out'],
    }),
    stay('3.8.4', { actions: ['ask if it is alive'] }),
  ],
  'USER TIMEOUT': userTimeout,
} as const
