import {
  abortSilently,
  alreadyExists,
  crash,
  isClosing,
  reading,
  receiveRest,
  resetForUnread,
  status,
} from '../calls'
import { tcp } from '../setup'
import { checkAckOfSent, checkBeyondFin, checkRstSilently, inOrder } from '../steps'
import { sendTimeouts } from '../timeouts'
import { arrives, arrivesAndGo, figure5 } from '../transition'

export const lastAck = tcp.createStateConfig({
  on: {
    OPEN: alreadyExists,
    SEND: isClosing('3.10.2'),
    RECEIVE: receiveRest,
    READING: reading,
    CLOSE: [resetForUnread, isClosing('3.10.4')],
    ABORT: abortSilently,
    STATUS: status('LAST-ACK'),
    CRASH: crash,
    'SEGMENT ARRIVES': inOrder({
      rst: checkRstSilently,
      ack: [
        ...checkAckOfSent,
        ...checkBeyondFin,
        arrivesAndGo('fin-acknowledged', 'CLOSED', figure5('rcv ACK of FIN', 'x'), {
          guard: 'ACK of our FIN',
        }),
        arrives('ack-in-last-ack', { actions: ['take ACK'], respond: true }),
      ],
    }),
    ...sendTimeouts,
  },
})
