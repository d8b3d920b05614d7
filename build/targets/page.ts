import terser from '@rollup/plugin-terser'
import { target, XSTATE } from '../base.ts'
import { messages } from '../messages.mjs'
import { prerendered } from '../plugins/prerendered.mjs'

/** The strictest policy that a host may put on the page; the tests in a browser run under it. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'"

/** The page and its reference, and what `npm start` serves. */
export default target({
  // Every address in the build is relative: dist/ works from any sub-path of any host.
  base: './',
  plugins: [
    prerendered(),
    messages(),
    // After the minifier of the bundler, as for the element. It takes time, so not while developing.
    { ...terser({ module: true, ecma: 2022, compress: { passes: 2 } }), apply: 'build' },
  ],
  // Else every page of examples/ and e2e/ would be looked through for what to bundle first.
  optimizeDeps: { entries: ['index.html', 'reference.html', 'embed.html'] },
  build: {
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
          groups: [{ name: 'page', test: /\/src\/site\/(App|open)\.tsx?$|\/react-dom\/client\.js$/ }, XSTATE],
        },
      },
      // The page holds at once what an embedded player fetches when it is wanted.
      onLog: (level, log, handle) => {
        if (log.code !== 'INEFFECTIVE_DYNAMIC_IMPORT') handle(level, log)
      },
    },
  },
  preview: { headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY } },
})
