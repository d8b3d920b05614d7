import { expect, test } from 'vitest'
import { FULL_FIGURE } from '../../diagrams/states/full'
import type { Point } from '../../diagrams/states/geometry'
import { mapFor } from '../../diagrams/states/map/map'
import { tokenRuns } from '../../diagrams/states/runs'
import { corner } from '../../diagrams/states/way'
import { schedule as scheduleOf } from '../../playback/schedule'
import { scenarios } from '../../scenarios/library'
import { run } from '../../simulation/run'
import { SIDES } from '../../timeline/read'
import type { Sample } from './path'
import { tokenPlaces } from './tokens'

const FRAMES_A_SECOND = 60
/** Where a browser puts what moves straight from place to place. */
function between(places: readonly Sample[], playing: number): Point {
  const next = places.findIndex(({ at }) => at > playing)
  const [before, after] = [places.at(next < 0 ? -1 : next - 1), places[next]]
  if (!before) throw new Error('no place')
  if (!after) return before
  const share = (playing - before.at) / (after.at - before.at)
  return { x: before.x + (after.x - before.x) * share, y: before.y + (after.y - before.y) * share }
}

test.each(scenarios)('$id: a token rests with its endpoint and nowhere else', ({ script }) => {
  const result = run(script)
  if (!result.ok) throw new Error(result.error.message)
  const { timeline } = result
  const schedule = scheduleOf(timeline)
  for (const layout of [FULL_FIGURE, mapFor({ width: 360, height: 240 })]) {
    for (const side of SIDES) {
      const places = tokenPlaces(layout, timeline, schedule, side).flatMap((passage) => passage.places)
      const runs = tokenRuns(layout, timeline, schedule, side)
      for (let frame = 0; frame <= schedule.duration * FRAMES_A_SECOND; frame++) {
        const playing = frame / FRAMES_A_SECOND
        if (runs.some(({ from, to }) => from <= playing && playing < to)) continue
        const { state } = timeline.moments[schedule.stepAt(playing)]?.[side] ?? { state: 'CLOSED' as const }
        const { x, y } = between(places, playing)
        const rest = corner(layout, layout.nodes[state], side)
        const off = Math.hypot(x - rest.x, y - rest.y)
        if (off > 0.01) expect.fail(`the ${side}'s token is ${off} off ${state} at ${playing} s`)
      }
    }
  }
})
