import { timelineOf } from './support/timelines'
import { expect, test, Visualizer } from './support/visualizer'

const background = (visualizer: Visualizer) =>
  visualizer.page.locator('html').evaluate((html) => getComputedStyle(html).backgroundColor)

test('dark and light, by the address and by the system', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('theme=light')
  const light = await background(visualizer)
  await visualizer.open('theme=dark')
  const dark = await background(visualizer)
  expect(dark).not.toBe(light)
  await page.emulateMedia({ colorScheme: 'dark' })
  await visualizer.open()
  expect(await background(visualizer)).toBe(dark)
  await visualizer.open('theme=light')
  expect(await background(visualizer)).toBe(light)
})

test('中文: the words change, the marks do not', async ({ page }) => {
  const moment = timelineOf('connection-lifecycle').moments[4]
  if (!moment) throw new Error('the scenario is shorter than that')
  const visualizer = new Visualizer(page)
  await visualizer.open('lang=zh&step=4')
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/)
  await visualizer.expectStates(moment)
  await expect(visualizer.next).toHaveCount(0)
  await expect(page.getByRole('button', { name: '下一步' })).toBeVisible()
})

test('the language can be changed on the page, and the address remembers it', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('step=4')
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page).toHaveURL(/lang=zh/)
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/)
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/)
})
