import { useSyncExternalStore } from 'react'
import type { MotionPreference } from '../../playback/options'

const QUERY = '(prefers-reduced-motion: reduce)'

function subscribe(changed: () => void): () => void {
  const query = matchMedia(QUERY)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** Whether anything may travel: as asked for, else as the system says. */
export function useMotion(preference: MotionPreference): boolean {
  const reduced = useSyncExternalStore(
    subscribe,
    () => matchMedia(QUERY).matches,
    () => false,
  )
  return preference === 'auto' ? !reduced : preference === 'full'
}
