import { startTransition, useEffect, useReducer } from 'react'
import { useMessages } from '../../messages/context'
import type { Telling } from './narration'
import { loadTelling, tellingIn } from './telling'

/** What tells runs in the language that is spoken here; undefined until it is there. */
export function useTelling(): Telling | undefined {
  const { language } = useMessages()
  const [, arrive] = useReducer((arrivals: number) => arrivals + 1, 0)
  const telling = tellingIn(language)
  useEffect(() => {
    if (telling) return
    let wanted = true
    loadTelling(language).then(
      () => wanted && startTransition(arrive),
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [language, telling])
  return telling
}
