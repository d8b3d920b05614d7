import { useEffect, useState } from 'react'
import { useMessages } from '../../messages/context'
import type { Recital } from '../../playback/recital'
import type { Timeline } from '../../timeline/timeline'
import { recitalOf } from './recital'

/** The recital of a run: what is given, else worked out here; undefined until then. */
export function useRecital(timeline: Timeline, given: Recital | undefined): Recital | undefined {
  const { language } = useMessages()
  const [own, setOwn] = useState<Recital>()
  useEffect(() => {
    if (given) return
    let wanted = true
    recitalOf({ timeline }, language).then(
      (recital) => wanted && setOwn(recital),
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [given, timeline, language])
  return given ?? own
}
