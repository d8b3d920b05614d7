import type { Recital, Recitals } from '../../playback/recital'
import type { Language } from '../../timeline/languages'
import type { Timeline } from '../../timeline/timeline'
import { loadTelling } from './telling'

/** A run, and what was worked out of its telling before. */
interface Recited {
  readonly timeline: Timeline
  readonly recitals?: Recitals | undefined
}

/** The recital of a run in a language. Of what is not in the library it is worked out here, in slices. */
export const recitalOf = async ({ timeline, recitals }: Recited, language: Language): Promise<Recital> =>
  recitals?.[language] ?? (await loadTelling(language)).recite(timeline)
