import { useMemo } from 'react'
import type { Timeline } from '../../timeline/timeline'
import type { PanelProps } from '../drawer/panel'
import { useFetched } from '../drawer/useFetched'
import type { Detail } from './changes'

/** Longer runs are not played once more for it: what a Timeline tells must do. */
const MOST_MOMENTS = 5000

const keys = new WeakMap<Timeline, string>()
let runs = 0

/** A name for a run, the same for as long as it is the same one. */
function keyOf(timeline: Timeline): string {
  const key = keys.get(timeline) ?? String(++runs)
  keys.set(timeline, key)
  return key
}

/** What both ends hold beyond what a Timeline tells, once it is known; undefined where nobody does. */
export function useDetail(timeline: Timeline, script: PanelProps['script']): Detail | undefined {
  const wanted = script && timeline.moments.length <= MOST_MOMENTS
  const { value: held } = useFetched(wanted ? keyOf(timeline) : undefined, async () => {
    const [{ watch }, known] = await Promise.all([import('../../terminal/host/watched'), script?.()])
    return { timeline, steps: known && watch(known, timeline.profile)?.held }
  })
  return useMemo(() => {
    const steps = held?.timeline === timeline ? held.steps : undefined
    return steps && ((step) => steps[step])
  }, [held, timeline])
}
