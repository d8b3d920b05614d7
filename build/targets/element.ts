import terser from '@rollup/plugin-terser'
import { beside, PRODUCTION, XSTATE } from '../base.ts'
import { placeOnly } from '../plugins/place-only.mjs'
import { withoutWordsOfTheSite } from '../plugins/words-of-the-site.mjs'

/** The element: a shell, and the player that it fetches when it comes near the viewport; beside the page. */
export default beside({
  plugins: [
    withoutWordsOfTheSite(),
    placeOnly(),
    // After the minifier of the bundler: it takes another kilobyte and a half off the player.
    terser({ module: true, ecma: 2022, compress: { passes: 2 } }),
  ],
  define: PRODUCTION,
  build: {
    outDir: 'dist',
    // Says which chunks the element pulls: the size check adds them up.
    manifest: '.vite/element.json',
    lib: { entry: { element: 'src/embed/element.ts' }, formats: ['es'] },
    rolldownOptions: {
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'element/[name]-[hash].js',
        minify: true,
        // React stays with the player, which is fetched before all that shares it: fewer files, packed better.
        codeSplitting: {
          groups: [
            {
              name: 'contract',
              test: /\/src\/(embed\/contract|messages\/not-fetched|playback\/(names|panels))\.ts$/,
              priority: 1,
            },
            {
              name: 'player',
              test: /\/src\/embed\/player\.ts$|\/node_modules\/(react|react-dom|scheduler)\//,
            },
            XSTATE,
          ],
        },
      },
    },
  },
})
