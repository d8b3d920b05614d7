import { readFileSync } from 'node:fs'

/**
 * The player carries its styles as a string, for shadow roots: the only style sheet that a page needs is the
 * one that keeps its place free.
 *
 * @returns {import('vite').Plugin}
 */
export function placeOnly() {
  return {
    name: 'place-only',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const file of Object.keys(bundle)) if (file.endsWith('.css')) delete bundle[file]
      this.emitFile({
        type: 'asset',
        fileName: 'style.css',
        source: readFileSync(new URL('../../src/embed/place.css', import.meta.url)),
      })
    },
  }
}
