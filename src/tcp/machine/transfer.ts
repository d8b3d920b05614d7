import {
  abortWithReset,
  alreadyExists,
  closing,
  crash,
  idleTimeouts,
  reading,
  receive,
  receiveRest,
  resetForUnread,
  sendData,
  sendTimeouts,
  status,
} from './common'
import { tcp } from './setup'
import { checkAckOfSent, checkRst, checkSequence, checkSyn, takeContent } from './steps'
import { figure5, go, stay } from './transition'

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
    'SEGMENT ARRIVES': [...checkSequence, ...checkRst, ...checkSyn, ...checkAckOfSent, takeContent],
    ...sendTimeouts,
    ...idleTimeouts,
  },
})

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
    SEND: [{ ...closing('3.10.2'), guard: 'CLOSE is queued' }, sendData],
    RECEIVE: receiveRest,
    READING: reading,
    CLOSE: [
      { ...closing('3.10.4'), guard: 'CLOSE is queued' },
      resetForUnread,
      stay('3.10.4', { actions: ['note that nobody reads any more', 'queue CLOSE'], answer: 'ok' }),
    ],
    ABORT: abortWithReset,
    STATUS: status('CLOSE-WAIT'),
    CRASH: crash,
    'SEGMENT ARRIVES': [...checkSequence, ...checkRst, ...checkSyn, ...checkAckOfSent, takeContent],
    ...sendTimeouts,
    ...idleTimeouts,
  },
})
