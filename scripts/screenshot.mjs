import { execFileSync } from 'node:child_process'
import { chromium } from '@playwright/test'
import { preview } from 'vite'
import { BROWSER_ARGUMENTS, findBrowser } from './find-browser.mjs'

/** README's picture: the lifecycle while the server's FIN is on its way. Wants a build. */
const SCENARIO = 'connection-lifecycle'
const FILE = 'docs/screenshot.png'

const { segments } = JSON.parse(
  execFileSync(process.execPath, ['lib/cli.js', 'run', SCENARIO, '--format', 'json'], { encoding: 'utf8' }),
)
const fin = segments.find(({ from, flags }) => from === 'server' && flags.includes('FIN'))

const server = await preview()
const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGUMENTS })
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 })
  const url = new URL(server.resolvedUrls?.local[0] ?? '')
  url.search = new URLSearchParams({ t: String((fin.sentAt + fin.arrivesAt) / 2), theme: 'light' }).toString()
  await page.goto(url.href)
  await page.locator('[data-fate=in-flight]').waitFor()
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: FILE })
  console.log(FILE)
} finally {
  await browser.close()
  await server.close()
}
