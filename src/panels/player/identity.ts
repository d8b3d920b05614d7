import type { Timeline } from '../../timeline/timeline'

const keys = new WeakMap<Timeline, number>()
let count = 0

/** A React key that differs for different runs: each gets a player of its own. */
export function keyOf(timeline: Timeline): number {
  const key = keys.get(timeline) ?? count++
  keys.set(timeline, key)
  return key
}
