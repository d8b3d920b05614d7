import type { MotionValue } from 'framer-motion'
import type { Timeline } from '../timeline/timeline'
import type { Schedule } from './schedule'

/** What every view of a run is a function of. */
export interface ViewProps {
  readonly timeline: Timeline
  readonly schedule: Schedule
  /** Playing seconds. The one thing that moves; everything that moves derives from it. */
  readonly playhead: MotionValue<number>
  /** The last moment at or before the playhead. React renders when this changes, not on every frame. */
  readonly step: number
  /** False: nothing travels, the views jump from moment to moment with the same information. */
  readonly motion: boolean
}
