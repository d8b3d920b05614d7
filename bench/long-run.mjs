import { deflateRawSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { BROWSER_ARGUMENTS, findBrowser } from '../scripts/find-browser.mjs'
import { serve } from '../scripts/serve.mjs'
import { summary, traced } from './tasks.mjs'

/**
 * Opens, plays, scrolls and resizes a run of ten thousand moments in a browser, and prints what takes long: tasks of
 * the page's main thread, by the clock on the wall and by the processor, which other programs do not slow down. Prints,
 * never fails. Wants a build.
 */
const OCTETS = Number(process.argv[2] ?? 7_300_000)
const SCRIPT = `server: listen\nclient: connect\nclient: send ${OCTETS}\n`
const host = await serve({ '/': 'dist/' })
const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGUMENTS })
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  page.on('pageerror', (error) => console.error(error))
  const slider = page.getByRole('slider')
  const packed = deflateRawSync(SCRIPT).toString('base64url')
  const ladder = page.getByRole('region', { name: 'Sequence diagram' })
  const acts = {
    open: async () => {
      await page.goto(`${host.origin}/#script=${packed}`)
      await slider.waitFor({ timeout: 120_000 })
      await page.waitForTimeout(1000)
    },
    'to the middle': async () => {
      await slider.evaluate((element) => {
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(
          element,
          element.max / 2,
        )
        element.dispatchEvent(new Event('input', { bubbles: true }))
      })
      await page.waitForTimeout(1000)
    },
    play: async () => {
      await page.getByRole('button', { name: 'Play', exact: true }).click()
      await page.waitForTimeout(8000)
      await page.keyboard.press('Space')
    },
    step: async () => {
      for (let times = 0; times < 10; times++) {
        await page.getByRole('button', { name: 'Next step' }).click()
        await page.waitForTimeout(400)
      }
    },
    scroll: async () => {
      await ladder.hover()
      for (let times = 0; times < 30; times++) {
        await page.mouse.wheel(0, times < 20 ? -240 : 700)
        await page.waitForTimeout(60)
      }
    },
    resize: async () => {
      for (const width of [1200, 900, 390, 1600, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        await page.waitForTimeout(500)
      }
    },
  }
  for (const [act, perform] of Object.entries(acts)) {
    console.log(summary(act, await traced(page, perform)))
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}-${act.replaceAll(' ', '-')}.png` })
  }
  console.log(await page.getByText(/of \d/).first().textContent())
} finally {
  await browser.close()
  host.close()
}
