import { it } from 'vitest'
import { standingAt } from '../src/diagrams/states/standing'
import { loadTelling } from '../src/panels/narration/telling'
import { parse } from '../src/scenarios/parse'
import { run } from '../src/simulation/run'
import type { Timeline } from '../src/timeline/timeline'

/*
 * What a step costs in a run of 2,400 moments beside one of 600, its share of whatever is worked out once for the whole
 * run included: standing, narrating, and finding the text that is longest. Nothing at a step grows with the length of
 * the run: the ratio is to be at most 1.5.
 */
const LENGTHS = [600, 2400]
/** Each is measured as often, in turn; the best counts. */
const TIMES = 25

const telling = await loadTelling('en')

/** A run with a loss now and then, cut to so many moments. */
function timelineOf(length: number): Timeline {
  const losses = Array.from({ length: 40 }, (_, nth) => `lose client DATA ${10 + 45 * nth}`)
  const text = ['server: listen', 'client: connect', 'client: send 2000000', ...losses].join('\n')
  const parsed = parse(text, 'bench')
  const ran = parsed.ok ? run(parsed.script) : undefined
  if (!ran?.ok) throw new Error('The script of the bench does not run.')
  const { moments } = ran.timeline
  if (moments.length < length) throw new Error(`It has ${moments.length} moments, too few.`)
  return { ...ran.timeline, moments: moments.slice(0, length) }
}

const steps = (timeline: Timeline) => [...timeline.moments.keys()]
const ACTS = {
  standing: (timeline: Timeline) => {
    for (const step of steps(timeline)) standingAt(timeline, step, telling.t)
  },
  narrating: (timeline: Timeline) => {
    for (const step of steps(timeline)) telling.narrate(timeline, step)
  },
  'longest text': (timeline: Timeline) => telling.recite(timeline),
}

/** Microseconds a step. What is known of a run is known by its object: another one begins with nothing. */
async function measure(act: (timeline: Timeline) => unknown, timeline: Timeline): Promise<number> {
  const begun = performance.now()
  await act({ ...timeline })
  return (1000 * (performance.now() - begun)) / timeline.moments.length
}

it('a step', async () => {
  const timelines = LENGTHS.map(timelineOf)
  const rows: Record<string, Record<string, string>> = {}
  for (const [name, act] of Object.entries(ACTS)) {
    const best = timelines.map(() => Number.POSITIVE_INFINITY)
    for (let time = 0; time < TIMES; time++) {
      for (const [index, timeline] of timelines.entries()) {
        best[index] = Math.min(best[index] ?? 0, await measure(act, timeline))
      }
    }
    const [short = 0, long = 0] = best
    rows[name] = {
      ...Object.fromEntries(
        LENGTHS.map((length, at) => [`${length} moments, µs`, best[at]?.toFixed(2) ?? '']),
      ),
      ratio: (long / short).toFixed(2),
    }
  }
  console.table(rows)
})
