import { readFileSync } from 'node:fs'

/** What both the page and an embedded player say, though it stands in site.json. */
const SHARED = /^(notices|notices_open|dismiss|notice_run|crashed|expected_\w+|script_\w+)$/

const siteOnly = new Set(
  Object.keys(
    JSON.parse(readFileSync(new URL('../../src/messages/en/site.json', import.meta.url), 'utf8')),
  ).filter((key) => !SHARED.test(key)),
)

/**
 * Leaves the words of the page out of the words that an embedded player fetches.
 *
 * @returns {import('vite').Plugin}
 */
export function withoutWordsOfTheSite() {
  return {
    name: 'without-words-of-the-site',
    transform(code, address) {
      if (!/\/messages\/compiled\/player\/[\w-]+\.js$/.test(address)) return
      const words = this.parse(code).body.find(({ type }) => type === 'ExportDefaultDeclaration').declaration
      const dropped = words.properties.filter(({ key }) => siteOnly.has(key.name))
      const kept = dropped.reduceRight(
        (text, { start, end }) => text.slice(0, start) + text.slice(end).replace(/^,/, ''),
        code,
      )
      return { code: kept, map: null }
    },
  }
}
