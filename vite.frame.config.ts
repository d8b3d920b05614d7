import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { scenarios } from './vite-plugin-scenarios.mjs'
import { withoutWordsOfTheSite } from './vite-plugin-words.mjs'

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
export default defineConfig({
  plugins: [react(), scenarios({ live: true }), withoutWordsOfTheSite(), classicPage],
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'es2022',
    // These know light-dark().
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    outDir: 'dist',
    emptyOutDir: false,
    lib: {
      entry: 'src/embed/frame.ts',
      formats: ['iife'],
      name: 'tcpVisualizerFrame',
      fileName: () => 'embed.js',
      cssFileName: 'embed',
    },
  },
})
