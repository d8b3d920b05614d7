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
import { arrives, arrivesAndGo, beyond, figure5, go, stay } from '../transition'

const OF_ORPHAN = 'Linux, tcp_timewait_state_process(): of a FIN-WAIT-2 that nobody holds little is kept'

/** What is kept of it knows no send side: of the ACK field nothing is asked. */
const ofOrphan = [
  arrives('outside-window', { guard: 'orphan of FIN-WAIT-2, out of its window', actions: ['send ACK'] }),
  arrivesAndGo('rst', 'CLOSED', beyond('rcv RST', 'delete TCB', OF_ORPHAN), {
    guard: 'orphan of FIN-WAIT-2, and RST',
  }),
  arrivesAndGo('syn-in-window', 'CLOSED', beyond('rcv SYN in window', 'snd RST', OF_ORPHAN), {
    guard: 'orphan of FIN-WAIT-2, and SYN',
    actions: ['send RST in reply'],
  }),
  arrives('ack-duplicate', { guard: 'orphan of FIN-WAIT-2, and nothing new' }),
  arrivesAndGo('text-after-close', 'CLOSED', beyond('rcv data after close()', 'snd RST', OF_ORPHAN), {
    guard: 'orphan of FIN-WAIT-2, and not its FIN',
    actions: ['send RST in reply'],
  }),
]

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
    'SEGMENT ARRIVES': inOrder({
      before: ofOrphan,
      rst: checkRst,
      ack: checkAckOfSent,
      text: [...checkReader, takeContent],
    }),
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
