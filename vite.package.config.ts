import react from '@vitejs/plugin-react'
import { defineConfig, esmExternalRequirePlugin } from 'vite'
import { placeOnly } from './vite-plugin-place.mjs'
import { scenarios } from './vite-plugin-scenarios.mjs'
import { withoutWordsOfTheSite } from './vite-plugin-words.mjs'

/** The host's own; all else is in the package. */
const HOST = [/^react($|\/)/, /^react-dom($|\/)/]

/** What one imports from the package, beside the element: the React component, and the engine without a view. */
export default defineConfig({
  plugins: [
    react(),
    scenarios(),
    withoutWordsOfTheSite(),
    placeOnly(),
    esmExternalRequirePlugin({ external: HOST }),
  ],
  publicDir: false,
  build: {
    target: 'es2022',
    // These know light-dark(). What stands in for it elsewhere does not follow the page around a shadow root.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    outDir: 'lib',
    minify: false,
    lib: {
      entry: { react: 'src/embed/react.ts', engine: 'src/engine.ts' },
      formats: ['es'],
    },
    rolldownOptions: {
      output: {
        chunkFileNames: 'chunks/[name]-[hash].js',
        // A component with effects and a ref, also for those who render on a server first.
        banner: ({ name }) => (name === 'react' ? "'use client'" : ''),
      },
    },
  },
})
