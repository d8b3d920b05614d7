import { chromium } from '@playwright/test'
import { BROWSER_ARGUMENTS, findBrowser } from '../scripts/find-browser.mjs'
import { serve } from '../scripts/serve.mjs'
import { summary, traced } from './tasks.mjs'

/**
 * Opens a listing of 100,000 sockets (10 MB) in a browser, scrolls, sorts and filters its table, and prints what takes
 * long, as bench/long-run.mjs does. Prints, never fails. Wants a build.
 */
const SOCKETS = Number(process.argv[2] ?? 100_000)
const STATES = ['ESTAB', 'TIME-WAIT', 'CLOSE-WAIT', 'FIN-WAIT-2', 'SYN-RECV', 'LAST-ACK']

function row(_, n) {
  const local = `192.0.2.${n % 7}:${1024 + (n % 60_000)}`
  const remote = `198.51.${(n >> 8) & 255}.${n & 255}:${n % 65_536}`
  const users = `users:(("nginx",pid=${1000 + (n % 40)},fd=${n % 900}))`
  return `${STATES[n % STATES.length].padEnd(10)} ${n % 3} ${n % 5} ${local.padStart(30)} ${remote.padStart(30)} ${users}`
}

const listing = Buffer.from(Array.from({ length: SOCKETS }, row).join('\n'))
const host = await serve({ '/': 'dist/' })
const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGUMENTS })
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  page.on('pageerror', (error) => console.error(error))
  await page.goto(`${host.origin}/?lang=en`)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  const table = page.getByRole('region', { name: 'Sockets', exact: true })
  const shown = table.getByRole('status')
  const all = new RegExp(` of ${SOCKETS}$`)
  const acts = {
    open: async () => {
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'many.txt', mimeType: '', buffer: listing })
      await shown.filter({ hasText: all }).waitFor({ timeout: 120_000 })
    },
    scroll: async () => {
      await table.hover()
      for (let times = 0; times < 60; times++) {
        await page.mouse.wheel(0, times < 40 ? 700 : -2000)
        await page.waitForTimeout(40)
      }
      await page.keyboard.press('End')
      await page.waitForTimeout(500)
      await page.keyboard.press('Home')
      await page.waitForTimeout(500)
    },
    sort: async () => {
      await table.getByRole('button', { name: 'Remote' }).click()
      await page.waitForTimeout(3000)
    },
    filter: async () => {
      await table.getByRole('searchbox').pressSequentially('198.51.7.7', { delay: 60 })
      await page.waitForTimeout(1500)
    },
  }
  console.log(`${SOCKETS} sockets, ${(listing.length / 1e6).toFixed(1)} MB`)
  for (const [act, perform] of Object.entries(acts)) console.log(summary(act, await traced(page, perform)))
  console.log(await shown.textContent())
} finally {
  await browser.close()
  host.close()
}
