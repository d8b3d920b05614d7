import { test as base, expect, type Page } from '@playwright/test'
import { sightsOf } from './support/ink'
import { scenarioIds } from './support/timelines'

const DESK = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }

/** EVERY=1 looks at both profiles, not only at each scenario's own, and at each in either language on either screen. */
const { EVERY } = process.env
const PROFILES = EVERY ? ['&profile=rfc9293', '&profile=linux'] : ['']

/** As it is first shown, with everything that travels; in the other language and with nothing that does. In turns. */
const VIEWS = [
  { language: 'en', motion: 'full', sizes: EVERY ? [DESK, PHONE] : [DESK] },
  { language: 'zh', motion: 'reduce', sizes: EVERY ? [DESK, PHONE] : [PHONE] },
] as const

/** One page for all that a worker looks at: it is fetched, compiled and given its fonts once. */
const test = base.extend<object, { stage: Page }>({
  stage: [
    async ({ browser }, use) => {
      const stage = await browser.newPage()
      await use(stage)
      await stage.close()
    },
    { scope: 'worker' },
  ],
})

// Each looks at some fifteen pictures, or a hundred.
test.describe.configure({ timeout: 120_000 })

for (const [index, id] of scenarioIds.entries()) {
  test(`${id}: at no step is a word of the diagrams on another, struck through or cut off`, async ({
    stage,
    baseURL,
  }) => {
    const spoilt: string[] = []
    for (const profile of PROFILES) {
      for (const { language, motion, sizes } of VIEWS.filter((_, turn) => EVERY || turn === index % 2)) {
        const view = `?scenario=${id}&lang=${language}&motion=${motion}${profile}`
        await stage.goto(new URL(view, baseURL).href)
        await expect(stage.locator('[data-endpoint=client]')).toBeVisible()
        for (const size of sizes) {
          await stage.setViewportSize(size)
          for (const { step, texts, faults } of await sightsOf(stage)) {
            // The names of the states and of both endpoints at least.
            if (texts < 13) spoilt.push(`${view}, ${size.width}×${size.height}, ${step}: only ${texts} texts`)
            spoilt.push(...faults.map((fault) => `${view}, ${size.width}×${size.height}, ${step}: ${fault}`))
          }
        }
      }
    }
    expect(spoilt).toEqual([])
  })
}

for (const width of [390, 688]) {
  test(`embedded ${width} wide, in its natural height, the diagrams stand above the transport`, async ({
    stage,
    baseURL,
  }) => {
    await stage.setViewportSize({ width, height: 1080 })
    await stage.goto(new URL('embed.html?scenario=connection-lifecycle&lang=en&step=6', baseURL).href)
    const extent = async (name: string) => {
      const box = await stage.getByRole('region', { name, exact: true }).boundingBox()
      return box && { top: box.y, bottom: box.y + box.height }
    }
    const transport = await extent('Playback')
    expect((await extent('State diagram'))?.bottom).toBeLessThanOrEqual(transport?.top ?? 0)
    expect(transport?.bottom).toBeLessThanOrEqual(1080)
  })
}
