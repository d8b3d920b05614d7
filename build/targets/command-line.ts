import { chmodSync } from 'node:fs'
import type { Plugin } from 'vite'
import { PRODUCTION, target } from '../base.ts'

/** A library's mark for servers that divide pages; scenarios that a page fetches and a program has at hand. */
const EXPECTED = new Set(['MODULE_LEVEL_DIRECTIVE', 'INEFFECTIVE_DYNAMIC_IMPORT'])

/** `npx tcp-visualizer` runs the file itself, also in a checkout of the project. */
const executable: Plugin = {
  name: 'executable',
  writeBundle: ({ dir }) => chmodSync(`${dir}/cli.js`, 0o755),
}

/**
 * What runs in Node and needs nothing but Node: the command line and the remark plugin, and beside them what they
 * share or only sometimes need.
 */
export default target({
  plugins: [executable],
  publicDir: false,
  // The picture is drawn by React; its development build would be carried along unused.
  define: PRODUCTION,
  oxc: { jsx: { development: false } },
  build: {
    ssr: true,
    outDir: 'lib',
    // The rest of the package lies there, too.
    emptyOutDir: false,
    target: 'node20',
    rolldownOptions: {
      input: { cli: 'src/cli/main.ts', remark: 'src/remark/remark.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'node/[name].js' },
      onLog: (level, log, handle) => {
        if (!EXPECTED.has(log.code ?? '')) handle(level, log)
      },
    },
  },
  ssr: { noExternal: true },
})
