import type { Datagram } from './datagram'

/** Of a datagram's payload only this much is kept: a TCP header with all its options. */
const KEPT = 60
/** Datagrams of which pieces are missing; the oldest makes room for the next. */
const MOST_UNFINISHED = 1024
/** A datagram in more pieces than this was made to be a burden. */
const MOST_PIECES = 128

/** The beginning of a datagram's payload, put together, and how long the whole payload is. */
export interface Whole {
  readonly octets: Uint8Array
  /** Octets of `octets` that are there: fewer than KEPT where the capture cut the piece. */
  readonly captured: number
  readonly length: number
}

interface Unfinished {
  readonly octets: Uint8Array
  /** How much of the beginning has been captured, by 8 octets; pieces may arrive in any order. */
  readonly present: Uint8Array
  /** Stretches of the payload that have arrived, sorted, not touching. */
  readonly stretches: { from: number; to: number }[]
  /** Known once the last piece has been seen. */
  length: number | null
}

/** Adds a stretch; false where there are too many of them. */
function add(stretches: { from: number; to: number }[], from: number, to: number): boolean {
  let first = 0
  while (first < stretches.length && (stretches[first]?.to ?? 0) < from) first += 1
  let last = first
  let start = from
  let end = to
  for (let next = stretches[last]; next && next.from <= end; next = stretches[last]) {
    start = Math.min(start, next.from)
    end = Math.max(end, next.to)
    last += 1
  }
  stretches.splice(first, last - first, { from: start, to: end })
  return stretches.length <= MOST_PIECES
}

function keep(unfinished: Unfinished, octets: Uint8Array, from: number, to: number, offset: number): void {
  for (let i = 0; from + i < to && offset + i < KEPT; i++) {
    if (unfinished.present[offset + i]) continue
    unfinished.present[offset + i] = 1
    unfinished.octets[offset + i] = octets[from + i] ?? 0
  }
}

const keyOf = (octets: Uint8Array, { version, addresses, identification, protocol }: Datagram): string => {
  const size = version === 4 ? 8 : 32
  let key = `${identification}/${protocol}/`
  for (let i = 0; i < size; i++) key += String.fromCharCode(octets[addresses + i] ?? 0)
  return key
}

/**
 * Puts fragments together (RFC 791 §3.2, RFC 8200 §4.5), as far as a TCP header reaches: of the rest only the
 * length is of interest. Give it the pieces as they come; with the one that completes a datagram it answers.
 */
export function fragments(): (octets: Uint8Array, to: number, datagram: Datagram) => Whole | null {
  const waiting = new Map<string, Unfinished>()

  function unfinishedOf(key: string): Unfinished {
    const known = waiting.get(key)
    if (known) return known
    if (waiting.size >= MOST_UNFINISHED) {
      const [oldest] = waiting.keys()
      if (oldest !== undefined) waiting.delete(oldest)
    }
    const fresh = { octets: new Uint8Array(KEPT), present: new Uint8Array(KEPT), stretches: [], length: null }
    waiting.set(key, fresh)
    return fresh
  }

  return (octets, to, datagram) => {
    const key = keyOf(octets, datagram)
    const unfinished = unfinishedOf(key)
    const { fragmentOffset: offset, payload, end, moreFragments } = datagram
    const size = end - payload
    keep(unfinished, octets, payload, Math.min(to, end), offset)
    if (!moreFragments) unfinished.length = offset + size
    if (size > 0 && !add(unfinished.stretches, offset, offset + size)) waiting.delete(key)
    const [first, ...more] = unfinished.stretches
    const { length } = unfinished
    if (length === null || more.length > 0 || first?.from !== 0 || first.to < length) return null
    waiting.delete(key)
    const gap = unfinished.present.indexOf(0)
    return { octets: unfinished.octets, captured: Math.min(gap < 0 ? KEPT : gap, length), length }
  }
}
