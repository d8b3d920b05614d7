import {
  abortArc,
  abortSilently,
  abortWithReset,
  alreadyExists,
  closing,
  crash,
  errorOf,
  queueData,
  reading,
  receive,
  retransmission,
  status,
  userTimeout,
} from './common'
import {
  checkRequest,
  checkRoom,
  checkRstAndSynOfRequest,
  closeListener,
  listenerClosed,
  requestTimeouts,
} from './request'
import { tcp } from './setup'
import { checkAck, checkRstInSynReceived, checkSequence, checkSyn } from './steps'
import { arrives, arrivesAndGo, beyond, figure5, go, stay } from './transition'

const doesNotExist = (rfc: string) => errorOf(rfc, 'connection does not exist')
const remoteUnspecified = (rfc: string) => errorOf(rfc, 'remote socket unspecified')

const closeUnopened = go('CLOSED', '3.10.4', figure5('CLOSE', 'delete TCB'), {
  actions: ['answer calls: error: closing'],
  answer: 'ok',
})

export const closed = tcp.createStateConfig({
  entry: ['delete TCB'],
  on: {
    OPEN: [
      go('LISTEN', '3.10.1', figure5('passive OPEN', 'create TCB'), {
        guard: 'OPEN is passive',
        actions: ['note the remote socket'],
        answer: 'ok',
      }),
      go('SYN-SENT', '3.10.1', figure5('active OPEN', 'create TCB, snd SYN'), {
        guard: 'OPEN is active, remote socket specified',
        actions: ['remember the active origin', 'send SYN'],
        answer: 'ok',
      }),
      remoteUnspecified('3.10.1'),
    ],
    SEND: doesNotExist('3.10.2'),
    RECEIVE: doesNotExist('3.10.3'),
    CLOSE: doesNotExist('3.10.4'),
    ABORT: doesNotExist('3.10.5'),
    STATUS: doesNotExist('3.10.6'),
    READING: doesNotExist('3.10.3'),
    CRASH: stay('3.5.1', { actions: ['host goes down'] }),
    REBOOT: stay('3.5.1', { actions: ['host comes up'] }),
    'SEGMENT ARRIVES': [
      arrives('host-down', { guard: 'host is down' }),
      arrives('closed-rst', { guard: 'is RST' }),
      arrives('closed-no-ack', { guard: 'has no ACK', actions: ['send RST in reply'] }),
      arrives('closed-ack', { actions: ['send RST in reply'] }),
    ],
  },
})

export const listen = tcp.createStateConfig({
  entry: ['return to LISTEN'],
  on: {
    OPEN: [
      { ...alreadyExists, guard: 'OPEN is passive' },
      { ...errorOf('3.10.1', 'already connected'), guard: 'listening is all that LISTEN is for' },
      go(
        'SYN-SENT',
        '3.10.1',
        beyond('active OPEN', 'snd SYN', 'RFC 9293 §3.10.1, OPEN in LISTEN: from passive to active'),
        {
          guard: 'OPEN is active, remote socket specified',
          actions: ['remember the active origin', 'send SYN'],
          answer: 'ok',
        },
      ),
      remoteUnspecified('3.10.1'),
    ],
    SEND: [
      { ...errorOf('3.10.2', 'broken pipe'), guard: 'listening is all that LISTEN is for' },
      go('SYN-SENT', '3.10.2', figure5('SEND', 'snd SYN'), {
        guard: 'remote socket is specified',
        actions: ['remember the active origin', 'queue the data', 'send SYN'],
        answer: 'ok',
      }),
      remoteUnspecified('3.10.2'),
    ],
    RECEIVE: receive,
    READING: reading,
    CLOSE: closeUnopened,
    ABORT: go('CLOSED', '3.10.5', abortArc('delete TCB'), {
      actions: ['answer calls: error: connection reset'],
      answer: 'ok',
    }),
    STATUS: status('LISTEN'),
    CRASH: crash,
    'SEGMENT ARRIVES': [
      arrives('listen-rst', { guard: 'is RST' }),
      arrivesAndGo(
        'cookie-ack',
        'ESTABLISHED',
        beyond('rcv ACK of cookie', 'create TCB', 'Linux, tcp_syncookies: nothing was kept but the number'),
        {
          guard: 'ACK of a SYN cookie',
          actions: ['remember the passive origin', 'restore from the cookie', 'take ACK', 'take text'],
          respond: true,
        },
      ),
      arrives('listen-ack', { guard: 'has ACK', actions: ['send RST in reply'] }),
      arrives('listen-syn-fin', { guard: 'is SYN,FIN and unwanted' }),
      arrives('cookie-syn', {
        guard: 'SYN to be answered with a cookie',
        actions: ['send SYN,ACK with a cookie'],
      }),
      arrivesAndGo('listen-syn', 'SYN-RECEIVED', figure5('rcv SYN', 'snd SYN,ACK'), {
        guard: 'is SYN',
        actions: ['remember the passive origin', 'take SYN', 'hold text and FIN', 'send SYN,ACK'],
      }),
      arrives('listen-other'),
    ],
  },
})

export const synSent = tcp.createStateConfig({
  on: {
    OPEN: alreadyExists,
    SEND: queueData,
    RECEIVE: receive,
    READING: reading,
    CLOSE: closeUnopened,
    ABORT: abortSilently,
    STATUS: status('SYN-SENT'),
    CRASH: crash,
    'SEGMENT ARRIVES': [
      arrives('syn-sent-bad-ack-rst', {
        guard: 'RST whose ACK is not of our SYN',
        actions: ['send SYN again soon if the policy says so'],
      }),
      arrives('syn-sent-bad-ack', {
        guard: 'ACK is not of our SYN',
        actions: ['send RST in reply', 'send SYN again soon if the policy says so'],
      }),
      // §3.5 has such a peer return to LISTEN, and §3.10.7.3 compares with a RCV.NXT that does not exist
      // yet (struck out by erratum 8167): what else §3.10.7.3 says is done.
      arrivesAndGo(
        'syn-sent-rst',
        'CLOSED',
        beyond('rcv RST', 'delete TCB', 'Figure 5, note 3: receipt of an RST is not drawn, for legibility'),
        { guard: 'RST with ACK', signals: [(c) => c.config.refusal] },
      ),
      arrives('syn-sent-rst-no-ack', { guard: 'is RST' }),
      arrives('syn-sent-syn-fin', { guard: 'is SYN,FIN and unwanted' }),
      arrivesAndGo('syn-sent-syn-ack', 'ESTABLISHED', figure5('rcv SYN,ACK', 'snd ACK'), {
        guard: 'SYN with ACK',
        actions: ['take SYN', 'take ACK', 'owe an ACK', 'take text'],
        respond: true,
      }),
      arrivesAndGo('syn-sent-syn', 'SYN-RECEIVED', figure5('rcv SYN', 'snd SYN,ACK'), {
        guard: 'is SYN',
        actions: ['take SYN', 'hold text and FIN', 'send SYN again, with ACK'],
      }),
      arrives('syn-sent-other'),
    ],
    'RETRANSMISSION TIMEOUT': retransmission,
    'USER TIMEOUT': userTimeout,
  },
})

export const synReceived = tcp.createStateConfig({
  on: {
    OPEN: alreadyExists,
    SEND: [listenerClosed, { ...closing('3.10.2'), guard: 'CLOSE is queued' }, queueData],
    RECEIVE: receive,
    READING: reading,
    CLOSE: [
      closeListener,
      { ...closing('3.10.4'), guard: 'CLOSE is queued' },
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
    'SEGMENT ARRIVES': [
      // Figure 7, lines 6 and 7, against step 1, which finds SEQ = IRS outside the window. Read as the figure
      // has it: by step 1 each side would only reach ESTABLISHED on the ACK that the other's drop has sent.
      arrivesAndGo('simultaneous-open', 'ESTABLISHED', figure5('rcv ACK of SYN', 'x'), {
        guard: 'SYN,ACK of a simultaneous open',
        actions: ['take ACK', 'take text', 'owe an ACK if the policy says so'],
        respond: true,
      }),
      ...checkRequest,
      ...checkSequence,
      ...checkRstAndSynOfRequest,
      ...checkRstInSynReceived,
      arrivesAndGo(
        'syn-received-syn',
        'LISTEN',
        beyond('rcv SYN in window', 'x', 'RFC 9293 §3.10.7.4 step 4: a passive open returns to LISTEN'),
        { guard: 'came from LISTEN, and a SYN' },
      ),
      ...checkSyn,
      ...checkAck,
      ...checkRoom,
      arrivesAndGo('syn-received-ack', 'ESTABLISHED', figure5('rcv ACK of SYN', 'x'), {
        guard: 'ACK of our SYN',
        actions: ['take ACK', 'take text'],
        respond: true,
      }),
      arrives('syn-received-bad-ack', { actions: ['send RST in reply'] }),
    ],
    'RETRANSMISSION TIMEOUT': [...requestTimeouts, ...retransmission],
    'USER TIMEOUT': userTimeout,
  },
})
