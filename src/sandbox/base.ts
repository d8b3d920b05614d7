import { print } from '../scenarios/print'
import { matches } from '../simulation/link'
import type { Fault, Script } from '../simulation/script'
import type { Timeline, Words } from '../timeline/timeline'
import { microseconds } from './place'

/**
 * The text with which one begins who takes a run over: what it says of its end, as its question and answer, is gone.
 * What waited for a segment behind it that never came waits for a time instead: nothing that one does later may change
 * when it arrived.
 */
export function baseText(script: Script, timeline: Timeline, title: Words): string {
  const { answer: _, ...others } = script
  return print({
    ...others,
    title,
    intro: { en: '' },
    questions: [],
    find: [],
    profile: timeline.profile,
    faults: script.faults.flatMap((fault) =>
      fault.kind === 'reorder' ? timed(fault, script, timeline) : [fault],
    ),
  })
}

/** Each segment that was held, held up for as long as it was; where none was, the fault as it is. */
function timed(fault: Fault, script: Script, { segments }: Timeline): readonly Fault[] {
  const { from, to, side, match, during } = fault
  if (during || side === 'both') return [fault]
  let ordinal = 0
  const delays: Fault[] = []
  for (const segment of segments) {
    if (segment.from !== side || segment.kind === 'forged' || segment.kind === 'duplicate') continue
    if (!matches(match, segment)) continue
    ordinal++
    if (ordinal < from || ordinal > to || segment.arrivesAt === null) continue
    const by = microseconds(segment.arrivesAt) - microseconds(segment.sentAt) - script.delay
    if (by > 0) delays.push({ ...fault, kind: 'delay', by, from: ordinal, to: ordinal })
  }
  return delays.length > 0 ? delays : [fault]
}
