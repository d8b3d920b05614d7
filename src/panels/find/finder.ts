import type { FindMessages } from '../../messages/find'
import type { Findable } from './search'

/** What the dialog shows, and what may be done with it. */
export interface Finder {
  readonly library: readonly Findable[]
  readonly words: FindMessages
  /** Id of the scenario that the page shows; undefined where that is none of these. */
  readonly current: string | undefined
  /** Where a scenario is to be found: what its link leads to. */
  addressOf(id: string): string
  onChoose(id: string): void
}
