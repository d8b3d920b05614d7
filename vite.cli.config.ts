import { defineConfig } from 'vite'
import { scenarios } from './vite-plugin-scenarios.mjs'

/** The command line as one file that needs nothing but Node. */
export default defineConfig({
  plugins: [scenarios()],
  publicDir: false,
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'lib',
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'cli.js', codeSplitting: false } },
  },
  ssr: { noExternal: true },
})
