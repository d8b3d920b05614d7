import type { Capture } from '../capture'
import type { Followed } from '../follow/follow'
import { FROM_B, NONE, type Packets } from '../table/packets'
import { ACK, FIN, RST, SYN } from '../tcp/header'
import { findMarks, MARKS, type Mark } from './marks'

export type FindingKind =
  | Mark
  | 'syn-unanswered'
  | 'refused'
  | 'reset'
  | 'reset-with-unread-data'
  | 'data-after-close'
  | 'half-closed'
  | 'never-closed'
  | 'port-reused'
  | 'starts-in-the-middle'
  | 'captured-twice'

/** What a connection shows to whoever has seen many. The words are made of it elsewhere, in any language. */
export interface Finding {
  readonly kind: FindingKind
  /** Whose doing it is; null where it is nobody's. */
  readonly side: 'client' | 'server' | null
  /** Numbers of the packets that show it, the first hundred. */
  readonly packets: readonly number[]
  /** How many packets show it. */
  readonly count: number
  /** Seconds that it took, or after which it came. */
  readonly seconds: number
  /** Octets that it is about; 0 where it is about none. */
  readonly octets: number
}

const MOST_PACKETS = 100
/** Copies of one segment that two interfaces saw lie this close together, in seconds. */
const TOGETHER = 0.001
/** Of a capture that saw everything twice at least this part of the segments is a copy. */
const PART_TWICE = 0.25
const SOME = 3

interface Gathered {
  readonly rows: number[]
  count: number
}

const gather = (into: Gathered, row: number): void => {
  into.count += 1
  if (into.rows.length < MOST_PACKETS) into.rows.push(row)
}

/** What one end did in the course of a connection, as far as the findings ask for it. */
interface Deeds {
  readonly syns: Gathered
  readonly copies: Gathered
  fin: number
  reset: number
  /** Octets that reached it since it last sent data, and since its FIN; and the last row of those. */
  unanswered: number
  afterFin: number
  lastAfterFin: number
  last: number
  lastPlain: number
}

const newDeeds = (): Deeds => ({
  syns: { rows: [], count: 0 },
  copies: { rows: [], count: 0 },
  fin: NONE,
  reset: NONE,
  unanswered: 0,
  afterFin: 0,
  lastAfterFin: NONE,
  last: NONE,
  lastPlain: NONE,
})

const isCopy = (packets: Packets, row: number, before: number): boolean =>
  before !== NONE &&
  packets.seq[row] === packets.seq[before] &&
  packets.ack[row] === packets.ack[before] &&
  packets.flags[row] === packets.flags[before] &&
  packets.length[row] === packets.length[before] &&
  packets.window[row] === packets.window[before] &&
  Math.abs((packets.time[row] ?? 0) - (packets.time[before] ?? 0)) < TOGETHER

function deedsOf(
  packets: Packets,
  first: number,
  clientBit: number,
): readonly [client: Deeds, server: Deeds] {
  const client = newDeeds()
  const server = newDeeds()
  for (let row = first; row !== NONE; row = packets.next[row] ?? NONE) {
    const flags = packets.flags[row] ?? 0
    const length = packets.length[row] ?? 0
    const own = (flags & FROM_B) === clientBit ? client : server
    const other = own === client ? server : client
    if (isCopy(packets, row, own.last)) gather(own.copies, row)
    own.last = row
    if (flags & RST) {
      if (own.reset === NONE) own.reset = row
      continue
    }
    if ((flags & (SYN | ACK)) === SYN) gather(own.syns, row)
    if (flags & FIN && own.fin === NONE) own.fin = row
    if (length === 0 || own.reset !== NONE) continue
    own.unanswered = 0
    other.unanswered += length
    if (other.fin !== NONE && other.reset === NONE) {
      other.afterFin += length
      other.lastAfterFin = row
    }
  }
  return [client, server]
}

/** What there is to say about a connection that has been followed, the weightiest first. */
export function findingsOf(capture: Capture, followed: Followed): Finding[] {
  const { packets, connections } = capture
  const first = connections.first[followed.id] ?? NONE
  const clientBit = followed.clientIsB ? FROM_B : 0
  const findings: Finding[] = []
  const numbers = (rows: readonly number[]) => rows.map((row) => packets.number[row] ?? 0)
  const since = (row: number, from = first) =>
    Math.max(0, (packets.time[row] ?? 0) - (packets.time[from] ?? 0))

  const add = (
    kind: FindingKind,
    side: Finding['side'],
    rows: readonly number[],
    { count = rows.length, seconds = 0, octets = 0 } = {},
  ) => {
    findings.push({
      kind,
      side,
      packets: numbers(rows.filter((row) => row !== NONE)),
      count,
      seconds,
      octets,
    })
  }

  const [client, server] = deedsOf(packets, first, clientBit)
  const ends = [
    ['client', client, server],
    ['server', server, client],
  ] as const
  const { outcome } = followed

  if (outcome === 'unanswered') {
    const { rows, count } = client.syns
    add('syn-unanswered', 'client', rows, { count, seconds: since(client.last) })
  }
  if (outcome === 'refused') add('refused', 'server', [client.syns.rows[0] ?? NONE, server.reset])
  for (const [side, own, other] of ends) {
    if (own.reset === NONE || outcome !== 'reset') continue
    const isAnswer = own.fin !== NONE && own.lastAfterFin !== NONE
    if (isAnswer) add('data-after-close', side, [own.lastAfterFin, own.reset], { octets: own.afterFin })
    else if (other.reset === NONE || own.reset < other.reset) {
      const octets = own.fin === NONE ? own.unanswered : 0
      add(octets > 0 ? 'reset-with-unread-data' : 'reset', side, [own.reset], {
        seconds: since(own.reset),
        octets,
      })
    }
  }
  for (const [side, own, other] of ends) {
    if (own.fin === NONE) continue
    if (other.fin === NONE && outcome === 'open')
      add('never-closed', side === 'client' ? 'server' : 'client', [own.fin])
    if (
      other.fin !== NONE &&
      own.afterFin > 0 &&
      own.fin < other.fin &&
      own.reset === NONE &&
      other.reset === NONE
    ) {
      add('half-closed', side, [own.fin, own.lastAfterFin], {
        octets: own.afterFin,
        seconds: since(other.fin, own.fin),
      })
    }
  }
  if (followed.reusesPorts) add('port-reused', 'client', [first])
  if (
    outcome === 'partial' ||
    followed.clientStates[0] === 'ESTABLISHED' ||
    followed.serverStates[0] === 'ESTABLISHED'
  ) {
    add('starts-in-the-middle', null, [first])
  }
  const copies = [...client.copies.rows, ...server.copies.rows].sort((a, b) => a - b)
  const countOfCopies = client.copies.count + server.copies.count
  if (countOfCopies >= SOME && countOfCopies >= PART_TWICE * followed.packets) {
    add('captured-twice', null, copies.slice(0, MOST_PACKETS), { count: countOfCopies })
  }

  const marks = new Map<string, Gathered>()
  findMarks(packets, first, followed.rtt, (mark, row) => {
    const key = `${mark} ${((packets.flags[row] ?? 0) & FROM_B) === clientBit ? 'client' : 'server'}`
    const gathered = marks.get(key) ?? { rows: [], count: 0 }
    marks.set(key, gathered)
    gather(gathered, row)
  })
  for (const mark of MARKS) {
    for (const side of ['client', 'server'] as const) {
      const gathered = marks.get(`${mark} ${side}`)
      if (!gathered) continue
      const { rows, count } = gathered
      add(mark, side, rows, { count, seconds: since(rows.at(-1) ?? first, rows[0]) })
    }
  }
  return findings
}
