import { type MotionValue, useMotionValueEvent } from 'framer-motion'
import { useMemo, useState } from 'react'
import { lowerBound } from '../../playback/schedule'
import type { Scene } from './scene'

/** The playing times at which something appears, ends or vanishes, in order. */
function turningPoints({ ribbons, notes, entries, lines, folds, brackets, times }: Scene): number[] {
  const points = new Set([0])
  for (const { at } of [...ribbons, ...entries, ...folds, ...times]) points.add(at)
  for (const { at, until } of [...notes, ...brackets]) points.add(at).add(until)
  for (const { at, start, end } of lines) points.add(at).add(start).add(end)
  return [...points].sort((a, b) => a - b)
}

/**
 * The last turning point at or before the playhead. Renders when it changes, not on every frame: to every
 * question whether something is seen, it answers as the playhead itself would.
 */
export function useInstant(playhead: MotionValue<number>, scene: Scene): number {
  const points = useMemo(() => turningPoints(scene), [scene])
  const at = (playing: number) => points[Math.max(0, lowerBound(points, playing, true) - 1)] ?? 0
  const [, setInstant] = useState(() => at(playhead.get()))
  useMotionValueEvent(playhead, 'change', (playing) => setInstant(at(playing)))
  return at(playhead.get())
}
