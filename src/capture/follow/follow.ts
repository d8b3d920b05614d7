import { STATES, type State } from '../../tcp/tcb/state'
import { distance } from '../../tcp/wire/sequence'
import type { Vantage } from '../../timeline/timeline'
import type { Capture } from '../capture'
import { PORTS_REUSED } from '../table/connections'
import { FROM_B, NONE } from '../table/packets'
import { FIN, RST, SYN } from '../tcp/header'
import { arrivals, readFields } from './arrivals'
import { type Fields, followedEnd } from './endpoint'
import { distancesOf, newHandshake, readHandshake, roundTripOf, vantageOf } from './handshake'
import { add, clear, newSpace } from './sequence-space'

export type Outcome = 'closed' | 'reset' | 'refused' | 'unanswered' | 'open' | 'partial'

/** What a connection's packets tell of it. Times in seconds since the first record of the capture. */
export interface Followed {
  readonly id: number
  /** Whether the client is the second end of the connection's row. */
  readonly clientIsB: boolean
  readonly start: number
  readonly duration: number
  readonly packets: number
  /** Payload that each side sent, each octet once; that of an RST not. */
  readonly octets: { readonly client: number; readonly server: number }
  readonly clientStates: readonly State[]
  readonly serverStates: readonly State[]
  readonly outcome: Outcome
  readonly closedBy: 'client' | 'server' | null
  readonly retransmissions: number
  readonly resets: number
  /** Of the handshake; null where it was not seen whole. */
  readonly rtt: number | null
  readonly vantage: Vantage
  readonly reusesPorts: boolean
}

const statesOf = (path: readonly number[]): State[] => path.map((index) => STATES[index] ?? 'CLOSED')

/** Follows connections one after the other; what it needs for one it uses again for the next. */
export function follower(capture: Capture): (id: number) => Followed {
  const { packets, connections } = capture
  const handshake = newHandshake()
  const client = followedEnd()
  const server = followedEnd()
  const toClient = arrivals(packets, client, FROM_B)
  const toServer = arrivals(packets, server, FROM_B)
  const segment: Fields = { seq: 0, ack: 0, flags: 0, length: 0 }
  const sentByClient = newSpace()
  const sentByServer = newSpace()

  const leadsBack = (id: number): boolean =>
    connections.addressA[id] === connections.addressB[id] && connections.portA[id] === connections.portB[id]

  return (id) => {
    const first = connections.first[id] ?? NONE
    readHandshake(packets, first, connections.portA[id] ?? 0, connections.portB[id] ?? 0, handshake)
    const vantage = vantageOf(handshake)
    const rtt = roundTripOf(handshake)
    const clientBit = handshake.client
    const isSelf = leadsBack(id)
    client.restart()
    server.restart()
    server.wasAskedFor = handshake.hasSyn
    client.wasAskedFor = handshake.hasSyn
    clear(sentByClient)
    clear(sentByServer)
    const far = distancesOf(handshake, vantage)
    toClient.start(first, clientBit, far.client, handshake.lastOfClient)
    toServer.start(first, FROM_B - clientBit, far.server, handshake.lastOfServer)

    let retransmissions = 0
    let resets = 0
    let octetsOfClient = 0
    let octetsOfServer = 0
    let firstFin = NONE
    let firstReset = NONE
    let clientWasZero = false
    let serverWasZero = false
    for (let row = first; row !== NONE; row = packets.next[row] ?? NONE) {
      readFields(packets, row, segment)
      const { flags, seq, length } = segment
      const isClient = (flags & FROM_B) === clientBit
      if (isSelf) client.acknowledge(segment.ack)
      else if (isClient) toClient.before(row)
      else toServer.before(row)
      const end = isClient ? client : server
      end.send(segment)
      if (isSelf) end.receive(segment, false)
      const isZero = packets.window[row] === 0
      const peerIsZero = isClient ? serverWasZero : clientWasZero
      if (flags & RST) {
        resets += 1
        if (firstReset === NONE) firstReset = row
        continue
      }
      if (isClient) clientWasZero = isZero
      else serverWasZero = isZero
      if (flags & FIN && firstFin === NONE) firstFin = row
      const space = isClient ? sentByClient : sentByServer
      const size = length + (flags & SYN ? 1 : 0) + (flags & FIN ? 1 : 0)
      if (size === 0) continue
      const isProbe = length <= 1 && !(flags & (SYN | FIN)) && (peerIsZero || isKeepAlive(space, seq))
      const fresh = add(space, seq, (seq + size) >>> 0)
      if (fresh < size && !isProbe) retransmissions += 1
      const data = Math.min(fresh, length)
      if (isClient) octetsOfClient += data
      else octetsOfServer += data
    }
    if (!isSelf) {
      toClient.rest()
      toServer.rest()
    }

    const clientStates = client.hasSent ? statesOf(client.path) : []
    const serverStates = server.hasSent ? statesOf(server.path) : []
    const outcome = outcomeOf(serverStates)
    return {
      id,
      clientIsB: clientBit !== 0,
      start: handshake.start,
      duration: handshake.end - handshake.start,
      packets: connections.packets[id] ?? 0,
      octets: { client: octetsOfClient, server: octetsOfServer },
      clientStates,
      serverStates,
      outcome,
      closedBy: closerOf(outcome),
      retransmissions,
      resets,
      rtt,
      vantage,
      reusesPorts: ((connections.known[id] ?? 0) & PORTS_REUSED) !== 0,
    }

    function outcomeOf(states: readonly State[]): Outcome {
      if (client.finAcknowledged && (server.finAcknowledged || isSelf)) return 'closed'
      if (client.wasReset && states.length === 1 && states[0] === 'CLOSED') return 'refused'
      if (client.wasReset || server.wasReset || (client.hasReset() && server.hasReset())) return 'reset'
      // A reset to someone who was never heard of: there is no telling that it did not count.
      if (firstReset !== NONE && (!client.hasSent || !server.hasSent)) return 'reset'
      if (handshake.hasSyn && !server.hasSent) return 'unanswered'
      return handshake.hasSyn ? 'open' : 'partial'
    }

    function closerOf(outcome: Outcome): 'client' | 'server' | null {
      const counts = outcome === 'reset' || outcome === 'refused'
      const row = counts ? Math.min(firstFin, firstReset) : firstFin
      if (row === NONE) return null
      return ((packets.flags[row] ?? 0) & FROM_B) === clientBit ? 'client' : 'server'
    }
  }
}

/** One octet or none, just before what comes next (RFC 9293 §3.8.4). */
const isKeepAlive = (space: { readonly isKnown: boolean; readonly largest: number }, seq: number): boolean =>
  space.isKnown && distance(space.largest, seq) === 1
