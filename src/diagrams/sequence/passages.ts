import type { Drafts } from './drafts'
import type { Part } from './geometry'

/** A stretch of a run whose words are set by themselves: they stay on its part of the page. */
export interface Passage extends Part {
  /** Places of its segments in the order of leaving; `end` is not among them. */
  readonly first: number
  readonly end: number
  /** Playing seconds in which it begins, and ends. */
  readonly from: number
  readonly until: number
}

/** From so many segments on, a passage ends where nothing is on its way … */
const FEWEST = 48
/** … or at the latest with so many. */
const MOST = 64

/**
 * Divides a run, so that any part of it can be set without what lies before, and looks the same however one came
 * there. Where it is divided depends on what came before alone: a run that goes on keeps its passages.
 */
export function passagesOf({ count, starts, ends }: Drafts, y: (playing: number) => number): Passage[] {
  const begins: number[] = [0]
  let [first, arrived] = [0, Number.NEGATIVE_INFINITY]
  for (let nth = 0; nth < count; nth++) {
    const size = nth - first
    if (size >= MOST || (size >= FEWEST && (starts[nth] as number) >= arrived)) {
      begins.push(nth)
      first = nth
    }
    arrived = Math.max(arrived, ends[nth] as number)
  }
  const startOf = (nth: number) => starts[nth] ?? Number.POSITIVE_INFINITY
  return begins.map((begin, nth) => {
    const end = begins[nth + 1] ?? count
    const from = nth === 0 ? Number.NEGATIVE_INFINITY : startOf(begin)
    const until = startOf(end)
    return { first: begin, end, from, until, top: y(from), bottom: y(until) }
  })
}
