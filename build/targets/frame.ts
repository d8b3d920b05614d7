import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { beside, PRODUCTION } from '../base.ts'
import { withoutWordsOfTheSite } from '../plugins/words-of-the-site.mjs'

const MODULE = '<script type="module" src="/src/embed/frame.ts"></script>'
const CLASSIC = '<link rel="stylesheet" href="./embed.css" />\n    <script defer src="./embed.js"></script>'

/** embed.html as it is served: a module would need a CORS header where the frame is sandboxed. */
const classicPage: Plugin = {
  name: 'classic-page',
  generateBundle() {
    const page = readFileSync('embed.html', 'utf8')
    if (!page.includes(MODULE)) this.error(`embed.html lacks ${MODULE}`)
    this.emitFile({ type: 'asset', fileName: 'embed.html', source: page.replace(MODULE, CLASSIC) })
  },
}

/** The frame: one classic script with everything in it, and one style sheet; beside the page. */
export default beside(
  {
    plugins: [withoutWordsOfTheSite(), classicPage],
    define: PRODUCTION,
    build: {
      outDir: 'dist',
      lib: {
        entry: 'src/embed/frame.ts',
        formats: ['iife'],
        name: 'tcpVisualizerFrame',
        fileName: () => 'embed.js',
        cssFileName: 'embed',
      },
    },
  },
  { live: true },
)
