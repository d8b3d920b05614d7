import { defineConfig } from 'vite'
import { scenarios } from './vite-plugin-scenarios.mjs'

/** A library's mark for servers that divide pages; scenarios that a page fetches and a program has at hand. */
const EXPECTED = new Set(['MODULE_LEVEL_DIRECTIVE', 'INEFFECTIVE_DYNAMIC_IMPORT'])

/** The command line: one file that needs nothing but Node, and beside it what only some formats need. */
export default defineConfig({
  plugins: [scenarios()],
  publicDir: false,
  // The picture is drawn by React; its development build would be carried along unused.
  define: { 'process.env.NODE_ENV': '"production"' },
  oxc: { jsx: { development: false } },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'lib',
    // The rest of the package lies there, too.
    emptyOutDir: false,
    target: 'node20',
    rolldownOptions: {
      output: { entryFileNames: 'cli.js', chunkFileNames: 'cli/[name].js' },
      onLog: (level, log, handle) => {
        if (!EXPECTED.has(log.code ?? '')) handle(level, log)
      },
    },
  },
  ssr: { noExternal: true },
})
