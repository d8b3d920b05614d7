import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { createServer } from 'vite'
import { scenarios } from './scenarios.mjs'

const ROOT = '<div id="root"></div>'

/** The page as its components draw it, loaded as while developing, their style sheets with them. */
async function markup() {
  const server = await createServer({
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    plugins: [scenarios()],
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
  })
  try {
    const { loadWords, ReferencePage } = await server.ssrLoadModule('/src/site/ReferencePage.tsx')
    const props = { words: await loadWords('en'), asked: {}, theme: 'auto', problems: [] }
    return renderToString(createElement(ReferencePage, props))
  } finally {
    await server.close()
  }
}

/**
 * The reference is a text: a build writes it into reference.html, in English, for whoever comes without script.
 *
 * @returns {import('vite').Plugin}
 */
export function prerendered() {
  return {
    name: 'prerendered',
    apply: 'build',
    transformIndexHtml: {
      order: 'pre',
      async handler(html, { filename }) {
        if (!filename.endsWith('reference.html')) return
        if (!html.includes(ROOT)) throw new Error(`reference.html lacks ${ROOT}`)
        const page = await markup()
        return html.replace(ROOT, () => ROOT.replace('><', `>${page}<`))
      },
    },
  }
}
