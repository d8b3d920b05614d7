import { type ReactNode, useEffect, useEffectEvent } from 'react'

interface AsideProps {
  readonly children: ReactNode
  /** Somebody went back to what was there before. */
  onBack(): void
}

/** What takes the place of the player has a place of its own in the history, from which Back leads to the player. */
export function Aside({ children, onBack }: AsideProps) {
  const back = useEffectEvent(onBack)
  useEffect(() => {
    const below = location.href
    history.pushState(null, '')
    const onGo = (event: Event) => {
      if (location.href !== below) return
      // The page would fetch anew what it has.
      event.stopImmediatePropagation()
      back()
    }
    addEventListener('popstate', onGo, true)
    return () => removeEventListener('popstate', onGo, true)
  }, [])
  return children
}
