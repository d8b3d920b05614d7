import type { ComponentType } from 'react'
import type { FindMessages } from '../../messages/messages'
import type { Findable } from './findable'
import type { Finder } from './search'

/** What the dialog searches, and how it shows what it finds. */
export interface Finding {
  readonly finder: Finder
  readonly words: FindMessages
  readonly Results: ComponentType<ResultsProps>
  /** Id of the scenario that the page shows; undefined where that is none of these. */
  readonly current: string | undefined
  /** Where something is to be found: what its link leads to. */
  addressOf(findable: Findable): string
}

export interface ResultsProps {
  readonly finding: Finding
  readonly sought: string
  /** A scenario was chosen; all else is a link to another page. */
  onChoose(id: string): void
  /** Looks for something else. */
  onSeek(text: string): void
}
