import type { Script } from '../simulation/script'
import type { Timeline } from '../timeline/timeline'
import type { Recitals } from './recital'

/** A built-in scenario as it is fetched. */
export interface LibraryEntry {
  /** Its run under its own profile, worked out when the project was built (build/plugins/scenarios.mjs). */
  readonly timeline: Timeline
  /** How that is told, worked out likewise; absent while developing. */
  readonly recitals?: Recitals
  /** Fetches its script, for who wants to run it otherwise. */
  script(): Promise<Script>
}

const entries = import.meta.glob<LibraryEntry>('../scenarios/library/*.tcp', { query: '?run' })

/** How to fetch the built-in scenario of this id; undefined where there is none. */
export function inLibrary(id: string): (() => Promise<LibraryEntry>) | undefined {
  const file = `../scenarios/library/${id}.tcp`
  return Object.hasOwn(entries, file) ? entries[file] : undefined
}
