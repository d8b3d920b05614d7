import { useEffect, useState } from 'react'
import { inSlices } from '../../playback/slices'
import type { Script } from '../../simulation/script'
import { type Watched, Watching } from '../../terminal/host/watched'
import type { Profile } from '../../timeline/timeline'

/** How much happens between two looks at the clock. */
const THINGS = 8

/** Plays a script once more, in slices between which the page answers; null where it cannot be. */
async function watchInSlices(script: Script, profile: Profile, signal: AbortSignal): Promise<Watched | null> {
  const watching = new Watching(script, profile)
  const done = await inSlices(
    {
      next: () =>
        watching.advance(THINGS) ? { done: false, value: undefined } : { done: true, value: true },
    },
    { signal },
  )
  return done ? watching.result() : null
}

/** What the hosts of a run hold at each step: undefined until that is known, null where there is no telling. */
export function useWatched(
  fetchScript: (() => Promise<Script>) | undefined,
  profile: Profile,
): Watched | null | undefined {
  const [known, setKnown] = useState<{ readonly of: typeof fetchScript; readonly watched: Watched | null }>()
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const tell = (watched: Watched | null) => !signal.aborted && setKnown({ of: fetchScript, watched })
    const watching = fetchScript?.().then((script) => watchInSlices(script, profile, signal))
    if (watching) watching.then(tell, () => tell(null))
    else tell(null)
    return () => controller.abort()
  }, [fetchScript, profile])
  return known?.of === fetchScript ? known?.watched : undefined
}
