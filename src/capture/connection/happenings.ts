import type { State } from '../../tcp/tcb/state'
import { STATES } from '../../tcp/tcb/state'
import type { Side, Vantage } from '../../timeline/timeline'
import type { Capture } from '../capture'
import { arrivals, readFields } from '../follow/arrivals'
import { type Fields, type FollowedEnd, followedEnd } from '../follow/endpoint'
import { distancesOf, newHandshake, readHandshake, vantageOf } from '../follow/handshake'
import { FROM_B, NONE } from '../table/packets'
import { rowsOf } from '../table/rows'

/** One end sends or receives the segment of a row. Times in seconds since the first record of the capture. */
export interface Happening {
  readonly side: Side
  readonly row: number
  readonly sends: boolean
  readonly time: number
  /** How many states of its path the end has gone through when it is over; 0: none is known yet. */
  places: number
}

/** What happens to both ends of a connection, each segment sent before it is received. */
export interface Happenings {
  readonly vantage: Vantage
  readonly list: readonly Happening[]
  readonly paths: Readonly<Record<Side, readonly State[]>>
}

/** When an end does what, and what has become of it: one end while the rows are gone through. */
interface Following {
  readonly side: Side
  readonly end: FollowedEnd
  /** What has happened to it, in its own order. */
  readonly own: Happening[]
  /** Seconds from where the capture was taken. */
  readonly distance: number
}

/**
 * The events of both ends in their own order, as the follower has them. What the end where the capture was taken does
 * has the time of the capture; the other's clock is half a round trip away, moved as little as the order demands.
 */
export function happeningsOf(capture: Capture, id: number, corrected?: Vantage): Happenings {
  const { packets, connections } = capture
  const first = connections.first[id] ?? NONE
  const portA = connections.portA[id] ?? 0
  const portB = connections.portB[id] ?? 0
  const handshake = newHandshake()
  readHandshake(packets, first, portA, portB, handshake)
  const vantage = corrected ?? vantageOf(handshake)
  const distances = distancesOf(handshake, vantage)
  const list: Happening[] = []
  const sentAt = new Map<number, number>()
  const following = (side: Side): Following => {
    const end = followedEnd()
    end.restart()
    end.wasAskedFor = handshake.hasSyn
    return { side, end, own: [], distance: distances[side] }
  }
  const client = following('client')
  const server = following('server')
  const isSelf = connections.addressA[id] === connections.addressB[id] && portA === portB
  const timeOf = (row: number) => packets.time[row] ?? 0
  const latest = ({ own }: Following) => own.at(-1)?.time ?? Number.NEGATIVE_INFINITY

  /** Takes down what has just happened to an end; what it did before may prove to have been otherwise. */
  function note(to: Following, row: number, sends: boolean, time: number): void {
    const { side, end, own } = to
    for (let i = own.length - 1; i >= 0 && (own[i]?.places ?? 0) > end.shortest; i--) {
      const before = own[i]
      if (before) before.places = end.shortest
    }
    const happening = { side, row, sends, time, places: end.path.length }
    own.push(happening)
    list.push(happening)
    if (sends) sentAt.set(row, time)
    end.shortest = end.path.length
  }

  /** When the end sends what is captured in `row`, if nothing speaks against it. */
  const departure = ({ distance }: Following, row: number) => timeOf(row) - distance

  function received(by: Following, row: number, before: number): void {
    const sent = sentAt.get(row) ?? timeOf(row)
    const latestPossible = before === NONE ? Number.POSITIVE_INFINITY : departure(by, before)
    const other = by === client ? server : client
    const estimated = Math.min(timeOf(row) + by.distance, latestPossible)
    // Answered sooner than half a round trip allows: the way was shorter, as long there as back.
    const halfway = (sent + timeOf(before === NONE ? row : before) + other.distance) / 2
    note(by, row, false, Math.max(estimated < sent ? halfway : estimated, sent, latest(by)))
  }

  const toClient = arrivals(packets, client.end, FROM_B, (row, before) => received(client, row, before))
  const toServer = arrivals(packets, server.end, FROM_B, (row, before) => received(server, row, before))
  toClient.start(first, handshake.client, client.distance, handshake.lastOfClient)
  toServer.start(first, FROM_B - handshake.client, server.distance, handshake.lastOfServer)
  const segment: Fields = { seq: 0, ack: 0, flags: 0, length: 0 }
  for (const row of rowsOf(capture, id)) {
    const isClient = ((packets.flags[row] ?? 0) & FROM_B) === handshake.client
    const sender = isClient ? client : server
    if (isSelf) client.end.acknowledge(packets.ack[row] ?? 0)
    else (isClient ? toClient : toServer).before(row)
    readFields(packets, row, segment)
    sender.end.send(segment)
    note(sender, row, true, Math.max(departure(sender, row), latest(sender)))
    if (isSelf) {
      sender.end.receive(segment, false)
      note(sender, row, false, latest(sender))
    }
  }
  if (!isSelf) {
    toClient.rest()
    toServer.rest()
  }
  const pathOf = ({ end }: Following) =>
    end.hasSent ? end.path.map((index) => STATES[index] ?? 'CLOSED') : []
  return { vantage, list, paths: { client: pathOf(client), server: pathOf(server) } }
}
