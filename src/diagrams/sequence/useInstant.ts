import { type MotionValue, useMotionValueEvent } from 'framer-motion'
import { useState } from 'react'
import type { Turns } from './turns'

/**
 * The last turning point at or before the playhead. Renders when it changes, not on every frame: to every
 * question whether something is seen, it answers as the playhead itself would.
 */
export function useInstant(playhead: MotionValue<number>, { turns }: { readonly turns: Turns }): number {
  const [, setInstant] = useState(() => turns.before(playhead.get()))
  useMotionValueEvent(playhead, 'change', (playing) => setInstant(turns.before(playing)))
  return turns.before(playhead.get())
}
