import type { State } from '../../tcp/tcb/state'
import { SIDES } from '../../timeline/read'
import type { Side, Timeline } from '../../timeline/timeline'

/** A packet that an endpoint sent. Time in seconds, length in octets. */
export interface Packet {
  readonly side: Side
  /** Without PSH, ECE and CWR. */
  readonly flags: readonly string[]
  readonly lost: boolean
  readonly seq: number
  readonly length: number
  /** undefined: not recorded. */
  readonly time?: number
}

type PerSide<T> = Readonly<Record<Side, T>>

/** The course of a connection, as far as a run and a recording of it must agree. */
export interface Course {
  /** SYN, FIN and RST segments in order of sending: "FIN+ACK", with "!" if it was lost. */
  readonly segments: PerSide<readonly string[]>
  readonly states: PerSide<readonly State[]>
  /** Of each sequence number that was sent again, in order: seconds since it was sent last; null: not known. */
  readonly retransmissions: PerSide<readonly number[] | null>
}

/** Intervals after which sequence numbers were sent again. Only what occupies any can be. */
function intervals(packets: readonly Packet[]): number[] | null {
  if (packets.some(({ time }) => time === undefined)) return null
  const sent = new Map<number, number>()
  return packets.flatMap(({ flags, time = 0, seq, length }) => {
    const occupies = length > 0 || flags.includes('SYN') || flags.includes('FIN')
    if (!occupies || flags.includes('RST')) return []
    const before = sent.get(seq)
    sent.set(seq, time)
    return before === undefined ? [] : [time - before]
  })
}

export function courseOf(packets: readonly Packet[], states: Course['states']): Course {
  const of = <T>(what: (packets: readonly Packet[]) => T) => ({
    client: what(packets.filter(({ side }) => side === 'client')),
    server: what(packets.filter(({ side }) => side === 'server')),
  })
  const named = (all: readonly Packet[]) =>
    all
      .map(({ flags, lost }) => flags.join('+') + (lost ? '!' : ''))
      .filter((segment) => /SYN|FIN|RST/.test(segment))
  return { segments: of(named), states, retransmissions: of(intervals) }
}

/** The course that a run took. */
export function played({ segments, moments }: Timeline): Course {
  const states = (side: Side) =>
    moments.flatMap((m, i) =>
      i === 0 || moments[i - 1]?.[side].state !== m[side].state ? m[side].state : [],
    )
  const packets = segments
    .filter(({ kind }) => kind === 'original' || kind === 'retransmission')
    .map(({ from, flags, fate, sentAt, seq, length }) => ({
      side: from,
      flags: flags.filter((flag) => flag !== 'PSH'),
      lost: fate === 'lost',
      time: sentAt,
      seq,
      length,
    }))
  return courseOf(packets, { client: states('client'), server: states('server') })
}

const TOLERANCE = 0.15

const inSeconds = (times: readonly number[]) => times.map((t) => t.toFixed(3)).join(' ')

const sameTimes = (ours: readonly number[], theirs: readonly number[]): boolean =>
  ours.length === theirs.length && theirs.every((t, i) => Math.abs((ours[i] as number) - t) <= TOLERANCE * t)

/** What differs between two courses, in words; empty if they are the same. */
export function differences(ours: Course, theirs: Course): string[] {
  return SIDES.flatMap((side) => {
    const found: string[] = []
    const compare = (what: string, mine: string, other: string, same = mine === other) => {
      if (!same) found.push(`${side} ${what}: ${mine || 'none'}; recorded: ${other || 'none'}`)
    }
    compare('segments', ours.segments[side].join(' '), theirs.segments[side].join(' '))
    compare('states', ours.states[side].join(' '), theirs.states[side].join(' '))
    const [mine, other] = [ours.retransmissions[side], theirs.retransmissions[side]]
    if (mine && other) compare('sent again after', inSeconds(mine), inSeconds(other), sameTimes(mine, other))
    return found
  })
}
