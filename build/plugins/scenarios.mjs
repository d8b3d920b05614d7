import { uneval } from 'devalue'
import { runnerImport } from 'vite'

const load = (file) => runnerImport(file).then(({ module }) => module)

/**
 * What can be worked out when the project is built need not be worked out, or fetched, by who visits it.
 *
 * `import { script } from './lost-syn.tcp'` is the parsed scenario. With `?about` the module holds only
 * what a list of scenarios shows, so that a page can offer them all and fetch the one that is played; with
 * `?told` what it says of itself beside that, for who searches them. With `?run` it holds the run under
 * the scenario's own profile, and how long its texts are: whoever plays that needs neither parser nor engine. With `?visits` it says
 * where in that run to see which states and edges. The edges of the state diagram and of the reference,
 * likewise, are read from the machine in the build.
 *
 * @param {{ live?: boolean }} [options] live: runs and edges are worked out where they are shown, as while
 *   developing; for a build that holds the engine anyway
 * @returns {import('vite').Plugin}
 */
export function scenarios({ live = false } = {}) {
  /** @type {Promise<typeof import('../../src/scenarios/parse')> | undefined} */
  let parser
  /** @type {Promise<typeof import('../../src/simulation/run')> | undefined} */
  let engine
  /** @type {Promise<typeof import('../../src/panels/narration/recitals')> | undefined} */
  let teller
  let building = false

  return {
    name: 'scenarios',
    // Before types are stripped.
    enforce: 'pre',
    configResolved({ command, build }) {
      building = command === 'build' && !build.ssr && !live
    },
    async transform(text, address) {
      if (building && /\/diagrams\/states\/edges\.ts$/.test(address)) {
        const { edgeId } = await load('./src/tcp/machine/edges.ts')
        const { EDGES } = await load('./src/diagrams/states/edges.ts')
        const rows = EDGES.map(({ id, from, to, action, drawn }) => [
          from,
          to,
          id.split(':')[1],
          action,
          drawn,
        ])
        const code = `import { told } from './told'
          const edgeId = ${edgeId}
          export const EDGES = ${uneval(rows)}.map(([from, to, event, action, drawn]) =>
            ({ id: edgeId(from, to, event), from, to, event: told(event), action, drawn }))`
        return { code, map: null }
      }
      if (building && address.endsWith('/panels/reference/edges.ts')) {
        const { EDGES } = await load('./src/panels/reference/edges.ts')
        return { code: `export const EDGES = ${uneval(EDGES)}`, map: null }
      }
      const [, id, query] = /([^/]+)\.tcp(\?about|\?told|\?run|\?visits)?$/.exec(address) ?? []
      if (id === undefined) return
      if (query === '?run' && !building) {
        const code = `import { script as own } from './${id}.tcp'
          import { run } from '/src/simulation/run.ts'
          export const { timeline } = run(own)
          export const script = async () => own`
        return { code, map: null }
      }
      if (query === '?visits' && !building) {
        const code = `import { timeline } from './${id}.tcp?run'
          import { visitsOf } from '/src/scenarios/visits.ts'
          export const { states, edges } = visitsOf(timeline)`
        return { code, map: null }
      }
      parser ??= load('./src/scenarios/parse.ts')
      const result = (await parser).parse(text, id)
      if (!result.ok) {
        return this.error(`${address}: ${result.errors.map(({ message }) => message).join(' ')}`)
      }
      const { script } = result
      if (query === '?about')
        return { code: `export const about = ${uneval({ title: script.title })}`, map: null }
      if (query === '?told') {
        const { intro, questions, find } = script
        return { code: `export const told = ${uneval({ intro, questions, find })}`, map: null }
      }
      if (query === undefined) return { code: `export const script = ${uneval(script)}`, map: null }
      engine ??= load('./src/simulation/run.ts')
      const ran = (await engine).run(script)
      if (!ran.ok) return this.error(`${address}: line ${ran.error.line}: ${ran.error.message}`)
      if (query === '?visits') {
        const { visitsOf } = await load('./src/scenarios/visits.ts')
        const { states, edges } = visitsOf(ran.timeline)
        const code = `export const states = ${uneval(states)}, edges = ${uneval(edges)}`
        return { code, map: null }
      }
      teller ??= load('./src/panels/narration/recitals.ts')
      const recitals = await (await teller).recitalsOf(ran.timeline)
      const code = `export const timeline = ${uneval(ran.timeline)}
        export const recitals = ${uneval(recitals)}
        export const script = () => import('./${id}.tcp').then(({ script }) => script)`
      return { code, map: null }
    },
  }
}
