import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { BROWSER_ARGUMENTS, findBrowser } from './find-browser.mjs'
import { serve } from './serve.mjs'

/**
 * What a page has to pull before a reader sees a diagram: ten elements of ours, and one diagram of Mermaid's of the
 * same scenario. Counts what the browser asks for beside the page itself, each file packed with brotli as a host would.
 * Wants a build.
 */
const SCENARIO = 'four-way-close'
const MERMAID = dirname(
  createRequire(new URL('../examples/', import.meta.url)).resolve('mermaid/dist/mermaid.esm.min.mjs'),
)
const { version } = JSON.parse(readFileSync(join(MERMAID, '../package.json'), 'utf8'))

const diagram = execFileSync(process.execPath, ['lib/cli.js', 'run', SCENARIO, '--format', 'mermaid'], {
  encoding: 'utf8',
})
const escaped = diagram.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** As Mermaid's own documentation has it. */
const MERMAID_PAGE = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>${SCENARIO}</title>
  <pre class="mermaid">${escaped}</pre>
  <script type="module">
    import mermaid from '/mermaid/mermaid.esm.min.mjs'
    mermaid.initialize({ startOnLoad: true })
  </script>
</html>`

/** Opens a page until what is wanted is seen; the files that it pulled, and their bytes. */
async function weigh(browser, address, wanted) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  const pulled = []
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'document' && response.ok()) pulled.push(response.body())
  })
  await page.goto(address)
  await wanted(page).first().waitFor()
  const files = await Promise.all(pulled)
  await page.close()
  const bytes = files.reduce((sum, body) => sum + brotliCompressSync(body).length, 0)
  return { files: files.length, bytes }
}

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`
const row = (name, { files, bytes }) =>
  console.log(`${name.padEnd(52)} ${kB(bytes).padStart(9)} brotli  ${String(files).padStart(3)} files`)

const folder = mkdtempSync(join(tmpdir(), 'tcp-visualizer-'))
writeFileSync(join(folder, 'mermaid.html'), MERMAID_PAGE)
const host = await serve({
  '/hosts/': 'e2e/hosts/',
  '/tcp/': 'dist/',
  '/mermaid/': `${MERMAID}/`,
  '/page/': `${folder}/`,
})
const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGUMENTS })
try {
  const ours = await weigh(browser, `${host.origin}/hosts/ten.html`, (page) =>
    page.locator(`tcp-visualizer[scenario=${SCENARIO}] [data-segment]`),
  )
  const mermaid = await weigh(browser, `${host.origin}/page/mermaid.html`, (page) =>
    page.locator('.mermaid svg').getByText('FIN').filter({ visible: true }),
  )
  row('Ten <tcp-visualizer> elements, the first in sight', ours)
  row(`Mermaid ${version}, ${SCENARIO} as one diagram`, mermaid)
  console.log(`The elements weigh ${(ours.bytes / mermaid.bytes).toFixed(2)} of the diagram.`)
  process.exitCode = ours.bytes < mermaid.bytes ? 0 : 1
} finally {
  await browser.close()
  host.close()
  rmSync(folder, { recursive: true })
}
