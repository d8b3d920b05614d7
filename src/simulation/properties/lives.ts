import type { State } from '../../tcp/tcb/state'
import { add, distance, later } from '../../tcp/wire/sequence'
import { SIDES } from '../../timeline/read'
import type { EndpointSnapshot, Moment, SegmentFlight, Side, Timeline } from '../../timeline/timeline'

const FIN_TAKEN: ReadonlySet<State> = new Set(['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'])

/** An endpoint's connection from its ISS to the deletion of its TCB, read from a Timeline alone. */
export interface Life {
  readonly side: Side
  readonly iss: number
  /** Moments with this TCB. */
  readonly moments: Moment[]
  /** The moment that deleted the TCB; null when the run ended before. */
  end: Moment | null
  /** null: the peer's SYN never came. */
  irs: number | null
  /** Octets that SEND took. */
  given: number
  /** Octets that were handed to the application. */
  delivered: number
  /** Octets that arrived in order. */
  received: number
  /** The largest SND.NXT. */
  nxt: number
  /** Segments that it sent, RSTs apart. */
  readonly sent: SegmentFlight[]
}

/** Octets that have arrived in order: RCV.NXT less the SYN, and the FIN if it was taken. */
export function receivedOctets(snapshot: EndpointSnapshot): number {
  const { IRS: irs, 'RCV.NXT': next, state } = snapshot
  if (irs === undefined || next === undefined) return 0
  return distance(next, irs) - 1 - (FIN_TAKEN.has(state) ? 1 : 0)
}

const begin = (side: Side, iss: number, given: number): Life => ({
  side,
  iss,
  moments: [],
  end: null,
  irs: null,
  given,
  delivered: 0,
  received: 0,
  nxt: iss,
  sent: [],
})

function live(life: Life, moment: Moment, segments: readonly SegmentFlight[]): void {
  const { side } = life
  const snapshot = moment[side]
  life.moments.push(moment)
  life.irs = snapshot.IRS ?? life.irs
  life.nxt = later(life.nxt, snapshot['SND.NXT'] ?? life.nxt)
  life.received = Math.max(life.received, receivedOctets(snapshot))
  if (moment.delivered?.endpoint === side) life.delivered += moment.delivered.octets
  const { cause } = moment
  if (cause.kind === 'call' && cause.endpoint === side && cause.call === 'send') {
    if (moment.result === 'ok' || moment.result === 'queued' || moment.result === 'blocks')
      life.given += cause.octets ?? 0
  }
  for (const id of moment.sent) {
    const segment = segments[id] as SegmentFlight
    if (segment.from === side && !segment.flags.includes('RST')) life.sent.push(segment)
  }
}

/** All lives of both sides, in the order of their beginnings. */
export function livesOf({ moments, segments }: Timeline): readonly Life[] {
  const lives: Life[] = []
  for (const side of SIDES) {
    let life: Life | null = null
    let waiting = 0
    for (const moment of moments) {
      const { ISS: iss, state } = moment[side]
      if (life && life.iss !== iss) {
        life.end = moment
        // What was given to SEND in SYN-RECEIVED waits in LISTEN for the next peer.
        const opening = life.moments.at(-1)?.[side].state === 'SYN-RECEIVED'
        waiting = opening && state === 'LISTEN' ? life.given : 0
        life = null
      }
      if (state === 'CLOSED') waiting = 0
      if (iss === undefined) continue
      if (!life) {
        life = begin(side, iss, waiting)
        lives.push(life)
      }
      live(life, moment, segments)
    }
  }
  return lives
}

/** Where the FIN of a life stands: after the last octet that was given to SEND. */
export const finOf = (life: Life): number => add(life.iss, 1 + life.given)
