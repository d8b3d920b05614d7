import terser from '@rollup/plugin-terser'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { placeOnly } from './vite-plugin-place.mjs'
import { scenarios } from './vite-plugin-scenarios.mjs'
import { withoutWordsOfTheSite } from './vite-plugin-words.mjs'

/** The element: a shell, and the player that it fetches when it comes near the viewport; beside the page. */
export default defineConfig({
  plugins: [
    react(),
    scenarios(),
    withoutWordsOfTheSite(),
    placeOnly(),
    // After the minifier of the bundler: it takes another kilobyte and a half off the player.
    terser({ module: true, ecma: 2022, compress: { passes: 2 } }),
  ],
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'es2022',
    // These know light-dark(). What stands in for it elsewhere does not follow the page around a shadow root.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    outDir: 'dist',
    emptyOutDir: false,
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
            { name: 'contract', test: /\/src\/embed\/contract\.ts$/, priority: 1 },
            {
              name: 'player',
              test: /\/src\/embed\/player\.ts$|\/node_modules\/(react|react-dom|scheduler)\//,
            },
          ],
        },
      },
    },
  },
})
