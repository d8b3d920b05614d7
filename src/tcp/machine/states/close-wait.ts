import {
  abortWithReset,
  alreadyExists,
  crash,
  isClosing,
  reading,
  receiveRest,
  resetForUnread,
  sendData,
  status,
} from '../calls'
import { tcp } from '../setup'
import { checkAckOfSent, checkBeyondFin, checkRst, inOrder, takeContent } from '../steps'
import { idleTimeouts, sendTimeouts } from '../timeouts'
import { figure5, go, stay } from '../transition'

export const closeWait = tcp.createStateConfig({
  always: [
    go('LAST-ACK', '3.10.4', figure5('CLOSE', 'snd FIN'), {
      guard: 'CLOSE is queued and all SENDs are segmentized',
      actions: ['queue FIN'],
      respond: true,
    }),
  ],
  on: {
    OPEN: alreadyExists,
    SEND: [{ ...isClosing('3.10.2'), guard: 'CLOSE is queued' }, sendData],
    RECEIVE: receiveRest,
    READING: reading,
    CLOSE: [
      { ...isClosing('3.10.4'), guard: 'CLOSE is queued' },
      resetForUnread,
      // tcp_close_state(): the state changes with the call, and the FIN goes with the last data.
      go('LAST-ACK', '3.10.4', figure5('CLOSE', 'snd FIN'), {
        guard: 'CLOSE changes the state at once',
        actions: ['note that nobody reads any more', 'queue FIN'],
        answer: 'ok',
        respond: true,
      }),
      stay('3.10.4', { actions: ['note that nobody reads any more', 'queue CLOSE'], answer: 'ok' }),
    ],
    ABORT: abortWithReset,
    STATUS: status('CLOSE-WAIT'),
    CRASH: crash,
    'SEGMENT ARRIVES': inOrder({
      rst: checkRst,
      ack: checkAckOfSent,
      text: [...checkBeyondFin, takeContent],
    }),
    ...sendTimeouts,
    ...idleTimeouts,
  },
})
