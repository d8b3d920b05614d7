import type { Recitals } from '../../playback/recital'
import { LANGUAGES } from '../../timeline/languages'
import type { Timeline } from '../../timeline/timeline'
import { loadTelling } from './telling'

// At once: a build lets nothing be fetched later.
const tellings = await Promise.all(LANGUAGES.map(loadTelling))

/** How a run is told in every language, for a build to write down. */
export const recitalsOf = async (timeline: Timeline): Promise<Recitals> =>
  Object.fromEntries(
    await Promise.all(tellings.map(async ({ t, recite }) => [t.language, await recite(timeline)] as const)),
  )
