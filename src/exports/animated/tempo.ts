import type { Schedule } from '../../playback/schedule'
import type { Tempo } from './choreography'

/** Plays a run so that it stands still at each of its moments for as long as its text is read. */
export function tempoOf({ moments }: Schedule, lengths: readonly number[]): Tempo {
  const held = [0]
  for (const length of lengths) held.push((held.at(-1) ?? 0) + length)
  const countBefore = (playing: number) => {
    const count = moments.findIndex((at) => at >= playing)
    return count < 0 ? moments.length : count
  }
  return {
    clock: (playing) => playing + (held[countBefore(playing)] ?? 0),
    holds: (from, to) =>
      moments.flatMap((at, step) => (at >= from && at < to ? [{ at, length: lengths[step] ?? 0 }] : [])),
  }
}
