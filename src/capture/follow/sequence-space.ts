import { distance, gt, le, lt } from '../../tcp/wire/sequence'

/** Stretches beyond a gap that are kept apart; with more, the capture has lost too much to tell. */
const MOST_STRETCHES = 64

/**
 * The numbers that one end has sent, as they become known: everything up to `next`, and stretches beyond a gap.
 * One object is used again for every connection. Numbers are unsigned and wrap (RFC 9293 §3.4).
 */
export interface SequenceSpace {
  isKnown: boolean
  /** The smallest number: the capture may begin in the middle, and out of order. */
  first: number
  /** One beyond the last number up to which nothing is missing. */
  next: number
  /** One beyond the largest number. */
  largest: number
  /** Begins and ends in turn, in order. */
  readonly beyond: number[]
}

export const newSpace = (): SequenceSpace => ({ isKnown: false, first: 0, next: 0, largest: 0, beyond: [] })

export function clear(space: SequenceSpace): void {
  space.isKnown = false
  space.beyond.length = 0
}

export function startAt(space: SequenceSpace, first: number): void {
  space.isKnown = true
  space.first = first
  space.next = first
  space.largest = first
  space.beyond.length = 0
}

/** Passes a gap that will not be filled: `to` is known to have arrived. */
export function advance(space: SequenceSpace, to: number): void {
  if (le(to, space.next)) return
  space.next = to
  if (gt(to, space.largest)) space.largest = to
  absorb(space)
}

/** Takes in stretches that are not beyond a gap any more. */
function absorb(space: SequenceSpace): void {
  const { beyond } = space
  while (beyond.length > 0 && le(beyond[0] ?? 0, space.next)) {
    const to = beyond[1] ?? 0
    if (gt(to, space.next)) space.next = to
    beyond.splice(0, 2)
  }
}

/** Adds `from` to before `to` beyond the gap; answers how many of the numbers are new. */
function addBeyond(space: SequenceSpace, from: number, to: number): number {
  const { beyond } = space
  let i = 0
  while (i < beyond.length && lt(beyond[i + 1] ?? 0, from)) i += 2
  let start = from
  let end = to
  let seen = 0
  let last = i
  while (last < beyond.length && le(beyond[last] ?? 0, end)) {
    const otherStart = beyond[last] ?? 0
    const otherEnd = beyond[last + 1] ?? 0
    const overlapStart = gt(otherStart, from) ? otherStart : from
    const overlapEnd = lt(otherEnd, to) ? otherEnd : to
    seen += Math.max(0, distance(overlapEnd, overlapStart))
    if (lt(otherStart, start)) start = otherStart
    if (gt(otherEnd, end)) end = otherEnd
    last += 2
  }
  beyond.splice(i, last - i, start, end)
  if (beyond.length > 2 * MOST_STRETCHES) advance(space, beyond[0] ?? 0)
  return distance(to, from) - seen
}

/** What lies before the first number is new, too. A gap behind it counts as seen from then on. */
function addBefore(space: SequenceSpace, from: number, to: number): number {
  if (le(space.first, from)) return 0
  const end = lt(to, space.first) ? to : space.first
  space.first = from
  return (end - from) | 0
}

/** Adds the numbers from `from` to before `to`; answers how many of them are new. */
export function add(space: SequenceSpace, from: number, to: number): number {
  if (!space.isKnown) startAt(space, from)
  const ahead = (from - space.next) | 0
  const size = (to - from) | 0
  if (size <= 0) return 0
  if (ahead === 0 && space.beyond.length === 0) {
    space.next = to
    if (gt(to, space.largest)) space.largest = to
    return size
  }
  if (gt(to, space.largest)) space.largest = to
  if (ahead > 0) return addBeyond(space, from, to)
  const before = addBefore(space, from, to)
  const fresh = (to - space.next) | 0
  if (fresh <= 0) return before
  // Part of it may lie beyond the gap already.
  const added = addBeyond(space, space.next, to)
  absorb(space)
  return before + added
}
