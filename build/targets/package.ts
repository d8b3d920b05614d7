import { esmExternalRequirePlugin } from 'vite'
import { beside } from '../base.ts'
import { placeOnly } from '../plugins/place-only.mjs'
import { withoutWordsOfTheSite } from '../plugins/words-of-the-site.mjs'

/** The host's own; all else is in the package. */
const HOST = [/^react($|\/)/, /^react-dom($|\/)/]

/** What one imports from the package, beside the element: the React component, and the engine without a view. */
export default beside({
  plugins: [withoutWordsOfTheSite(), placeOnly(), esmExternalRequirePlugin({ external: HOST })],
  build: {
    outDir: 'lib',
    emptyOutDir: true,
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
