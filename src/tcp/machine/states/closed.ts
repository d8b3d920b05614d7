import { errorOf, remoteUnspecified } from '../calls'
import { tcp } from '../setup'
import { arrives, figure5, go, stay } from '../transition'

const doesNotExist = (rfc: string) => errorOf(rfc, 'connection does not exist')

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
