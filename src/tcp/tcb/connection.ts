import type { SegmentOptions } from '../wire/segment'
import { add } from '../wire/sequence'
import type { Rack } from './estimates'
import { type Congestion, NO_CONGESTION, type Rto, startRto } from './estimates'
import type { Outstanding } from './outstanding'
import type { Config } from './policy'

/** A stretch of sequence space: from `start` up to, not including, `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** The sequence variables of RFC 9293 §3.3.1, under its names. */
export interface Variables {
  readonly ISS: number
  readonly 'SND.UNA': number
  readonly 'SND.NXT': number
  readonly 'SND.WND': number
  readonly 'SND.WL1': number
  readonly 'SND.WL2': number
  /** The largest send window seen (RFC 5961 §5.2). */
  readonly 'MAX.SND.WND': number
  /** null until the peer's SYN has come: there is no RCV.NXT before that. */
  readonly IRS: number | null
  readonly 'RCV.NXT': number
  readonly 'RCV.WND': number
  /** Sequence number of our own FIN once it has been sent. */
  readonly 'FIN.SEQ': number | null
}

/** The TCB (RFC 9293 §3.3.1): all that one endpoint remembers. Times in microseconds. */
export interface Connection {
  readonly config: Config
  readonly tcb: Variables
  /** Connections opened so far on this endpoint; picks the ISS. */
  readonly incarnation: number
  /** The connection in TIME-WAIT that this one reopens (RFC 9293 §3.6.1, MAY-2): the ISS lies beyond it. */
  readonly reopens: Connection | null
  /** Whence SYN-RECEIVED was entered (RFC 9293 §3.10.7.4, MUST-11). */
  readonly origin: 'active' | 'passive'
  /** The remote socket is specified: SEND may turn LISTEN into an active open. */
  readonly remote: boolean
  /** A listener stands beside a TIME-WAIT and takes the next SYN. */
  readonly listening: boolean
  /** The listener's accept queue is full: no handshake can be completed. */
  readonly acceptQueueFull: boolean
  /** Sequence number of the SYN that was last answered with a cookie: the cookie proves it (RFC 4987 §3.6). */
  readonly cookieFor: number | null
  /** The host has crashed and not rebooted. */
  readonly down: boolean

  /** Octets of SENDs not yet segmentized. */
  readonly unsent: number
  /** A CLOSE that waits for SENDs (RFC 9293 §3.10.4). */
  readonly closeQueued: boolean
  /** A FIN is to follow the last unsent octet. */
  readonly finQueued: boolean
  readonly retransmissionQueue: readonly Outstanding[]
  readonly rto: Rto
  /** The options of the peer's SYN; null until it has come. */
  readonly peer: SegmentOptions | null
  /** TS.Recent: the timestamp that the next segment echoes; 0: none yet (RFC 7323 §4.3). */
  readonly recent: number
  /** Last.ACK.sent (RFC 7323 §4.3) */
  readonly lastAckSent: number
  /** Duplicate acknowledgments in a row (RFC 5681 §2). */
  readonly duplicateAcks: number
  readonly congestion: Congestion
  /** When segments out of place were answered lately. */
  readonly challenges: readonly number[]
  /** Window probes sent since the window closed, or keep-alives since the peer was last heard of. */
  readonly probes: number
  /** Window probes since the last acknowledgment. */
  readonly unansweredProbes: number
  /** When the window was first probed, if it is closed since; null: it is open. Microseconds. */
  readonly probingSince: number | null
  /** When the first retransmission of what is outstanding was made; null: there was none. Microseconds. */
  readonly retransmittingSince: number | null
  /** SND.NXT when the tail was sent again to learn of a loss, until that is acknowledged (RFC 8985 §7.3). */
  readonly tailProbe: number | null
  /** The segment that was sent last of those that have arrived (RFC 8985 §6.2); null: none. */
  readonly rack: Rack | null
  /** The retransmission timer waits for what SACK has left out to arrive late after all. */
  readonly awaitsReordering: boolean
  /** A bare ACK has come for a SYN,ACK whose listener waits for more. */
  readonly handshakeAcknowledged: boolean
  /** The listener of this request was closed. */
  readonly listenerGone: boolean

  /** The application takes data as it comes. */
  readonly reading: boolean
  /** The application has closed for reading too: nothing can be delivered any more. */
  readonly orphan: boolean
  /** shutdown() has ended reading: in Linux what then comes after our FIN resets. */
  readonly readingShut: boolean
  /** Octets that have arrived in order and were not taken. */
  readonly unread: number
  /** Octets asked for by RECEIVEs that still wait. */
  readonly receives: readonly number[]
  /** Octets of each SEND that are not yet acknowledged; a SEND is outstanding until they all are. */
  readonly sends: readonly number[]
  /** Text that arrived ahead of a gap, in order, disjoint. */
  readonly held: readonly Range[]
  /** Where what is held came in, the latest first: the order in which SACK tells of it (RFC 2018 §4). */
  readonly arrivals: readonly number[]
  /** What has come once more of what is held: the next ACK tells of it first (RFC 2883 §4). */
  readonly heldAgain: Range | null
  /** Sequence number of the peer's FIN, once seen in the window. */
  readonly peerFin: number | null
  /** The peer's FIN has been taken: RCV.NXT is beyond it. */
  readonly finTaken: boolean
  /** An acknowledgment is owed: at once, or within the delay. */
  readonly ackOwed: 'no' | 'delayed' | 'now'
  /** This endpoint answers requests: its ACKs usually find data to ride on (Linux's "pingpong"). */
  readonly interactive: boolean
}

const NO_VARIABLES: Variables = {
  ISS: 0,
  'SND.UNA': 0,
  'SND.NXT': 0,
  'SND.WND': 0,
  'SND.WL1': 0,
  'SND.WL2': 0,
  'MAX.SND.WND': 0,
  IRS: null,
  'RCV.NXT': 0,
  'RCV.WND': 0,
  'FIN.SEQ': null,
}

/** No connection: what is left when the TCB is deleted. */
export function noConnection(config: Config, incarnation = 0, down = false): Connection {
  return {
    config,
    tcb: { ...NO_VARIABLES, 'RCV.WND': config.window },
    incarnation,
    reopens: null,
    origin: 'active',
    remote: true,
    listening: false,
    acceptQueueFull: false,
    cookieFor: null,
    down,
    unsent: 0,
    closeQueued: false,
    finQueued: false,
    retransmissionQueue: [],
    rto: startRto(config.rto),
    peer: null,
    recent: 0,
    lastAckSent: 0,
    duplicateAcks: 0,
    congestion: NO_CONGESTION,
    challenges: [],
    probes: 0,
    unansweredProbes: 0,
    probingSince: null,
    retransmittingSince: null,
    tailProbe: null,
    rack: null,
    awaitsReordering: false,
    handshakeAcknowledged: false,
    listenerGone: false,
    reading: true,
    orphan: false,
    readingShut: false,
    unread: 0,
    receives: [],
    sends: [],
    held: [],
    arrivals: [],
    heldAgain: null,
    peerFin: null,
    finTaken: false,
    ackOwed: 'no',
    interactive: false,
  }
}

/** The ISS that the next connection takes. */
export const nextIss = (c: Connection): number => initialSequenceNumber(c.config, c.incarnation)

/** Nothing of ours waits to be sent or acknowledged. */
export const isIdle = (c: Connection): boolean =>
  c.retransmissionQueue.length === 0 && c.unsent === 0 && !c.finQueued

/** Our SYN has been sent and not acknowledged. */
export const synOutstanding = (c: Connection): boolean => c.retransmissionQueue.some((o) => o.syn)

/** The ISS of an incarnation, counted from 0: as configured, then 64000 further each time. */
export function initialSequenceNumber(config: Config, incarnation: number): number {
  const last = config.iss.length - 1
  return incarnation <= last
    ? (config.iss[incarnation] as number)
    : add(config.iss[last] ?? 0, (64_000 * (incarnation - last)) % 2 ** 32)
}
