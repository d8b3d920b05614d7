import { type RefObject, useEffect } from 'react'
import type { Player } from '../../playback/player'

/** Holds play while the player is in a background tab or scrolled out of sight, and lets it go on after. */
export function useOffstage(root: RefObject<HTMLElement | null>, { hold, release }: Player): void {
  useEffect(() => {
    let onScreen = true
    const update = () => (onScreen && document.visibilityState === 'visible' ? release() : hold())
    const observer = new IntersectionObserver(([entry]) => {
      onScreen = entry?.isIntersecting ?? true
      update()
    })
    if (root.current) observer.observe(root.current)
    document.addEventListener('visibilitychange', update)
    return () => {
      observer.disconnect()
      document.removeEventListener('visibilitychange', update)
    }
  }, [root, hold, release])
}
