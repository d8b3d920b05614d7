import { chromium } from '@playwright/test'
import { BROWSER_ARGUMENTS, findBrowser } from '../scripts/find-browser.mjs'
import { serve } from '../scripts/serve.mjs'

/**
 * Plays the lifecycle in a browser slowed down so many times, beside a page that moves one circle: what the machine
 * itself does not manage is not ours. Prints, never fails. Wants a build.
 */
const SLOWDOWNS = [1, 4, 6]
const SECONDS = 8
/** Milliseconds: a frame that takes longer has cost the one after it. */
const LONG_FRAME = 33.4

const CIRCLE = `data:text/html,<!doctype html><title>One circle</title>
<svg width="1280" height="700"><circle id="c" cy="350" r="20"/></svg>
<script>
  const move = (now) => {
    c.setAttribute('transform', 'translate(' + (now / 8) % 1280 + ' 0)')
    requestAnimationFrame(move)
  }
  requestAnimationFrame(move)
</script>`

/** Durations of the frames of so many seconds, in milliseconds, as the page sees them. */
const framesOf = (seconds) =>
  new Promise((resolve) => {
    const frames = []
    let [begun, last] = []
    const count = (now) => {
      begun ??= now
      if (last !== undefined) frames.push(now - last)
      last = now
      if (now - begun < seconds * 1000) requestAnimationFrame(count)
      else resolve(frames)
    }
    requestAnimationFrame(count)
  })

async function metricsOf(session) {
  const { metrics } = await session.send('Performance.getMetrics')
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
}

async function measure(browser, { address, begin }, slowdown) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(address)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await page.evaluate(() => {
    window.longest = 0
    const note = (list) => {
      for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration)
    }
    new PerformanceObserver(note).observe({ type: 'longtask' })
  })
  await begin?.(page)
  const before = await metricsOf(session)
  const frames = await page.evaluate(framesOf, SECONDS)
  const after = await metricsOf(session)
  const longest = await page.evaluate(() => window.longest)
  await page.close()
  const perSecond = (name) => (1000 * (after[name] - before[name])) / SECONDS
  return {
    slowdown: `${slowdown}×`,
    frames: frames.length,
    'over 33 ms': frames.filter((each) => each > LONG_FRAME).length,
    'longest frame': Math.round(Math.max(...frames)),
    'longest task': longest ? Math.round(longest) : 'under 50',
    'script ms/s': Math.round(perSecond('ScriptDuration')),
    'layout ms/s': Math.round(perSecond('LayoutDuration')),
    'style ms/s': Math.round(perSecond('RecalcStyleDuration')),
  }
}

const host = await serve({ '/': 'dist/' })
const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGUMENTS })
const pages = {
  'one circle': { address: CIRCLE },
  lifecycle: {
    address: `${host.origin}/?scenario=connection-lifecycle&step=1`,
    begin: (page) => page.getByRole('button', { name: 'Play', exact: true }).click(),
  },
}
try {
  const rows = []
  for (const slowdown of SLOWDOWNS) {
    for (const [name, view] of Object.entries(pages)) {
      rows.push({ page: name, ...(await measure(browser, view, slowdown)) })
    }
  }
  console.table(rows)
} finally {
  await browser.close()
  host.close()
}
