import type { ReactNode } from 'react'
import type { Script } from '../../simulation/script'
import type { Timeline } from '../../timeline/timeline'

/** What a panel of the drawer is a view of. */
export interface PanelProps {
  readonly timeline: Timeline
  readonly step: number
  readonly playing: boolean
  /** A panel that is left may stay behind, out of sight, with what was done in it. */
  readonly shown: boolean
  /** Fetches the script that the run is a run of, where it is one. */
  readonly script: (() => Promise<Script>) | undefined
  onGo(step: number): void
}

/** A panel with its words. */
export type RenderPanel = (props: PanelProps) => ReactNode
