import { paraglideVitePlugin } from '@inlang/paraglide-js'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { paraglide } from './paraglide.config.mjs'
import { prerendered } from './vite-plugin-prerender.mjs'
import { scenarios } from './vite-plugin-scenarios.mjs'

/** The strictest policy that a host may put on the page; the tests in a browser run under it. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'"

export default defineConfig({
  // Every address in the build is relative: dist/ works from any sub-path of any host.
  base: './',
  plugins: [react(), scenarios(), prerendered(), ...paraglide.map(paraglideVitePlugin)],
  // Else every page of examples/ and e2e/ would be looked through for what to bundle first.
  optimizeDeps: { entries: ['index.html', 'reference.html', 'embed.html'] },
  build: {
    target: 'es2022',
    // Says which chunks the page pulls: the size check adds them up.
    manifest: true,
    // A data: address in a style sheet would need a policy of its own.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ['index.html', 'reference.html'],
      output: {
        // What the page pulls at first is one file: a dozen of them would be packed worse, each by itself. Not
        // main.tsx, which awaits the first scenario: what it waits for may need something of this file.
        codeSplitting: {
          groups: [{ name: 'page', test: /\/src\/site\/(App|open)\.tsx?$|\/react-dom\/client\.js$/ }],
        },
      },
      // The page holds at once what an embedded player fetches when it is wanted.
      onLog: (level, log, handle) => {
        if (log.code !== 'INEFFECTIVE_DYNAMIC_IMPORT') handle(level, log)
      },
    },
  },
  preview: { headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'bench/**/*.test.ts'],
    // What is tested here keeps nothing from file to file: a third of the time went into loading it anew.
    isolate: false,
    reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
  },
})
