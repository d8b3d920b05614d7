import type { TellingMessages } from '../../messages/messages'
import type { Timeline } from '../../timeline/timeline'
import { timeWaitRun } from './history'
import { duration } from './words'

type Run = { readonly t: TellingMessages; readonly timeline: Timeline }

/** How long TIME-WAIT lasts, as its profile has it: Linux waits 60 s whatever the MSL. */
export function timeWait(run: Run): string {
  const { t, timeline } = run
  if (timeline.profile !== 'linux') return '2 MSL'
  const timer = timeWaitRun(run.timeline)
  return duration(t, timer ? timer.due - timer.start : 60)
}

/** The same, and how long an MSL is taken to be: "2 MSL (4 min)". */
export function timeWaitInFull(run: Run): string {
  const timer = timeWaitRun(run.timeline)
  if (run.timeline.profile === 'linux' || !timer) return timeWait(run)
  return run.t.two_msl({ length: duration(run.t, timer.due - timer.start) })
}
