import { abortSilently, alreadyExists, crash, isClosing, reading, receiveRest, status } from '../calls'
import { tcp } from '../setup'
import { checkAckOfSent, checkRstSilently, inOrder } from '../steps'
import { arrives, arrivesAndGo, beyond, figure5, go, stay } from '../transition'

const LISTENER_BESIDE = 'a listener stands beside the TIME-WAIT'

/**
 * A timewait socket of Linux answers all but a bare ACK, or an RST; whatever acknowledges has it wait anew
 * (tcp_timewait_state_process()).
 */
const repeats = [
  arrives('rst-outside-window', { guard: 'RST that is not exact, and TIME-WAIT as Linux has it' }),
  arrives('time-wait-ack', {
    guard: 'nothing new, and TIME-WAIT as Linux has it',
    actions: ['start TIME-WAIT anew'],
  }),
  arrives('time-wait-text', {
    guard: 'out of place, and TIME-WAIT as Linux has it',
    actions: ['send ACK', 'start TIME-WAIT anew'],
  }),
]

export const timeWait = tcp.createStateConfig({
  entry: ['start the time-wait timer, turn off the others'],
  on: {
    OPEN: [
      stay('3.6.1', {
        guard: 'OPEN is passive, and TIME-WAIT may be left for it',
        actions: ['listen beside'],
        answer: 'ok',
      }),
      stay('3.6.1', {
        guard: 'OPEN is passive, and the address of TIME-WAIT is not to be used',
        answer: 'error: address already in use',
      }),
      go(
        'SYN-SENT',
        '3.6.1',
        beyond('active OPEN', 'snd SYN', 'RFC 6191, Linux tcp_twsk_unique(): timestamps tell old from new'),
        {
          guard: 'OPEN is active in TIME-WAIT, and old is told from new',
          actions: ['begin anew', 'remember the active origin', 'send SYN'],
          answer: 'ok',
        },
      ),
      stay('3.6.1', {
        guard: 'OPEN is active in TIME-WAIT',
        answer: 'error: cannot assign requested address',
      }),
      alreadyExists,
    ],
    SEND: isClosing('3.10.2'),
    RECEIVE: receiveRest,
    READING: reading,
    CLOSE: isClosing('3.10.4'),
    ABORT: abortSilently,
    STATUS: status('TIME-WAIT'),
    CRASH: crash,
    'SEGMENT ARRIVES': inOrder({
      before: [
        arrivesAndGo(
          'time-wait-syn',
          'SYN-RECEIVED',
          beyond(
            'rcv SYN',
            'snd SYN,ACK',
            'RFC 9293 §3.6.1, MAY-2: a SYN beyond the old connection reopens it',
          ),
          {
            guard: 'new SYN, beyond the old connection',
            actions: [
              'begin anew',
              'remember the passive origin',
              'take SYN',
              'hold text and FIN',
              'send SYN,ACK',
            ],
          },
        ),
        {
          // Step 8 restarts 2 MSL for the peer's FIN, which step 1 would never let through: its sequence
          // number is RCV.NXT-1. Read here as it is meant: acknowledge it, and wait anew.
          ...arrivesAndGo('time-wait-fin', 'TIME-WAIT', figure5('rcv FIN', 'snd ACK'), {
            guard: 'FIN again',
            actions: ['send ACK'],
          }),
          reenter: true,
        },
        ...repeats,
      ],
      rst: [
        arrives('rst-time-wait', { guard: 'RST to be ignored in TIME-WAIT' }),
        arrivesAndGo('rst', 'LISTEN', beyond('rcv RST', 'delete TCB', LISTENER_BESIDE), {
          guard: 'somebody listens beside, RST to be believed',
          actions: ['answer calls: reset'],
        }),
        ...checkRstSilently,
      ],
      ack: checkAckOfSent,
      text: [
        arrives('time-wait-text', { guard: 'text or FIN', actions: ['send ACK'] }),
        // Step 5 read to the letter would acknowledge this too, and two ends in TIME-WAIT would never stop.
        arrives('time-wait-ack'),
      ],
    }),
    'TIME-WAIT TIMEOUT': [
      go('LISTEN', '3.6.1', beyond('Timeout=2MSL', 'delete TCB', LISTENER_BESIDE), {
        guard: 'somebody listens beside',
      }),
      go('CLOSED', '3.10.8', figure5('Timeout=2MSL', 'delete TCB')),
    ],
  },
})
