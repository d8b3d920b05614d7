import { isClosing } from './calls'
import { arrives, arrivesAndGo, beyond, go, stay } from './transition'

/*
 * In Linux a passive SYN-RECEIVED is no socket but a request that its listener keeps (tcp_check_req()). What is
 * done otherwise than in RFC 9293 §3.10.7.4 stands here; each guard holds for requests only.
 */

const LISTENER_GONE = 'Linux: the request of a listener that was closed is dropped when it is touched again'

/** Before the sequence number is checked. */
export const checkRequest = [
  arrivesAndGo('closed-rst', 'CLOSED', beyond('rcv RST, listener gone', 'x', LISTENER_GONE), {
    guard: 'request whose listener is gone, and RST',
  }),
  arrivesAndGo('listener-gone', 'CLOSED', beyond('rcv segment, listener gone', 'snd RST', LISTENER_GONE), {
    guard: 'request whose listener is gone',
    actions: ['send RST in reply'],
  }),
  arrives('request-syn-again', { guard: 'request, and its SYN again', actions: ['send SYN,ACK again'] }),
  arrives('syn-sent-bad-ack-rst', { guard: 'request, and RST whose ACK is not of our SYN' }),
  arrives('syn-received-bad-ack', {
    guard: 'request, and ACK is not of our SYN',
    actions: ['send RST in reply'],
  }),
]

/** After the sequence number was checked: an RST at the number expected, and a SYN in the window, end a request. */
export const checkRstAndSynOfRequest = [
  arrivesAndGo('rst', 'LISTEN', { event: 'rcv RST', action: 'x' }, { guard: 'request, and RST' }),
  arrivesAndGo(
    'syn-in-window',
    'LISTEN',
    beyond('rcv another SYN', 'snd RST', 'Linux: a request is dropped, and the SYN answered by RST'),
    { guard: 'request, and SYN', actions: ['send RST in reply'] },
  ),
]

/** An ACK that would complete the handshake does not always. */
export const checkRoom = [
  arrives('accept-deferred', {
    guard: 'request, and bare ACK where data is awaited',
    actions: ['note that the handshake was acknowledged'],
  }),
  arrivesAndGo(
    'accept-queue-reset',
    'LISTEN',
    beyond('rcv ACK of SYN, no room', 'snd RST', 'Linux, tcp_abort_on_overflow: the accept queue is full'),
    { guard: 'ACK of our SYN, but no room to accept: reset', actions: ['send RST in reply'] },
  ),
  arrives('accept-queue-full', { guard: 'ACK of our SYN, but no room to accept' }),
]

export const requestTimeouts = [
  go('CLOSED', '3.8.3', beyond('timeout, listener gone', 'x', LISTENER_GONE), {
    guard: 'request whose listener is gone',
  }),
  go(
    'LISTEN',
    '3.8.3',
    beyond(
      'R2 retransmissions',
      'x',
      'RFC 9293 §3.8.3, R2; in Linux the request is forgotten, the listener stays',
    ),
    { guard: 'request tried often enough' },
  ),
  stay('3.8.3', { guard: 'request that waits for data', actions: ['let a timeout pass'] }),
]

/** CLOSE and ABORT can only be meant for the listener: nobody holds a request. */
export const closeListener = stay('3.10.4', {
  guard: 'is a request',
  actions: ['the listener is gone', 'answer calls: error: closing'],
  answer: 'ok',
})

/** Who has closed sends no more. */
export const listenerClosed = {
  ...isClosing('3.10.2'),
  guard: 'request whose listener is gone',
} as const
