import { ge, gt } from '../../tcp/wire/sequence'
import type { Side, Vantage } from '../../timeline/timeline'
import { FROM_B, NONE, type Packets } from '../table/packets'
import { ACK, RST, SYN } from '../tcp/header'

/** What the opening of a connection tells. One object is used again for every connection. */
export interface Handshake {
  /**
   * Bit of the client as in the column of flags: who sent the SYN, or who was sent a SYN+ACK; of two that sent a SYN,
   * or none, the one with the higher port.
   */
  client: number
  hasSyn: boolean
  hasSynAck: boolean
  /** Seconds from the SYN to what answers it, and from that to what the client answers; -1 where not seen. */
  toServer: number
  toClient: number
  /** The last row that each end sent; NONE where it sent none. */
  lastOfClient: number
  lastOfServer: number
  /** From the earliest timestamp to the latest. */
  start: number
  end: number
}

export const newHandshake = (): Handshake => ({
  client: 0,
  hasSyn: false,
  hasSynAck: false,
  toServer: -1,
  toClient: -1,
  lastOfClient: NONE,
  lastOfServer: NONE,
  start: 0,
  end: 0,
})

/** The times of a SYN and of a SYN+ACK of each end while a connection is looked through; -1: none yet. */
interface Opening {
  syn: number
  synEnd: number
  synStart: number
  synAck: number
}

const OPENINGS: readonly [Opening, Opening] = [
  { syn: -1, synStart: 0, synEnd: 0, synAck: -1 },
  { syn: -1, synStart: 0, synEnd: 0, synAck: -1 },
]

/** Looks through a connection's rows for who opened it and how long each half of the handshake took. */
export function readHandshake(
  packets: Packets,
  first: number,
  portA: number,
  portB: number,
  into: Handshake,
): void {
  const [a, b] = OPENINGS
  a.syn = b.syn = a.synAck = b.synAck = -1
  let synFrom = -1
  let synAckFrom = -1
  let lastA = NONE
  let lastB = NONE
  into.toServer = -1
  into.toClient = -1
  into.start = packets.time[first] ?? 0
  into.end = into.start
  for (let row = first; row !== NONE; row = packets.next[row] ?? NONE) {
    const flags = packets.flags[row] ?? 0
    const time = packets.time[row] ?? 0
    const from = flags & FROM_B
    if (from) lastB = row
    else lastA = row
    if (time < into.start) into.start = time
    else if (time > into.end) into.end = time
    if (into.toClient >= 0) continue
    const own = from ? b : a
    const other = from ? a : b
    if (flags & SYN && !(flags & ACK)) {
      if (synFrom < 0) synFrom = from
      if (other.synAck < 0) own.syn = time
      own.synStart = packets.seq[row] ?? 0
      own.synEnd = (own.synStart + 1 + (packets.length[row] ?? 0)) >>> 0
    } else if (flags & SYN) {
      if (synAckFrom < 0) synAckFrom = from
      if (other.syn >= 0 && !answers(packets, row, other)) continue
      if (own.synAck < 0 && other.syn >= 0) into.toServer = time - other.syn
      own.synAck = time
    } else if (other.synAck >= 0) {
      into.toClient = time - other.synAck
    } else if (flags & RST && other.syn >= 0 && into.toServer < 0 && answers(packets, row, other)) {
      into.toServer = time - other.syn
    }
  }
  into.hasSyn = synFrom >= 0
  into.hasSynAck = synAckFrom >= 0
  const higherPort = portB > portA ? FROM_B : 0
  const areBoth = a.syn >= 0 && b.syn >= 0
  if (synFrom >= 0) into.client = areBoth ? higherPort : synFrom
  else into.client = synAckFrom >= 0 ? FROM_B - synAckFrom : higherPort
  into.lastOfClient = into.client ? lastB : lastA
  into.lastOfServer = into.client ? lastA : lastB
  const [client, server] = into.client ? [b, a] : [a, b]
  if (areBoth && client.synAck >= 0 && server.synAck >= 0) {
    into.toServer = server.synAck - client.syn
    into.toClient = client.synAck - server.syn
  }
}

/** Whether it acknowledges the SYN, or that and a part of the data that came with it. */
function answers(packets: Packets, row: number, { synStart, synEnd }: Opening): boolean {
  const ack = packets.ack[row] ?? 0
  return ((packets.flags[row] ?? 0) & ACK) !== 0 && ge(synEnd, ack) && gt(ack, synStart)
}

/** A host answers a segment within this, in seconds; a way through a network and back takes longer. */
const ANSWER = 0.002
/** One half of the handshake is the host's own, if the other takes this many times as long. */
const MANY_TIMES = 4

/** How far each end is from where a capture was taken, in seconds one way, as far as the handshake tells. */
export function distancesOf({ toServer, toClient }: Handshake, vantage: Vantage): Record<Side, number> {
  return {
    client: vantage === 'client' ? 0 : Math.max(toClient, 0) / 2,
    server: vantage === 'server' ? 0 : Math.max(toServer, 0) / 2,
  }
}

/** Beside the end whose answers take no time. Both halves short: no telling. */
export function vantageOf({ toServer, toClient }: Handshake): Vantage {
  if (toServer < 0) return 'unknown'
  if (toClient < 0) return toServer <= ANSWER ? 'server' : 'client'
  if (toClient * MANY_TIMES < toServer) return 'client'
  if (toServer * MANY_TIMES < toClient) return 'server'
  return toServer + toClient > 2 * ANSWER ? 'between' : 'unknown'
}

/** The round trip that the handshake measures, in seconds; null where half of it is missing. */
export const roundTripOf = ({ toServer, toClient }: Handshake): number | null =>
  toServer < 0 || toClient < 0 ? null : toServer + toClient
