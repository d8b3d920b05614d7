import { STATES, type State } from '../../tcp/tcb/state'
import { ge, gt } from '../../tcp/wire/sequence'
import { ACK, FIN, RST, SYN } from '../tcp/header'
import { add, advance, clear, newSpace, type SequenceSpace, startAt } from './sequence-space'

const indexOf = (state: State): number => STATES.indexOf(state)

/** Nothing is known of this end yet. */
const UNKNOWN = -1
const CLOSED = indexOf('CLOSED')
const LISTEN = indexOf('LISTEN')
const SYN_SENT = indexOf('SYN-SENT')
const SYN_RECEIVED = indexOf('SYN-RECEIVED')
const ESTABLISHED = indexOf('ESTABLISHED')
const FIN_WAIT_1 = indexOf('FIN-WAIT-1')
const FIN_WAIT_2 = indexOf('FIN-WAIT-2')
const CLOSE_WAIT = indexOf('CLOSE-WAIT')
const CLOSING = indexOf('CLOSING')
const LAST_ACK = indexOf('LAST-ACK')
const TIME_WAIT = indexOf('TIME-WAIT')

/** How an end came to be CLOSED, or back in LISTEN: what it sends next may show that it was not so. */
type Ending = 'none' | 'own-reset' | 'reset' | 'last-ack'

/** A segment by its fields as they stand in the columns. */
export interface Fields {
  seq: number
  ack: number
  flags: number
  length: number
}

/** One beyond the last number that a segment takes (RFC 9293 §3.4). */
export const endOf = ({ seq, length, flags }: Fields): number =>
  (seq + length + (flags & SYN ? 1 : 0) + (flags & FIN ? 1 : 0)) >>> 0

/** The largest window that there is: a reset further ahead is nobody's (RFC 7323 §2.3). */
const LARGEST_WINDOW = 2 ** 30

/**
 * One end of a connection as its packets show it: told what it sends and what reaches it, in the order of its own
 * events, it knows which states it has gone through. It is a light copy of the machine, without what no packet
 * shows: calls, timers, buffers. One object is used again for every connection.
 */
export interface FollowedEnd {
  /** Indices into STATES. */
  readonly path: number[]
  /** To how few states the path was shortened since this was last set: what seemed to be an end was none. */
  shortest: number
  /** What the other end has sent, as far as it has arrived. */
  readonly received: SequenceSpace
  hasSent: boolean
  /** The capture has a SYN from the other end: a SYN+ACK then comes out of LISTEN. */
  wasAskedFor: boolean
  finSent: boolean
  finAcknowledged: boolean
  /** Whether a reset that reached it counted. */
  wasReset: boolean
  /** The largest number that it has acknowledged; only where `hasAcknowledged`. */
  acknowledged: number
  hasAcknowledged: boolean
  /** Told the number that a segment carries before the segment itself: it proves what has arrived. */
  acknowledge(number: number): void
  send(segment: Fields): void
  /** `isLast`: it sends nothing after this. */
  receive(segment: Fields, isLast: boolean): void
  /** Whether it ended by a reset of its own. */
  hasReset(): boolean
  restart(): void
}

export function followedEnd(): FollowedEnd {
  const path: number[] = []
  const received = newSpace()
  let state = UNKNOWN
  /** A SYN from the other end that waits for an answer. */
  let synArrived = false
  let isPassive = false
  let usesFastOpen = false
  let iss = 0
  let hasSent = false
  /** The number behind the other end's SYN. */
  let peerFirst = 0
  let sentTo = 0
  let finEnd = 0
  let peerFin = 0
  let hasPeerFin = false
  let ending: Ending = 'none'
  /** The acknowledgment that a SYN+ACK or FIN carried which moved the end on, until the end confirms it. */
  let unconfirmed = -1

  const enter = (next: number): void => {
    state = next
    path.push(next)
  }

  /** What seemed to be the end was not: back to the state before it. */
  const undo = (): void => {
    path.pop()
    followed.shortest = Math.min(followed.shortest, path.length)
    followed.wasReset = false
    state = path[path.length - 1] ?? UNKNOWN
    ending = 'none'
  }

  const end = (how: Ending, next = CLOSED): void => {
    enter(next)
    ending = how
  }

  function sendSyn(segment: Fields): void {
    if (state === UNKNOWN) {
      enter(CLOSED)
      enter(SYN_SENT)
      if (synArrived) enter(SYN_RECEIVED)
    } else if (state === CLOSED) enter(SYN_SENT)
    begins(segment)
  }

  function sendSynAck(segment: Fields): void {
    if (state === UNKNOWN || state === CLOSED || (state === LISTEN && synArrived)) {
      if (followed.wasAskedFor && state !== LISTEN) enter(LISTEN)
      enter(SYN_RECEIVED)
      isPassive = true
      usesFastOpen = synArrived && gt(segment.ack, peerFirst)
    } else if (state === LISTEN && ending === 'reset') undo()
    synArrived = false
    ending = 'none'
    begins(segment)
  }

  /** A SYN begins the numbers anew, whatever a forged one before it said. */
  function begins(segment: Fields): void {
    iss = segment.seq
    sentTo = endOf(segment)
  }

  function sendReset(segment: Fields): void {
    if (state === UNKNOWN) {
      if (!synArrived) enter(ESTABLISHED)
      end('own-reset')
      return
    }
    // A SYN+ACK or a FIN that is answered so, without an acknowledgment, found nobody who waited for it.
    if (unconfirmed === segment.seq && !(segment.flags & ACK)) undo()
    else if (state === SYN_SENT && !(segment.flags & ACK)) return
    if (state !== CLOSED && state !== LISTEN) end('own-reset')
  }

  function sendFin(): void {
    if (state === ESTABLISHED || state === SYN_RECEIVED) enter(FIN_WAIT_1)
    else if (state === CLOSE_WAIT) enter(LAST_ACK)
    fin()
  }

  function fin(): void {
    followed.finSent = true
    finEnd = sentTo
  }

  /** What it sends shows that it is not where it seemed to be. */
  function correct({ flags, length, ack }: Fields): void {
    if (state === UNKNOWN) {
      enter(ESTABLISHED)
      // It does not answer the SYN: it has a connection of its own, in which it expects what it acknowledges.
      if (synArrived && flags & ACK) startAt(received, ack)
    } else if (state === SYN_SENT && flags & ACK) enter(ESTABLISHED)
    else if (state === SYN_RECEIVED && length > 0 && !usesFastOpen) enter(ESTABLISHED)
    else if (ending === 'own-reset' || ending === 'reset') undo()
    else if (ending === 'last-ack' && flags & FIN) {
      undo()
      followed.finAcknowledged = false
    }
  }

  function send(segment: Fields): void {
    const { flags } = segment
    followed.hasSent = true
    if (!(flags & RST)) {
      const to = endOf(segment)
      if (!hasSent || gt(to, sentTo)) sentTo = to
      hasSent = true
    }
    if (flags & RST) sendReset(segment)
    else if (flags & SYN) (flags & ACK ? sendSynAck : sendSyn)(segment)
    else {
      correct(segment)
      if (flags & FIN) sendFin()
    }
    if (!(flags & RST)) unconfirmed = -1
    if (followed.hasAcknowledged && received.isKnown) {
      advance(received, followed.acknowledged)
      passFin()
    }
  }

  function acknowledge(number: number): void {
    if (!followed.hasAcknowledged || gt(number, followed.acknowledged)) followed.acknowledged = number
    followed.hasAcknowledged = true
  }

  /** The other end's FIN counts once all before it has arrived. */
  function passFin(): void {
    if (!hasPeerFin || !received.isKnown || gt(peerFin, received.next)) return
    if (state === ESTABLISHED) enter(CLOSE_WAIT)
    else if (state === FIN_WAIT_1) enter(CLOSING)
    else if (state === FIN_WAIT_2) enter(TIME_WAIT)
  }

  const acknowledgesSyn = ({ flags, ack }: Fields): boolean =>
    (flags & ACK) !== 0 && gt(ack, iss) && ge(sentTo, ack)

  function receiveInSynSent(segment: Fields): void {
    const { flags } = segment
    if (flags & RST) {
      if (acknowledgesSyn(segment)) reset(CLOSED)
    } else if (flags & SYN && flags & ACK) {
      if (!acknowledgesSyn(segment)) return
      begin(segment)
      enter(ESTABLISHED)
      unconfirmed = segment.ack
    } else if (flags & SYN) {
      begin(segment)
      enter(SYN_RECEIVED)
      isPassive = false
    }
  }

  function begin({ seq }: Fields): void {
    peerFirst = (seq + 1) >>> 0
    startAt(received, peerFirst)
    hasPeerFin = false
  }

  function reset(next: number): void {
    end('reset', next)
    followed.wasReset = true
  }

  /** RFC 9293 §3.10.7.4: only the number that is expected resets; another asks for a challenge ACK. */
  function receiveReset({ seq }: Fields, isLast: boolean): void {
    if (state === CLOSED || state === LISTEN || state === UNKNOWN) return
    const ahead = (seq - received.next) | 0
    const isExpected = !received.isKnown || ahead === 0 || seq === received.largest
    // What it has not acknowledged may never have arrived, and what was not captured may have.
    const isPossible = (ahead > 0 && ahead < LARGEST_WINDOW) || seq === followed.acknowledged
    if (!isExpected && !(isLast && isPossible)) return
    reset(state === SYN_RECEIVED && isPassive ? LISTEN : CLOSED)
  }

  function receiveWhenUnknown(segment: Fields): void {
    const { flags } = segment
    if (flags & RST) return
    if (flags & SYN && !(flags & ACK)) {
      synArrived = true
      begin(segment)
    } else if (flags & SYN) {
      begin(segment)
      enter(SYN_SENT)
      enter(ESTABLISHED)
      sentTo = segment.ack
      hasSent = true
      unconfirmed = segment.ack
    } else if (!synArrived) enter(ESTABLISHED)
  }

  /** ACK and FIN together, so that FIN+ACK of our FIN is one step (RFC 9293 §3.10.7.4). */
  function receiveControl({ flags, ack }: Fields): void {
    const acknowledgesFin = followed.finSent && (flags & ACK) !== 0 && ge(ack, finEnd) && ge(sentTo, ack)
    if (acknowledgesFin) followed.finAcknowledged = true
    const hasFin = hasPeerFin && received.isKnown && ge(received.next, peerFin)
    if (state === ESTABLISHED && hasFin) enter(CLOSE_WAIT)
    else if (state === FIN_WAIT_1 && acknowledgesFin) enter(hasFin ? TIME_WAIT : FIN_WAIT_2)
    else if (state === FIN_WAIT_1 && hasFin) enter(CLOSING)
    else if (state === FIN_WAIT_2 && hasFin) enter(TIME_WAIT)
    else if (state === CLOSING && acknowledgesFin) enter(TIME_WAIT)
    else if (state === LAST_ACK && acknowledgesFin) end('last-ack')
  }

  function receive(segment: Fields, isLast: boolean): void {
    const { flags, seq, length } = segment
    if (state === UNKNOWN) receiveWhenUnknown(segment)
    else if (state === SYN_SENT) receiveInSynSent(segment)
    else if (flags & RST) receiveReset(segment, isLast)
    else if (flags & SYN && (state === LISTEN || state === CLOSED)) synArrived = true
    if (flags & RST || state === SYN_SENT) return
    const from = flags & SYN ? (seq + 1) >>> 0 : seq
    add(received, from, (from + length) >>> 0)
    if (flags & FIN) {
      const finAt = (from + length) >>> 0
      if (!received.isKnown) startAt(received, finAt)
      add(received, finAt, (finAt + 1) >>> 0)
      if (!hasPeerFin) peerFin = (finAt + 1) >>> 0
      hasPeerFin = true
    }
    if (state === SYN_RECEIVED && acknowledgesSyn(segment)) enter(ESTABLISHED)
    const before = state
    if (state >= ESTABLISHED) receiveControl(segment)
    if (state !== before && flags & FIN) unconfirmed = segment.ack
  }

  const followed: FollowedEnd = {
    path,
    shortest: 0,
    received,
    hasSent: false,
    wasAskedFor: false,
    finSent: false,
    finAcknowledged: false,
    wasReset: false,
    acknowledged: 0,
    hasAcknowledged: false,
    acknowledge,
    send,
    receive,
    hasReset: () => ending === 'own-reset',
    restart() {
      path.length = 0
      clear(received)
      state = UNKNOWN
      synArrived = false
      isPassive = false
      usesFastOpen = false
      hasSent = false
      hasPeerFin = false
      ending = 'none'
      unconfirmed = -1
      followed.hasSent = false
      followed.finSent = false
      followed.finAcknowledged = false
      followed.wasReset = false
      followed.hasAcknowledged = false
    },
  }
  return followed
}
