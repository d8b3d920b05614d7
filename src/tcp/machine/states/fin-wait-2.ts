import {
  abortWithReset,
  alreadyExists,
  crash,
  isClosing,
  reading,
  receive,
  resetForUnread,
  status,
} from '../calls'
import { tcp } from '../setup'
import { checkAckOfSent, checkReader, checkRst, inOrder, takeContent } from '../steps'
import { idleTimeouts } from '../timeouts'
import { beyond, figure5, go, stay } from '../transition'

/** close() after shutdown(): nothing more to send, but now nobody reads either. */
const closeAgain = stay('3.10.4', {
  actions: ['note that nobody reads any more', 'bound FIN-WAIT-2 if orphaned'],
  answer: 'error: connection closing',
})

export const finWait2 = tcp.createStateConfig({
  entry: ['bound FIN-WAIT-2 if orphaned'],
  always: [
    go('TIME-WAIT', '3.10.7.4', figure5('rcv FIN', 'snd ACK'), {
      guard: 'their FIN is next',
      actions: ['take FIN at once'],
      respond: true,
    }),
  ],
  on: {
    OPEN: alreadyExists,
    SEND: isClosing('3.10.2'),
    RECEIVE: receive,
    READING: reading,
    CLOSE: [resetForUnread, closeAgain],
    ABORT: abortWithReset,
    STATUS: status('FIN-WAIT-2'),
    CRASH: crash,
    'SEGMENT ARRIVES': inOrder({ rst: checkRst, ack: checkAckOfSent, text: [...checkReader, takeContent] }),
    'FIN-WAIT-2 TIMEOUT': go(
      'CLOSED',
      '3.6',
      beyond(
        'FIN-WAIT-2 timeout',
        'delete TCB',
        'Linux, tcp_fin_timeout: nobody holds the socket and the peer does not close',
      ),
    ),
    ...idleTimeouts,
  },
})
