import { uneval } from 'devalue'
import { runnerImport } from 'vite'

/**
 * Makes `import { script } from './lost-syn.tcp'` the parsed scenario: built-in scenarios are checked when
 * the project is built, and a page that plays one need not fetch the parser. With `?about` the module holds
 * only what a list of scenarios shows, so that a page can offer them all and fetch the one that is played.
 *
 * @returns {import('vite').Plugin}
 */
export function scenarios() {
  /** @type {Promise<typeof import('./src/scenarios/parse')> | undefined} */
  let parser
  return {
    name: 'scenarios',
    async transform(text, address) {
      const [, id, query] = /([^/]+)\.tcp(\?about)?$/.exec(address) ?? []
      if (id === undefined) return
      parser ??= runnerImport('./src/scenarios/parse.ts').then(({ module }) => module)
      const result = (await parser).parse(text, id)
      if (!result.ok) {
        return this.error(`${address}: ${result.errors.map(({ message }) => message).join(' ')}`)
      }
      const code = query
        ? `export const about = ${uneval({ title: result.script.title })}`
        : `export const script = ${uneval(result.script)}`
      return { code, map: null }
    },
  }
}
