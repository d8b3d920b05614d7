import { expect, test } from 'vitest'
import { loadMessages } from '../../messages/messages'
import { schedule as scheduleOf } from '../../playback/schedule'
import { scenarios } from '../../scenarios/library'
import { run } from '../../simulation/run'
import { STATES, type State } from '../../tcp/tcb/state'
import { SIDES } from '../../timeline/read'
import type { Side } from '../../timeline/timeline'
import { FULL_FIGURE } from './full'
import type { Point } from './geometry'
import type { Layout } from './layout'
import type { Looks } from './looks'
import { mapFor } from './map/map'
import { homeOf, placeInRun, type TokenRun, tokenRuns } from './runs'
import { standingAt } from './standing'
import { corner } from './way'

const t = await loadMessages('en')
const LAYOUTS = [FULL_FIGURE, mapFor({ width: 480, height: 170 }), mapFor({ width: 320, height: 200 })]
const FRAMES_A_SECOND = 60

/** The states that a figure shows of an endpoint at a playing time, by each of its parts. */
function shownOf(side: Side, { nodes, now }: Looks, layout: Layout, tokens: Tokens, playing: number) {
  const isAt = (place: Point) => (state: State) => {
    const { x, y } = corner(layout, layout.nodes[state], side)
    return x === place.x && y === place.y
  }
  const running = tokens.runs.findLast(({ from }) => from <= playing)
  const bound = running?.way.points.at(-1) ?? tokens.home
  const place = running && playing < running.to ? placeInRun(running, playing) : bound
  return {
    filled: STATES.filter((state) => nodes[state].hues.includes(side)),
    flashing: now.filter(({ endpoint }) => endpoint === side).at(-1)?.to,
    /** Where its token is bound for, and where it rests if it does. */
    bound: STATES.find(isAt(bound)),
    rests: running && playing < running.to ? undefined : STATES.find(isAt(place)),
  }
}

interface Tokens {
  readonly runs: readonly TokenRun[]
  readonly home: Point
}

test.each(scenarios)('no frame of $id shows a state in which its endpoint is not', ({ script }) => {
  const result = run(script)
  if (!result.ok) throw new Error(result.error.message)
  const { timeline } = result
  const schedule = scheduleOf(timeline)
  const looks = timeline.moments.map((_, step) => standingAt(timeline, step, t))
  for (const layout of LAYOUTS) {
    for (const side of SIDES) {
      const runs = tokenRuns(layout, timeline, schedule, side)
      const tokens = { runs, home: homeOf(layout, timeline, side) }
      for (let frame = 0; frame <= schedule.duration * FRAMES_A_SECOND; frame++) {
        const playing = frame / FRAMES_A_SECOND
        const step = schedule.moments.findLastIndex((at) => at <= playing)
        const state = timeline.moments[step]?.[side].state
        const { filled, ...shown } = shownOf(side, looks[step] as Looks, layout, tokens, playing)
        const told = [...filled, ...Object.values(shown)].filter((each) => each !== undefined)
        if (filled.length !== 1 || told.some((each) => each !== state))
          expect.fail(`${side} is ${state} at ${playing} s, not ${told}`)
      }
    }
  }
})
