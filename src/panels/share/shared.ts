import type { ShareMessages } from '../../messages/messages'
import type { Options } from '../../playback/options'
import type { Timeline } from '../../timeline/timeline'
import type { Place } from './choices'
import type { Format } from './format'

/** What is shared, and what with. */
export interface Shared {
  /** Address of the page, without query and fragment. */
  readonly page: string
  readonly timeline: Timeline
  readonly place: Place
  /** What makes the run what it is, wherever it is shown: its scenario, its profile. */
  readonly about: Options
  /** A scenario of one's own: as an address carries it, and its text. */
  readonly own?: { readonly packed: string; readonly text: string } | undefined
  readonly formats: readonly Format[]
  readonly words: ShareMessages
  /** Says what came of a press. */
  onStatus(said: string): void
}
