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
import { sendTimeouts } from '../timeouts'
import { arrivesAndGo, beyond, figure5, go, stay } from '../transition'

export const finWait1 = tcp.createStateConfig({
  always: [
    go('CLOSING', '3.10.7.4', figure5('rcv FIN', 'snd ACK'), {
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
    CLOSE: [
      resetForUnread,
      stay('3.10.4', {
        actions: ['note that nobody reads any more'],
        answer: 'error: connection closing',
      }),
    ],
    ABORT: abortWithReset,
    STATUS: status('FIN-WAIT-1'),
    CRASH: crash,
    'SEGMENT ARRIVES': inOrder({
      rst: checkRst,
      ack: checkAckOfSent,
      text: [
        ...checkReader,
        arrivesAndGo(
          'fin',
          'TIME-WAIT',
          beyond(
            'rcv FIN + ACK of FIN',
            'snd ACK',
            'Figure 5, note 2: omitted from the figure; a FIN is received and the local FIN is also acknowledged',
          ),
          {
            guard: 'ACK of our FIN, and their FIN',
            actions: ['take ACK', 'take text', 'take FIN at once'],
            respond: true,
          },
        ),
        arrivesAndGo('fin-acknowledged', 'FIN-WAIT-2', figure5('rcv ACK of FIN', 'x'), {
          guard: 'ACK of our FIN',
          actions: ['take ACK', 'take text'],
          respond: true,
        }),
        takeContent,
      ],
    }),
    ...sendTimeouts,
  },
})
