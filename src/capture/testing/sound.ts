import { expect } from 'vitest'
import { EDGES } from '../../tcp/machine/edges'
import type { State } from '../../tcp/tcb/state'
import { SIDES } from '../../timeline/read'
import type { Side, Timeline } from '../../timeline/timeline'

const EDGE_IDS = new Set(EDGES.map(({ id }) => id))

/** The states that an end goes through in a Timeline of a capture, as far as packets prove them. */
export function provedPath({ moments }: Timeline, side: Side): State[] {
  const path: State[] = []
  for (const [step, moment] of moments.entries()) {
    const { state, presumed } = moment[side]
    const isListening = state === 'LISTEN'
    if (presumed && !isListening) continue
    if (step === 0 && moments.some((each) => each[side].state === 'LISTEN' && each[side].presumed)) continue
    if (path.at(-1) !== state) path.push(state)
    for (const walk of moment.walks) {
      if (walk.endpoint === side && walk.to !== state && path.at(-2) !== walk.to) path.splice(-1, 0, walk.to)
    }
  }
  return path
}

/** Holds a Timeline to what every Timeline promises, whatever the packets were. */
export function expectSound({ segments, moments, timers }: Timeline): void {
  const sent = moments.flatMap((moment) => moment.sent)
  expect(sent.toSorted((a, b) => a - b)).toEqual(segments.map(({ id }) => id))
  const arrived = moments.flatMap(({ cause }) => (cause.kind === 'segment' ? [cause.id] : []))
  expect(new Set(arrived).size).toBe(arrived.length)
  expect(arrived.length).toBe(segments.filter(({ fate }) => fate === 'delivered').length)
  for (const [id, segment] of segments.entries()) {
    expect(segment.id).toBe(id)
    if (segment.arrivesAt !== null) expect(segment.arrivesAt).toBeGreaterThanOrEqual(segment.sentAt)
  }
  for (const [step, moment] of moments.entries()) {
    const before = moments[step - 1]
    expect(moment.time).toBeGreaterThanOrEqual(before?.time ?? 0)
    for (const side of SIDES) {
      const walked = moment.walks.filter(({ endpoint }) => endpoint === side)
      expect(walked[0]?.from ?? moment[side].state).toBe(before?.[side].state ?? moment[side].state)
      expect(walked.at(-1)?.to ?? moment[side].state).toBe(moment[side].state)
    }
    for (const { edge } of moment.walks) expect(edge === '' || EDGE_IDS.has(edge), edge).toBe(true)
    if (moment.cause.kind === 'timer') expect(timers[moment.cause.run]?.endStep).toBe(step)
  }
  for (const { start, due, startStep, endStep } of timers) {
    expect(due).toBeGreaterThanOrEqual(start)
    expect(endStep).toBeGreaterThan(startStep)
  }
}
