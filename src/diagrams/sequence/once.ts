import type { Schedule } from '../../playback/schedule'
import type { Timeline } from '../../timeline/timeline'

/** Works out once for a run what no size of the diagram changes. */
export function oncePerRun<T>(make: (timeline: Timeline, schedule: Schedule) => T) {
  const known = new WeakMap<Schedule, { readonly made: T }>()
  return (timeline: Timeline, schedule: Schedule): T => {
    const { made } = known.get(schedule) ?? { made: make(timeline, schedule) }
    known.set(schedule, { made })
    return made
  }
}
