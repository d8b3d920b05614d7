import { type ReactNode, useEffect, useState } from 'react'
import type { Language } from '../messages/messages'
import type { Timeline } from '../timeline/timeline'
import type { Opened } from './open'

type Remark = (step: number) => ReactNode

/**
 * Tells at a step what Linux does otherwise there. It is worked out beside the playing, and fetched for it:
 * undefined until then, and where it could not be fetched.
 */
export function useDifferences({ timeline, own }: Opened, lang: Language): Remark | undefined {
  const [known, setKnown] = useState<{ timeline: Timeline; remark: Remark | undefined }>()
  useEffect(() => {
    let wanted = true
    import('./differing')
      .then(({ differing }) => differing(timeline, own, lang))
      .then(
        (remark) => wanted && setKnown({ timeline, remark }),
        () => undefined,
      )
    return () => {
      wanted = false
    }
  }, [timeline, own, lang])
  return known?.timeline === timeline ? known.remark : undefined
}
