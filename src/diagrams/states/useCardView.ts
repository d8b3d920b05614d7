import { type ComponentType, useEffect, useState } from 'react'
import type { CardProps } from './Card'

/** What a card shows, fetched when the first one is opened; where that fails, the next one tries again. */
export function useCardView(wanted: boolean): ComponentType<CardProps> | undefined {
  const [View, setView] = useState<ComponentType<CardProps>>()
  useEffect(() => {
    if (!wanted || View) return
    import('./Card').then(
      ({ Card }) => setView(() => Card),
      () => undefined,
    )
  }, [wanted, View])
  return View
}
