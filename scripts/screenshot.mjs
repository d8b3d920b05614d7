import { execFileSync } from 'node:child_process'
import { chromium } from '@playwright/test'
import { preview } from 'vite'
import { BROWSER_ARGUMENTS, findBrowser } from './find-browser.mjs'

/** README's pictures: the page while the server's FIN is on its way, and the handshake as it plays. Wants a build. */
const SCENARIO = 'connection-lifecycle'
const FILE = 'docs/screenshot.png'
const PLAYING = [
  ['760', 'docs/three-way-handshake.svg'],
  ['360', 'docs/three-way-handshake-360.svg'],
]

const tcpVisualizer = (...argv) =>
  execFileSync(process.execPath, ['lib/cli.js', ...argv], { encoding: 'utf8' })

for (const [width, file] of PLAYING) {
  const look = ['--format', 'svg', '--animate', '--captions', '--width', width]
  tcpVisualizer('run', 'three-way-handshake', ...look, '-o', file)
  console.log(file)
}

const { segments } = JSON.parse(tcpVisualizer('run', SCENARIO, '--format', 'json'))
const fin = segments.find(({ from, flags }) => from === 'server' && flags.includes('FIN'))

const server = await preview()
const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGUMENTS })
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 })
  const url = new URL(server.resolvedUrls?.local[0] ?? '')
  // Late enough for the playhead to be clear of the name of the timer that runs.
  const t = fin.sentAt + 0.7 * (fin.arrivesAt - fin.sentAt)
  url.search = new URLSearchParams({ t: String(t), theme: 'light' }).toString()
  await page.goto(url.href)
  await page.locator('[data-fate=in-flight]').waitFor()
  // What is fetched beside the playing is in the picture, too.
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: FILE })
  console.log(FILE)
} finally {
  await browser.close()
  await server.close()
}
