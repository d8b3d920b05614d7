import { writeDuration } from '../scenarios/numbers'
import { parse } from '../scenarios/parse'
import type { Script } from '../simulation/script'
import { read } from '../timeline/read'
import type { Timeline } from '../timeline/timeline'
import { type Act, outageText, stepText } from './act'
import type { Instant } from './place'
import { strikeOf, strikeText } from './strike'

/** The line of the last step that has been issued up to and with a step of the run; 0: none. */
function lastIssued(timeline: Timeline, step: number): number {
  const { moments, segments } = timeline
  let last = 0
  for (const { cause, line = 0 } of moments.slice(0, step + 1)) {
    const issued =
      cause.kind === 'call' ||
      cause.kind === 'icmp' ||
      (cause.kind === 'segment' && segments[cause.id]?.kind === 'forged')
    if (issued && line > last) last = line
  }
  return last
}

/**
 * The lines of a text that made a run what it is up to an instant: its header, the steps that have been issued with
 * their notes, and every fault, since where a fault stands does not matter. Later steps go, with what gates them.
 */
function past(text: string, script: Script, timeline: Timeline, step: number): string[] {
  const lines = text.split(/\r\n|\n|\r/)
  const issued = lastIssued(timeline, step)
  const placesOf = (each: Script['steps'][number]) => [
    each.place.line,
    ...each.gates.map(({ place }) => place.line),
  ]
  const isLater = (each: Script['steps'][number]) => each.place.line > issued
  const firstLater = Math.min(...script.steps.filter(isLater).flatMap(placesOf), lines.length + 1)
  const faults = new Set(script.faults.map(({ place }) => place.line))
  const settings = new Set(script.settings.map(({ place }) => place.line))
  const kept = lines.filter((line, index) => {
    const number = index + 1
    if (number < firstLater) return !isAhead(line, number > issued && issued > 0)
    return faults.has(number) || settings.has(number)
  })
  while (kept.length > 0 && kept.at(-1)?.trim() === '') kept.pop()
  return kept
}

/** Between the last step that was issued and the next: what speaks of the next. */
const isAhead = (line: string, isBetween: boolean): boolean => isBetween && /^\s*(phase|point)\b/i.test(line)

/** Why an act cannot be done. */
export type Refusal =
  /** There is no such segment on its way, or it was never sent by an endpoint. */
  | 'no segment'
  /** The text does not say the run that is shown. */
  | 'text'
  /** What has happened would not be what it was. */
  | 'past'

export type Edited =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: Refusal }

/**
 * The text of a run in which one has acted: up to the instant it says what it said, later steps are gone, and the act
 * stands behind. What becomes of a segment on its way stands as a fault with its ordinal.
 */
export function withAct(text: string, timeline: Timeline, { step, time }: Instant, act: Act): Edited {
  const parsed = parse(text, timeline.scenario)
  if (!parsed.ok) return { ok: false, why: 'text' }
  const lines = past(text, parsed.script, timeline, step)
  const added = (line: string): Edited => ({ ok: true, text: `${[...lines, line].join('\n')}\n` })
  switch (act.kind) {
    case 'call':
    case 'forge':
      return added(`at ${writeDuration(time)}  ${stepText(act)}`)
    case 'outage':
      return added(outageText(act.side, time, act.for))
    default: {
      const strike = strikeOf(timeline.segments, act.segment)
      if (!strike || !isOnItsWay(timeline, act.segment, step)) return { ok: false, why: 'no segment' }
      if (act.kind === 'duplicate' && strike.copy) return { ok: false, why: 'no segment' }
      const by = act.kind === 'delay' ? ` ${writeDuration(act.by)}` : ''
      return added(`${act.kind}${by} ${strikeText(strike)}`)
    }
  }
}

function isOnItsWay(timeline: Timeline, id: number, step: number): boolean {
  const reading = read(timeline)
  const arrival = reading.arrivalStep(id)
  return (reading.sentStep(id) ?? step) <= step && (arrival === undefined || arrival > step)
}
