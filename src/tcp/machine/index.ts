import { noConnection } from '../tcb/connection'
import { RFC9293 } from '../tcb/profiles'
import { tcp } from './setup'
import { closeWait } from './states/close-wait'
import { closed } from './states/closed'
import { closing } from './states/closing'
import { established } from './states/established'
import { finWait1 } from './states/fin-wait-1'
import { finWait2 } from './states/fin-wait-2'
import { lastAck } from './states/last-ack'
import { listen } from './states/listen'
import { synReceived } from './states/syn-received'
import { synSent } from './states/syn-sent'
import { timeWait } from './states/time-wait'
import { stay } from './transition'

/**
 * One endpoint of a connection: RFC 9293 as a machine. The same on both sides; nothing in it knows
 * who is the client. The only place where a state of TCP changes.
 */
export const machine = tcp.createMachine({
  id: 'tcp',
  // xstate's transition() asks for an initial context each time, without input, and drops it.
  context: ({ input = RFC9293 }) => noConnection(input),
  initial: 'CLOSED',
  states: {
    CLOSED: closed,
    LISTEN: listen,
    'SYN-SENT': synSent,
    'SYN-RECEIVED': synReceived,
    ESTABLISHED: established,
    'FIN-WAIT-1': finWait1,
    'FIN-WAIT-2': finWait2,
    'CLOSE-WAIT': closeWait,
    CLOSING: closing,
    'LAST-ACK': lastAck,
    'TIME-WAIT': timeWait,
  },
  on: {
    RESPOND: { actions: 'respond' },
    // What holds a connection that is complete but not accepted: LISTEN's backlog (§3.9.1.1).
    ICMP: [
      // RFC 6069: a link that is broken is no congestion.
      stay('3.9.2.2', {
        guard: 'ICMP error of a link that is broken',
        actions: ['take back the last back-off'],
      }),
      // MUST-56 and SHLD-25: it ends nothing, and the application is told.
      stay('3.9.2.2', { guard: 'ICMP error that is told', signals: ['error: destination unreachable'] }),
    ],
    'SHUT READING': stay('3.10.3', { actions: ['note that reading was shut'] }),
    ACCEPT: stay('3.9.1.1', { actions: ['listen beside'] }),
    'ACCEPT QUEUE': stay('3.9.1.1', { actions: ['set the accept queue'] }),
  },
})
