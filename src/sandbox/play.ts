import { parse } from '../scenarios/parse'
import type { RunError } from '../simulation/error'
import { run } from '../simulation/run'
import type { Script } from '../simulation/script'
import { type Watched, watch } from '../terminal/host/watched'
import type { Moment, Timeline } from '../timeline/timeline'
import type { Act } from './act'
import { type Refusal, withAct } from './edit'
import type { Instant } from './place'

/** A text that was played. */
export interface Played {
  readonly text: string
  readonly script: Script
  readonly watched: Watched
}

export type Playing =
  | { readonly ok: true; readonly played: Played }
  | { readonly ok: false; readonly mistakes: readonly RunError[] }

/** Plays a text of the scenario language. Never throws. */
export function play(text: string, id: string): Playing {
  const parsed = parse(text, id)
  if (!parsed.ok) return { ok: false, mistakes: parsed.errors }
  const { script } = parsed
  const watched = watch(script)
  if (watched) return { ok: true, played: { text, script, watched } }
  const failed = run(script)
  return { ok: false, mistakes: failed.ok ? [] : [failed.error] }
}

export type Acted =
  | { readonly ok: true; readonly played: Played }
  | { readonly ok: false; readonly why: Refusal }

/** Plays a text in which one has acted. What had happened until then is what it was, or the act is refused. */
export function act(before: Played, instant: Instant, what: Act): Acted {
  const { timeline } = before.watched
  const edited = withAct(before.text, timeline, instant, what)
  if (!edited.ok) return edited
  const playing = play(edited.text, timeline.scenario)
  if (!playing.ok) return { ok: false, why: 'text' }
  const { played } = playing
  return isSamePast(timeline, played.watched.timeline, instant.step)
    ? { ok: true, played }
    : { ok: false, why: 'past' }
}

/** A moment without the numbers that segments have, which a copy made before moves on. */
function told({ segments }: Timeline, { sent, cause, ...moment }: Moment): unknown {
  const named = (id: number) => {
    const { from, flags, seq, ack, length, sentAt, kind } = segments[id] ?? {}
    return { from, flags, seq, ack, length, sentAt, kind }
  }
  const what = cause.kind === 'segment' ? { ...cause, id: named(cause.id) } : cause
  return { ...moment, cause: what, sent: sent.map(named) }
}

/** Whether two runs are the same up to and with a step. */
export function isSamePast(a: Timeline, b: Timeline, step: number): boolean {
  for (let at = 0; at <= step; at++) {
    const [before, after] = [a.moments[at], b.moments[at]]
    if (!before || !after) return before === after
    if (JSON.stringify(told(a, before)) !== JSON.stringify(told(b, after))) return false
  }
  return true
}
