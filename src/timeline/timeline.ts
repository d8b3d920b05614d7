import type { State } from '../tcp/tcb/state'
import type { Timer } from '../tcp/tcb/timer'
import type { Verdict } from '../tcp/verdict/verdict'
import type { Segment } from '../tcp/wire/segment'
import type { IcmpName } from './icmp'
import type { BASE_LANGUAGE, Language } from './languages'

/** The two ends of the connection. Neither name says who opens or closes. */
export type Side = 'client' | 'server'

export type Profile = 'rfc9293' | 'linux'

/** A panel that a scenario may ask for. */
export type BestPanel = 'terminal'

/** Words of an author; what is not said in a language is said in English. */
export type Words = Readonly<Record<typeof BASE_LANGUAGE, string> & Partial<Record<Language, string>>>

/** Where a segment came from: the endpoint, its retransmission queue, the link, or nobody we know. */
export type Kind = 'original' | 'retransmission' | 'duplicate' | 'forged'

/** A segment and its way through the link. Times in seconds. */
export interface SegmentFlight extends Segment {
  readonly id: number
  readonly from: Side
  /** Where it arrives. Differs from the other side only on a link that leads back to its sender. */
  readonly to: Side
  readonly kind: Kind
  readonly sentAt: number
  /** null when the link lost it. */
  readonly arrivesAt: number | null
  /** When the link lost it, half-way; null when it did not. */
  readonly lostAt: number | null
  readonly fate: 'delivered' | 'lost'
  /** What the receiver decided; null when it never arrived, or not before the run ended, or nobody saw it decide. */
  readonly verdict: Verdict | null
  /** One of its two ends was not seen: that time, or that it was lost, is concluded. */
  readonly presumed?: true
}

/** The variables of RFC 9293 §3.3.1 that a moment shows; absent where there is no TCB. */
export interface EndpointVariables {
  readonly ISS?: number
  readonly IRS?: number
  readonly 'SND.UNA'?: number
  readonly 'SND.NXT'?: number
  readonly 'SND.WND'?: number
  readonly 'RCV.NXT'?: number
  readonly 'RCV.WND'?: number
}

export interface EndpointSnapshot extends EndpointVariables {
  readonly state: State
  /** No packet proves this state. */
  readonly presumed?: true
}

/** What an application asks of its endpoint, in the words of the scenario language. */
export type Call =
  | 'listen'
  | 'accept'
  | 'no-accept'
  | 'connect'
  | 'send'
  | 'receive'
  | 'no-read'
  | 'shutdown'
  | 'shutdown-rd'
  | 'shutdown-rdwr'
  | 'close'
  | 'abort'
  | 'crash'
  | 'reboot'
  | 'fill-queue'
  | 'drain-queue'

/**
 * What sets a moment off; `endpoint` is the one to which it happens. `presumed`: it is concluded from what the endpoint
 * then sends, and was not seen.
 */
export type Cause =
  | { readonly kind: 'start' }
  /** `octets` with send, and with a receive that names a number. */
  | {
      readonly kind: 'call'
      readonly endpoint: Side
      readonly call: Call
      readonly octets?: number
      readonly presumed?: true
    }
  /** A router, or the other host, tells of a segment that it could not deliver. */
  | { readonly kind: 'icmp'; readonly endpoint: Side; readonly error: IcmpName }
  /** The segment with this id arrives. */
  | { readonly kind: 'segment'; readonly endpoint: Side; readonly id: number }
  /** `run`: which of the Timeline's timers went off. */
  | {
      readonly kind: 'timer'
      readonly endpoint: Side
      readonly timer: Timer
      readonly run: number
      readonly presumed?: true
    }

/** A change of state and the arc of Figure 5 that it is. */
export interface Walk {
  readonly endpoint: Side
  readonly from: State
  readonly to: State
  /** Id of the edge in the machine's own list of edges (src/tcp/edges.ts). */
  readonly edge: string
}

/** A call that may wait. A program that listens is in accept(). */
export type WaitingCall = 'connect' | 'accept' | 'send' | 'receive'

/** A call that waited is over: at which step it was made, and what it answers, "ok", "300 octets" or an errno. */
export interface Return {
  readonly endpoint: Side
  readonly call: WaitingCall
  readonly since: number
  readonly result: string
}

/** One instant at which something happens to one endpoint. Time in seconds. */
export interface Moment {
  readonly time: number
  readonly cause: Cause
  /** Both ends after it: the same object as before where nothing that it shows has changed. */
  readonly client: EndpointSnapshot
  readonly server: EndpointSnapshot
  /** Ids of the segments that leave at this moment, in order. */
  readonly sent: readonly number[]
  /** The section of RFC 9293 that prescribes what happens here. */
  readonly rfc?: string
  readonly walks: readonly Walk[]
  /**
   * What a call answers: "ok", "queued", "error: connection does not exist" (RFC 9293 §3.10); on Linux an errno, or
   * "blocks" where it waits.
   */
  readonly result?: string
  /** Calls that have waited until now, in the order in which they were made. */
  readonly returns?: readonly Return[]
  /** What users are told unasked: "connection reset", "connection closing". */
  readonly signals: readonly { readonly endpoint: Side; readonly signal: string }[]
  /** Octets handed to an application at this moment. */
  readonly delivered?: { readonly endpoint: Side; readonly octets: number }
  /**
   * The line of the script that it comes from: of a call or a forged segment the step's own; of what arrives or goes
   * off the line of the moment that sent the segment or started the timer. Absent where that is not certain: from a
   * step that is issued while the one before goes on until one finds all at rest.
   */
  readonly line?: number
  /** The author's own words about this moment. */
  readonly note?: Words
  /** What set it off, or when it was, is concluded and not seen. */
  readonly presumed?: true
}

/** A timer from its start to its end. Times in seconds. */
export interface TimerRun {
  readonly endpoint: Side
  readonly timer: Timer
  readonly start: number
  /** When it was set to go off. */
  readonly due: number
  /** When it went off, was stopped or started anew; null when the run ended before. */
  readonly end: number | null
  readonly fired: boolean
  /** The step whose moment started it, and the one whose moment ended it; null when the run ended before. */
  readonly startStep: number
  readonly endStep: number | null
}

/** A named stretch of steps: from this step until the next phase begins. */
export interface Phase {
  readonly name: string
  readonly step: number
}

/** Something in a script that is without effect, or not what its author may expect; the run is as it is all the same. */
export type Remark = { readonly line: number } & (
  | {
      readonly kind: 'setting'
      readonly setting: string
      /** It is for another profile, or for what a scenario does not have. */
      readonly why: 'profile' | 'many clients' | 'picked ports' | 'a flood'
    }
  /** The accept queue is filled or drained under a profile that has none. */
  | { readonly kind: 'queue' }
  /** A call that RFC 9293 does not have: it does nothing, or only what of it RFC 9293 has. */
  | { readonly kind: 'call'; readonly call: Call }
  /** A fault that met nothing: it waits for this ordinal, and so many segments came. */
  | {
      readonly kind: 'fault'
      readonly fault: string
      readonly side: Side | 'both'
      readonly match: string
      readonly ordinal: number
      readonly count: number
    }
  /** A number of a forged segment is meant from a variable that its receiver does not have: it is taken for 0. */
  | { readonly kind: 'variable'; readonly variable: string; readonly side: Side; readonly state: State }
  /** Nothing ends it: the run does. */
  | { readonly kind: 'endless'; readonly side: Side; readonly timer: 'keepalive' | 'persist' }
)

/** Where a connection was captured: beside one of its ends, whose clock was seen, or on the way between them. */
export type Vantage = Side | 'between' | 'unknown'

/** How a Timeline is known that nobody simulated. */
export interface Captured {
  readonly vantage: Vantage
  /** When its moment 0 is, in seconds since the first packet of the capture. */
  readonly start: number
  /** Number of the connection in its capture. */
  readonly connection: number
  /** Numbers of the packets in the file, by the id of the segment. */
  readonly packets: readonly number[]
}

/** A whole run, computed once. Every view is a function of it and of a time. */
export interface Timeline {
  readonly version: 1
  /** Absent: it was simulated, and all of it is known. Else moment 0 may be in the middle, and the end cut off. */
  readonly captured?: Captured
  readonly scenario: string
  readonly title: Words
  readonly intro: Words
  /** What people ask that it answers. */
  readonly questions?: readonly Words[]
  /** The answer to them, in a sentence. */
  readonly answer?: Words
  /** The step with which the story begins: the first moment of what is to be seen. */
  readonly point?: number
  /** The panel below the diagrams with which it is best watched. */
  readonly panel?: BestPanel
  readonly profile: Profile
  readonly addresses: Readonly<Record<Side, string>>
  readonly segments: readonly SegmentFlight[]
  /** Moment 0 is both ends CLOSED. In order of time; among equals, of happening. */
  readonly moments: readonly Moment[]
  readonly timers: readonly TimerRun[]
  readonly phases: readonly Phase[]
  /** By line; absent where there are none. */
  readonly remarks?: readonly Remark[]
}
