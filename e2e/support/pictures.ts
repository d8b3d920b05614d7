import { createServer } from 'vite'
import { scenarios as plugin } from '../../build/plugins/scenarios.mjs'
import type { Timeline } from '../../src/timeline/timeline'

const server = await createServer({
  configFile: false,
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
  plugins: [plugin()],
})
// The pictures carry style sheets, which take Vite to be read.
const load = <M>(path: string) => server.ssrLoadModule(path) as Promise<M>
const { run, scenarios } = await load<typeof import('../../src/engine')>('/src/engine.ts')
const { loadTelling } = await load<typeof import('../../src/panels/narration/telling')>(
  '/src/panels/narration/telling.ts',
)

export const { exportAnimatedSvg, exportSvg } =
  await load<typeof import('../../src/exports/svg')>('/src/exports/svg.ts')
export const { toMermaid } = await load<typeof import('../../src/exports/mermaid')>('/src/exports/mermaid.ts')
export const { schedule } =
  await load<typeof import('../../src/playback/schedule')>('/src/playback/schedule.ts')
export const words = { en: (await loadTelling('en')).t, zh: (await loadTelling('zh')).t }
await server.close()

const ran = scenarios.map(({ group, script }) => {
  const result = run(script)
  if (!result.ok) throw new Error(result.error.message)
  return { group, timeline: result.timeline }
})

/** Every built-in scenario, run. */
export const runs: readonly Timeline[] = ran.map(({ timeline }) => timeline)

/** The runs of each group of scenarios. */
export const runsByGroup: ReadonlyMap<string, readonly Timeline[]> = new Map(
  ran.map(({ group }) => [
    group,
    ran.filter((other) => other.group === group).map(({ timeline }) => timeline),
  ]),
)

/** The run of one scenario. */
export function runOf(id: string): Timeline {
  const timeline = runs.find(({ scenario }) => scenario === id)
  if (!timeline) throw new Error(`There is no scenario ${id}.`)
  return timeline
}
