import type { ReactNode } from 'react'
import type { Language } from '../messages/messages'
import { loadDifferenceMessages } from '../messages/messages'
import { Differences } from '../panels/differences/Differences'
import { finding } from '../panels/differences/find'
import { inLibrary } from '../playback/library'
import { openRun } from '../playback/opening'
import { inSlices } from '../playback/slices'
import type { Script } from '../simulation/script'
import type { Timeline } from '../timeline/timeline'

/** The run that the linux profile makes of what is shown; null where it makes none. */
async function inLinux(timeline: Timeline, own: Script | undefined): Promise<Timeline | null> {
  if (timeline.profile === 'linux') return timeline
  const script = own ?? (await (await inLibrary(timeline.scenario)?.())?.script())
  const ran = script && (await openRun({ own: script, profile: 'linux' }))
  return ran && ran.problems.length + ran.remarks.length === 0 ? ran.timeline : null
}

/** What Linux does otherwise in the run that is shown, as something to say at each step; undefined: nothing. */
export async function differing(
  timeline: Timeline,
  own: Script | undefined,
  lang: Language,
): Promise<((step: number) => ReactNode) | undefined> {
  const [linux, words] = await Promise.all([inLinux(timeline, own), loadDifferenceMessages(lang)])
  const found = linux && (await inSlices(finding(linux, timeline)))
  if (!found || found.size === 0) return
  return (step) => <Differences found={found} step={step} words={words} />
}
