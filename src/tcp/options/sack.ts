import type { Connection, Range } from '../tcb/connection'
import { add, gt, le, lt } from '../wire/sequence'

/** Selective acknowledgment as a receiver gives it (RFC 2018), duplicates included (RFC 2883). */

/** Both SYNs have permitted it. */
export const usesSack = (c: Connection): boolean => c.config.sack && c.peer?.sackPermitted === true

/** What has arrived ahead of a gap, in order: text, and a FIN, which occupies a number too. */
function aheadOfGap({ held, peerFin, tcb }: Connection): readonly Range[] {
  const text = held.filter(({ start }) => gt(start, tcb['RCV.NXT']))
  if (peerFin === null || le(peerFin, tcb['RCV.NXT'])) return text
  const fin = { start: peerFin, end: add(peerFin, 1) }
  const last = text.at(-1)
  return last?.end === peerFin ? [...text.slice(0, -1), { ...last, end: fin.end }] : [...text, fin]
}

/** The number behind the highest block that SACK tells of; null: it tells of none. */
export const highestSacked = (c: Connection): number | null =>
  usesSack(c) ? (aheadOfGap(c).at(-1)?.end ?? null) : null

/** The blocks, each once, in the order in which something was last put to them; the others after these. */
function byArrival(ranges: readonly Range[], arrivals: readonly number[]): readonly Range[] {
  const latest = arrivals.flatMap((seq) => ranges.find((r) => le(r.start, seq) && lt(seq, r.end)) ?? [])
  return [...new Set([...latest, ...ranges])]
}

/** Something has arrived at `seq`: its block is the first that is told of (RFC 2018 §4). */
export function noteArrival(c: Connection, seq: number): Connection {
  if (!usesSack(c)) return c
  const ranges = aheadOfGap(c)
  if (ranges.length === 0) return c.arrivals.length === 0 ? c : { ...c, arrivals: [] }
  return { ...c, arrivals: byArrival(ranges, [seq, ...c.arrivals]).map(({ start }) => start) }
}

/** The blocks that a segment carries, `most` of them at most; what has come `again` is told first. */
export function blocksOf(
  c: Connection,
  again: Range | null,
  most: number,
): readonly (readonly [number, number])[] {
  if (!usesSack(c)) return []
  const blocks = byArrival(aheadOfGap(c), c.arrivals)
  return [...(again ? [again] : []), ...blocks].slice(0, most).map(({ start, end }) => [start, end])
}
