import {
  abortWithReset,
  alreadyExists,
  crash,
  reading,
  receive,
  resetForUnread,
  sendData,
  status,
} from '../calls'
import { tcp } from '../setup'
import { checkAckOfSent, checkRst, inOrder, takeContent } from '../steps'
import { idleTimeouts, sendTimeouts } from '../timeouts'
import { figure5, go } from '../transition'

export const established = tcp.createStateConfig({
  entry: ['start keep-alive'],
  always: [
    go('CLOSE-WAIT', '3.10.7.4', figure5('rcv FIN', 'snd ACK'), {
      guard: 'their FIN is next',
      actions: ['take FIN'],
      respond: true,
    }),
    go('FIN-WAIT-1', '3.10.4', figure5('CLOSE', 'snd FIN'), {
      guard: 'CLOSE is queued',
      actions: ['queue FIN'],
      respond: true,
    }),
  ],
  on: {
    OPEN: alreadyExists,
    SEND: sendData,
    RECEIVE: receive,
    READING: reading,
    CLOSE: [
      resetForUnread,
      go('FIN-WAIT-1', '3.10.4', figure5('CLOSE', 'snd FIN'), {
        actions: ['note that nobody reads any more', 'queue FIN'],
        answer: 'ok',
        respond: true,
      }),
    ],
    ABORT: abortWithReset,
    STATUS: status('ESTABLISHED'),
    CRASH: crash,
    'SEGMENT ARRIVES': inOrder({ rst: checkRst, ack: checkAckOfSent, text: [takeContent] }),
    ...sendTimeouts,
    ...idleTimeouts,
  },
})
