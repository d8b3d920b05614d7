import { type ComponentType, useEffect, useState } from 'react'
import type { ToldProps } from './Told'

/** Notices, fetched by those who need any: most authors make no mistake. */
export function useTold(wanted: boolean): ComponentType<ToldProps> | undefined {
  const [View, setView] = useState<ComponentType<ToldProps>>()
  useEffect(() => {
    if (!wanted || View) return
    import('./Told').then(
      ({ Told }) => setView(() => Told),
      () => undefined,
    )
  }, [wanted, View])
  return View
}
