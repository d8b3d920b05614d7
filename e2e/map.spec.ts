import type { Page } from '@playwright/test'
import { faultsOfSight } from './support/sight'
import { timelineOf } from './support/timelines'
import { expect, test } from './support/visualizer'

const SCENARIOS = ['connection-lifecycle', 'simultaneous-close', 'lost-syn', 'blind-reset']

/** Width and height of the window, or of the frame. 640×400 and 320×256 are 1280×800 at 200 % and 1280×1024 at 400 %. */
const PLACES = {
  'index.html': [
    '1280×800',
    '2560×1440',
    '1440×900',
    '768×1024',
    '390×844',
    '844×390',
    '640×400',
    '320×640',
    '320×256',
  ],
  'embed.html': ['720×480', '640×420', '480×360', '390×1080', '360×640', '320×240'],
} as const

const sizeOf = (box: string) => {
  const [width = 0, height = 0] = box.split('×').map(Number)
  return { width, height }
}

/** Two pictures later what depends on a size has been measured and drawn. */
const settled = (page: Page) =>
  page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  )

for (const [file, boxes] of Object.entries(PLACES)) {
  for (const scenario of SCENARIOS) {
    test(`${file}: both ends of ${scenario} are in sight on the figure at every step in every box`, async ({
      page,
    }) => {
      const { moments } = timelineOf(scenario)
      await page.goto(`${file}?scenario=${scenario}&lang=en&motion=reduce`)
      await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
      const faults: string[] = []
      for (const box of boxes) {
        await page.setViewportSize(sizeOf(box))
        await page.locator('article').focus()
        await page.keyboard.press('Home')
        await settled(page)
        for (const [step, { client, server }] of moments.entries()) {
          if (step > 0) await page.keyboard.press('ArrowRight')
          const found = await faultsOfSight(page, [client.state, server.state])
          faults.push(...found.map((fault) => `${box}, step ${step}: ${fault}`))
        }
      }
      expect(faults).toEqual([])
    })
  }
}

test('a frame is called what its scenario is called, and shows it', async ({ page }) => {
  await page.goto('embed.html?scenario=four-way-close&lang=en')
  await expect(page).toHaveTitle('Four-way close')
  await expect(page.getByRole('article').getByText('Four-way close', { exact: true })).toBeVisible()
})
