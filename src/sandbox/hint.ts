import type { State } from '../tcp/tcb/state'
import { SIDES } from '../timeline/read'
import type { Call, SegmentFlight } from '../timeline/timeline'
import type { Act } from './act'
import { answerTo } from './answers'
import { withAct } from './edit'
import { type Instant, inFlight, instantAt } from './place'
import { type Played, play } from './play'

/** A way to a state: what to do, one thing after another; `wait` is to let the next thing happen. */
export interface Hint {
  readonly state: State
  readonly acts: readonly (Act | 'wait')[]
  /** What the acts on segments name. */
  readonly segments: readonly SegmentFlight[]
}

interface Place {
  readonly played: Played
  readonly instant: Instant
  readonly acts: readonly (Act | 'wait')[]
}

/** Places that are looked at before the search is given up. */
const MOST_PLACES = 600
const LONGEST = 12

/** What moves an end from one state to another. */
const ACTIVE: readonly Call[] = ['listen', 'connect', 'shutdown', 'close', 'abort']

/** Both ends and what is on its way: places that look the same lead on to the same. */
function signature({ played, instant }: Place): string {
  const { timeline, held } = played.watched
  const moment = timeline.moments[instant.step]
  const flight = inFlight(timeline, instant).map(
    ({ from, flags, fate }) => `${from}${flags.join('+')}${fate}`,
  )
  const down = SIDES.map((side) => held[instant.step]?.[side].endpoint.snapshot.context.down)
  return [moment?.client.state, moment?.server.state, ...flight, ...down].join(' ')
}

/** The places that one act, or waiting for the next thing to happen, leads to. */
function* nextPlaces(place: Place): Generator<Place> {
  const { played, instant, acts } = place
  const { timeline, held } = played.watched
  const after = instantAt(timeline, instant.step + 1)
  if (after.step > instant.step) yield { played, instant: after, acts: [...acts, 'wait'] }
  const can: Act[] = [
    ...SIDES.flatMap((side) =>
      ACTIVE.filter((call) => {
        const own = held[instant.step]?.[side]
        return own && answerTo(own, side, call, instant.time) === null
      }).map((call): Act => ({ kind: 'call', side, call })),
    ),
    ...inFlight(timeline, instant)
      .filter(({ fate }) => fate !== 'lost')
      .map(({ id }): Act => ({ kind: 'lose', segment: id })),
  ]
  for (const one of can) {
    const edited = withAct(played.text, timeline, instant, one)
    const done = edited.ok ? play(edited.text, timeline.scenario) : undefined
    if (!done?.ok) continue
    const step = one.kind === 'call' ? instant.step + 1 : instant.step
    yield { played: done.played, instant: { ...instant, step }, acts: [...acts, one] }
  }
}

/**
 * Seeks the shortest way from an instant of a run to one of some states, by trying all that can be done on the machine
 * itself, nearest first; it gives way after each place that it has looked at. null: none was found among the nearest.
 */
export function* seeking(
  played: Played,
  instant: Instant,
  wanted: readonly State[],
): Generator<undefined, Hint | null> {
  const start: Place = { played, instant, acts: [] }
  const known = new Set([signature(start)])
  const queue = [start]
  for (let at = 0; at < queue.length && at < MOST_PLACES; at++) {
    const place = queue[at] as Place
    if (place.acts.length >= LONGEST) continue
    for (const next of nextPlaces(place)) {
      const { timeline } = next.played.watched
      const moment = timeline.moments[next.instant.step]
      const state = wanted.find((each) => SIDES.some((side) => moment?.[side].state === each))
      if (state) return { state, acts: next.acts, segments: timeline.segments }
      const mark = signature(next)
      if (!known.has(mark)) {
        known.add(mark)
        queue.push(next)
      }
      yield
    }
  }
  return null
}
