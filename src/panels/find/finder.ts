import type { ComponentType } from 'react'
import type { FindMessages } from '../../messages/find'
import type { Findable } from './search'

/** What the dialog searches, and how it shows what it finds. */
export interface Finder {
  readonly library: readonly Findable[]
  readonly words: FindMessages
  readonly Results: ComponentType<ResultsProps>
  /** Id of the scenario that the page shows; undefined where that is none of these. */
  readonly current: string | undefined
  /** Where a scenario is to be found: what its link leads to. */
  addressOf(id: string): string
}

export interface ResultsProps {
  readonly finder: Finder
  readonly sought: string
  onChoose(id: string): void
  /** Looks for something else. */
  onSeek(text: string): void
}
