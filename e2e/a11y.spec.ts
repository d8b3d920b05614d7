import AxeBuilder from '@axe-core/playwright'
import { timelineOf } from './support/timelines'
import { expect, test, Visualizer } from './support/visualizer'

const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
]
const MOMENTS = { 'mid-flight': 't=0.025', 'in the middle': 'step=8' }

for (const viewport of SIZES) {
  for (const theme of ['light', 'dark']) {
    for (const lang of ['en', 'zh']) {
      for (const [name, moment] of Object.entries(MOMENTS)) {
        test(`axe finds nothing: ${viewport.width} wide, ${theme}, ${lang}, ${name}`, async ({ page }) => {
          await page.setViewportSize(viewport)
          await new Visualizer(page).open(`${moment}&theme=${theme}&lang=${lang}`)
          const { violations } = await new AxeBuilder({ page }).analyze()
          expect(
            violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
          ).toEqual([])
        })
      }
    }
  }
}

test('one polite live region says each step while stepping', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const visualizer = new Visualizer(page)
  await visualizer.open()
  const live = page.getByRole('article').getByRole('status')
  await expect(live).toHaveCount(1)
  let said = await live.textContent()
  for (const step of timelineOf('connection-lifecycle').moments.slice(1).keys()) {
    await visualizer.next.click()
    await visualizer.expectStep(step + 1)
    await expect(live).not.toHaveText(said ?? '')
    said = await live.textContent()
  }
})

test('it is silent in play', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('step=2')
  const live = page.getByRole('article').getByRole('status')
  const said = await live.textContent()
  await visualizer.play.click()
  await visualizer.expectStep(4)
  await expect(visualizer.pause).toBeVisible()
  expect((await live.textContent()) ?? '').toMatch(
    new RegExp(`^(${said?.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')})?$`),
  )
})

test('a table of moments stands for the diagrams', async ({ page }) => {
  const { moments } = timelineOf('connection-lifecycle')
  const visualizer = new Visualizer(page)
  await visualizer.open(`step=${moments.length - 1}`)
  const rows = page.getByRole('table').getByRole('row')
  expect(await rows.count()).toBeGreaterThanOrEqual(moments.length)
  await expect(rows.filter({ hasText: 'SYN-RECEIVED' }).first()).toContainText('SYN-SENT')
})
