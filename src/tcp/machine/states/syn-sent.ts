import {
  abortSilently,
  alreadyExists,
  closeUnopened,
  crash,
  queueData,
  reading,
  receive,
  status,
  unreachable,
} from '../calls'
import { tcp } from '../setup'
import { retransmission, userTimeout } from '../timeouts'
import { arrives, arrivesAndGo, beyond, figure5 } from '../transition'

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
    ICMP: unreachable,
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
      arrives('syn-sent-bad-echo', {
        guard: 'SYN,ACK that echoes a timestamp not sent',
        actions: ['send RST in reply'],
      }),
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
