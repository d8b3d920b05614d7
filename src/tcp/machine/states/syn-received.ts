import {
  abortWithReset,
  alreadyExists,
  crash,
  isClosing,
  queueData,
  reading,
  receive,
  requestUnreachable,
  status,
  unreachable,
} from '../calls'
import {
  checkRequest,
  checkRoom,
  checkRstAndSynOfRequest,
  closeListener,
  listenerClosed,
  requestTimeouts,
} from '../request'
import { tcp } from '../setup'
import { checkRstInSynReceived, checkSyn, inOrder, noAck } from '../steps'
import { retransmission, userTimeout } from '../timeouts'
import { arrives, arrivesAndGo, beyond, figure5, go, stay } from '../transition'

export const synReceived = tcp.createStateConfig({
  on: {
    OPEN: alreadyExists,
    SEND: [listenerClosed, { ...isClosing('3.10.2'), guard: 'CLOSE is queued' }, queueData],
    RECEIVE: receive,
    READING: reading,
    CLOSE: [
      closeListener,
      stay('3.10.4', {
        guard: 'shutdown() that waits for the handshake',
        actions: ['queue CLOSE'],
        answer: 'ok',
      }),
      { ...isClosing('3.10.4'), guard: 'CLOSE is queued, and this is no close() after it' },
      go('FIN-WAIT-1', '3.10.4', figure5('CLOSE', 'snd FIN'), {
        guard: 'no data is pending',
        actions: ['note that nobody reads any more', 'queue FIN'],
        answer: 'ok',
        respond: true,
      }),
      stay('3.10.4', { actions: ['note that nobody reads any more', 'queue CLOSE'], answer: 'queued' }),
    ],
    ABORT: [closeListener, abortWithReset],
    STATUS: status('SYN-RECEIVED'),
    CRASH: crash,
    ICMP: [requestUnreachable, unreachable],
    'SEGMENT ARRIVES': inOrder({
      before: [
        // Figure 7, lines 6 and 7, against step 1, which finds SEQ = IRS outside the window. Read as the figure
        // has it: by step 1 each side would only reach ESTABLISHED on the ACK that the other's drop has sent.
        arrivesAndGo('simultaneous-open', 'ESTABLISHED', figure5('rcv ACK of SYN', 'x'), {
          guard: 'SYN,ACK of a simultaneous open',
          actions: ['take ACK', 'take text', 'owe an ACK if the policy says so'],
          respond: true,
        }),
        ...checkRequest,
      ],
      rst: [...checkRstAndSynOfRequest, ...checkRstInSynReceived],
      syn: [
        arrivesAndGo(
          'syn-received-syn',
          'LISTEN',
          beyond('rcv SYN in window', 'x', 'RFC 9293 §3.10.7.4 step 4: a passive open returns to LISTEN'),
          { guard: 'came from LISTEN, and a SYN' },
        ),
        ...checkSyn,
      ],
      ack: [
        noAck,
        arrives('ack-range', {
          guard: 'ACK out of range (RFC 5961), and no Linux',
          actions: ['send ACK'],
        }),
        ...checkRoom,
        arrivesAndGo('syn-received-ack', 'ESTABLISHED', figure5('rcv ACK of SYN', 'x'), {
          guard: 'ACK of our SYN',
          actions: ['take ACK', 'take text'],
          respond: true,
        }),
        arrives('syn-received-bad-ack', { actions: ['send RST in reply'] }),
      ],
    }),
    'RETRANSMISSION TIMEOUT': [...requestTimeouts, ...retransmission],
    'USER TIMEOUT': userTimeout,
  },
})
