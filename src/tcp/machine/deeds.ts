import { expire, timeout } from '../flow/rto'
import {
  hasReceivedText,
  holdText,
  owe,
  satisfy,
  takeFin,
  takeSyn,
  takeText,
  takeUnread,
} from '../receive/text'
import { takeAck } from '../recover/acknowledgment'
import { askIfAlive, probe } from '../recover/probe'
import { retransmit } from '../recover/retransmit'
import { fromCookie, sendCookie } from '../send/cookie'
import { acknowledgeInReply, refuse, reset } from '../send/reply'
import { sendFrontAgain } from '../send/resend'
import { respond, sendSyn, sendSynAgainWithAck } from '../send/send'
import { type Connection, isIdle, noConnection } from '../tcb/connection'
import type { Emit } from '../tcb/effect'
import type { TcpEvent } from '../tcb/event'
import { answerCalls } from '../tcb/pending-calls'
import { TIMERS } from '../tcb/timer'
import { startRetransmissionTimer } from '../timers/start'
import type { Segment } from '../wire/segment'

/** A deed: what becomes of the connection, and what is emitted on the way. */
export type Deed = (connection: Connection, event: TcpEvent, emit: Emit) => Connection

const withSegment =
  (deed: (c: Connection, segment: Segment, emit: Emit, now: number) => Connection): Deed =>
  (c, event, emit) =>
    event.type === 'SEGMENT ARRIVES' ? deed(c, event.segment, emit, event.now) : c

const stopAll = (emit: Emit): void => {
  for (const timer of TIMERS) emit({ type: 'stop', timer })
}

const keepAlive = (c: Connection, emit: Emit): Connection => {
  const { keepalive } = c.config
  if (!keepalive) return c
  emit({ type: 'start', timer: 'keepalive', after: c.probes === 0 ? keepalive.idle : keepalive.interval })
  return c
}

/** What every outstanding SEND and RECEIVE is answered. */
const answeringCalls =
  (words: string): Deed =>
  (c, _event, emit) =>
    answerCalls(c, words, emit)

/** What the machine does, in the words of RFC 9293 §3.10. */
export const deeds = {
  'delete TCB': (c, _event, emit) => {
    stopAll(emit)
    return { ...noConnection(c.config, c.incarnation, c.down), acceptQueueFull: c.acceptQueueFull }
  },
  'return to LISTEN': (c, _event, emit) => {
    stopAll(emit)
    const { remote, reading, unsent, sends, receives, closeQueued, acceptQueueFull } = c
    const listening = noConnection(c.config, c.incarnation)
    return { ...listening, remote, reading, unsent, sends, receives, closeQueued, acceptQueueFull }
  },
  'note the remote socket': (c, event) => (event.type === 'OPEN' ? { ...c, remote: event.remote } : c),
  'remember the active origin': (c) => ({ ...c, origin: 'active' }),
  'remember the passive origin': (c) => ({ ...c, origin: 'passive' }),
  'listen beside': (c) => ({ ...c, listening: true }),
  'begin anew': (c, _event, emit) => {
    stopAll(emit)
    return { ...noConnection(c.config, c.incarnation), reopens: c }
  },
  'take up the old connection': (c, _event, emit) => {
    stopAll(emit)
    emit({ type: 'start', timer: 'time-wait', after: c.config.timeWait })
    return c.reopens ?? c
  },
  'host goes down': (c) => ({ ...c, down: true }),
  'host comes up': (c) => ({ ...c, down: false }),

  'send SYN': (c, event, emit) => sendSyn(c, emit, event.now),
  'send SYN,ACK': (c, event, emit) => sendSyn(c, emit, event.now),
  'send SYN,ACK again': (c, event, emit) => {
    const sent = sendFrontAgain(c, emit, event.now)
    startRetransmissionTimer(sent, emit, event.now)
    return sent
  },
  'send SYN,ACK with a cookie': withSegment((c, segment, emit, now) => {
    sendCookie(c, segment, emit, now)
    return { ...c, cookieFor: segment.seq }
  }),
  'restore from the cookie': withSegment((c, segment, _emit, now) => fromCookie(c, segment, now)),
  'send SYN again soon if the policy says so': (c, _event, emit) => {
    const { synAgain } = c.config
    if (synAgain !== null && c.rto.expiries === 0) {
      emit({ type: 'start', timer: 'retransmission', after: synAgain })
    }
    return c
  },
  'note that the handshake was acknowledged': (c) => ({ ...c, handshakeAcknowledged: true }),
  'the listener is gone': (c) => ({ ...c, listenerGone: true }),
  'let a timeout pass': (c, event, emit) => {
    const passed = { ...c, rto: expire(c.rto) }
    startRetransmissionTimer(passed, emit, event.now)
    return passed
  },
  'send SYN again, with ACK': (c, event, emit) => sendSynAgainWithAck(c, emit, event.now),
  'send RST': (c, event, emit) => {
    reset(c, emit, event.now)
    return c
  },
  'send RST,ACK': (c, event, emit) => {
    reset(c, emit, event.now, true)
    return c
  },
  'send ACK': withSegment((c, segment, emit, now) => acknowledgeInReply(c, segment, emit, now)),
  'send RST in reply': withSegment((c, segment, emit) => {
    refuse(segment, emit)
    return c
  }),
  'owe an ACK': (c, _event, emit) => owe(c, true, emit),
  'owe an ACK if the policy says so': (c, _event, emit) =>
    c.config.policy.simultaneousOpen === 'ack' ? owe(c, true, emit) : c,
  respond: (c, event, emit) => respond(c, emit, event.now),

  'queue the data': (c, event) =>
    event.type === 'SEND'
      ? {
          ...c,
          unsent: c.unsent + event.length,
          sends: event.length > 0 ? [...c.sends, event.length] : c.sends,
          interactive: c.interactive || hasReceivedText(c),
        }
      : c,
  'queue CLOSE': (c) => ({ ...c, closeQueued: true }),
  'queue FIN': (c) => ({ ...c, finQueued: true, closeQueued: false }),
  'note that nobody reads any more': (c, event) =>
    event.type === 'CLOSE' && !event.receiving && c.config.policy.close === 'full'
      ? { ...c, orphan: true }
      : c,
  'take back the last back-off': (c, event, emit) => {
    const reverted = { ...c, rto: { ...c.rto, backoff: c.rto.backoff - 1 } }
    const sentAt = c.retransmissionQueue[0]?.sentAt ?? event.now
    const after = Math.max(0, sentAt + timeout(reverted.rto, c.config.rto) - event.now)
    emit({ type: 'start', timer: 'retransmission', after })
    return reverted
  },
  'note that reading was shut': (c) => ({ ...c, readingShut: true }),
  'answer calls: reset': answeringCalls('reset'),
  'answer calls: connection reset': answeringCalls('connection reset'),
  'answer calls: error: connection reset': answeringCalls('error: connection reset'),
  'answer calls: error: closing': answeringCalls('error: closing'),
  'answer calls: user timeout': answeringCalls('error: connection aborted due to user timeout'),
  'set the accept queue': (c, event) =>
    event.type === 'ACCEPT QUEUE' ? { ...c, acceptQueueFull: event.full } : c,
  'set reading': (c, event, emit) => {
    if (event.type !== 'READING') return c
    return event.on ? takeUnread({ ...c, reading: true }, c.unread, emit) : { ...c, reading: false }
  },
  'take unread data': (c, event, emit) => {
    if (event.type !== 'RECEIVE') return c
    return c.finTaken ? takeUnread(c, event.length, emit) : satisfy(c, event.length, emit)
  },

  'take SYN': withSegment((c, segment) => takeSyn(c, segment)),
  'hold text and FIN': withSegment((c, segment) => holdText(c, segment)),
  'take ACK': withSegment((c, segment, emit, now) => {
    const heard: Connection = { ...c, unansweredProbes: 0 }
    const taken = takeAck(c.tcb['SND.WND'] === 0 ? heard : { ...heard, probes: 0 }, segment, emit, now)
    // Who has nothing to send does not probe a closed window: the probes were keep-alives, and this answers.
    return keepAlive(isIdle(taken) ? { ...taken, probes: 0 } : taken, emit)
  }),
  'take text': withSegment((c, segment, emit) => takeText(c, segment, emit)),
  'take FIN': (c, _event, emit) => takeFin(c, false, emit),
  'take FIN at once': (c, _event, emit) => takeFin(c, true, emit),

  retransmit: (c, event, emit) => retransmit(c, emit, event.now),
  'probe the window': (c, event, emit) => probe(c, emit, event.now),
  // "Only when no sent data is outstanding" (MUST-26): else retransmissions and window probes tell as much.
  'ask if it is alive': (c, event, emit) => keepAlive(isIdle(c) ? askIfAlive(c, emit, event.now) : c, emit),
  'ack is due': (c) => ({ ...c, ackOwed: c.ackOwed === 'delayed' ? 'now' : c.ackOwed }),

  'start the time-wait timer, turn off the others': (c, _event, emit) => {
    stopAll(emit)
    emit({ type: 'start', timer: 'time-wait', after: c.config.timeWait })
    // tcp_timewait_sock: of the options only timestamps are remembered.
    return { ...c, retransmissionQueue: [], peer: { ...c.peer, sackPermitted: false } }
  },
  'start TIME-WAIT anew': (c, _event, emit) => {
    emit({ type: 'start', timer: 'time-wait', after: c.config.timeWait })
    return c
  },
  'bound FIN-WAIT-2 if orphaned': (c, _event, emit) => {
    if (c.orphan && c.config.finWait2 !== null) {
      // No shorter than the peer may need to send its FIN again: tcp_fin_time().
      const wanted = Math.max(c.config.finWait2, Math.round(3.5 * c.rto.base))
      // What is longer than TCP_TIMEWAIT_LEN is waited for before and after a timewait socket takes over.
      const longer = wanted - c.config.timeWait
      const after = longer > 0 && c.config.calls === 'linux' ? 2 * longer : wanted
      emit({ type: 'start', timer: 'fin-wait-2', after })
      // Of an orphan Linux keeps a timewait socket: nobody asks any more whether the peer is alive.
      emit({ type: 'stop', timer: 'keepalive' })
    }
    return c
  },
  'start keep-alive': (c, _event, emit) => keepAlive(c, emit),
} satisfies Record<string, Deed>
