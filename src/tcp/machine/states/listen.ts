import {
  abortArc,
  alreadyExists,
  closeUnopened,
  crash,
  errorOf,
  reading,
  receive,
  remoteUnspecified,
  status,
} from '../calls'
import { tcp } from '../setup'
import { arrives, arrivesAndGo, beyond, figure5, go } from '../transition'

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
      arrives('accept-queue-full', { guard: 'ACK of a SYN cookie, but no room to accept' }),
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
      arrives('listen-queue-full', { guard: 'is SYN, and no room to accept' }),
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
