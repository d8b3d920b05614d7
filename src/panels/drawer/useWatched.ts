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

type FetchScript = () => Promise<Script>

/** What was played for one panel serves another: by what fetches the script, under the profile that was asked for last. */
const played = new WeakMap<FetchScript, { readonly profile: Profile; readonly watched: Watched | null }>()

/** What the hosts of a run hold at each step: undefined until that is known, null where there is no telling. */
export function useWatched(
  fetchScript: FetchScript | undefined,
  profile: Profile,
): Watched | null | undefined {
  /** How the last try ended; what it found is among what was played. */
  const [ended, setEnded] = useState<{ readonly of: FetchScript; readonly failed: boolean }>()
  const known = fetchScript && played.get(fetchScript)
  const isKnown = known?.profile === profile
  useEffect(() => {
    if (!fetchScript || isKnown) return
    const controller = new AbortController()
    const { signal } = controller
    fetchScript()
      .then((script) => watchInSlices(script, profile, signal))
      .then(
        (watched) => {
          if (signal.aborted) return
          played.set(fetchScript, { profile, watched })
          setEnded({ of: fetchScript, failed: false })
        },
        () => !signal.aborted && setEnded({ of: fetchScript, failed: true }),
      )
    return () => controller.abort()
  }, [fetchScript, profile, isKnown])
  if (!fetchScript) return null
  if (isKnown) return known.watched
  return ended?.of === fetchScript && ended.failed ? null : undefined
}
