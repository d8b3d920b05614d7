import { timelineOf } from './support/timelines'
import { expect, test, Visualizer } from './support/visualizer'

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await new Visualizer(page).open('step=3')
})

test('arrows step, Home and End go to the ends', async ({ page }) => {
  const visualizer = new Visualizer(page)
  const last = timelineOf('connection-lifecycle').moments.length - 1
  await visualizer.slider.focus()
  await page.keyboard.press('ArrowRight')
  await visualizer.expectStep(4)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await visualizer.expectStep(2)
  await page.keyboard.press('End')
  await visualizer.expectStep(last)
  await page.keyboard.press('Home')
  await visualizer.expectStep(0)
})

test('Space plays and pauses, R restarts', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.slider.focus()
  await page.keyboard.press('Space')
  await expect(visualizer.pause).toBeVisible()
  await page.keyboard.press('Space')
  await expect(visualizer.play).toBeVisible()
  await page.keyboard.press('r')
  await visualizer.expectStates({ client: { state: 'CLOSED' }, server: { state: 'CLOSED' } })
})

test('Space on a button presses that button, once', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.next.focus()
  await page.keyboard.press('Space')
  await visualizer.expectStep(4)
  await expect(visualizer.play).toBeVisible()
})

test('figures go to tenths of playing time', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.slider.focus()
  const longest = Number(await visualizer.slider.getAttribute('max'))
  await page.keyboard.press('5')
  await expect.poll(async () => Number(await visualizer.slider.inputValue()) / longest).toBeCloseTo(0.5, 1)
  await page.keyboard.press('0')
  await visualizer.expectStep(0)
})

test('< and > change the speed', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.slider.focus()
  await page.keyboard.press('>')
  await expect(visualizer.speed).toHaveValue('2')
  await page.keyboard.press('<')
  await page.keyboard.press('<')
  await expect(visualizer.speed).toHaveValue('0.5')
})

test('? opens the help, Escape closes it', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.slider.focus()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('every control can be reached by Tab', async ({ page }) => {
  const visualizer = new Visualizer(page)
  const controls = [
    visualizer.scenario,
    visualizer.previous,
    visualizer.play,
    visualizer.next,
    visualizer.speed,
  ]
  const left = new Set([...controls, visualizer.slider])
  for (let presses = 0; presses < 60 && left.size > 0; presses++) {
    await page.keyboard.press('Tab')
    for (const control of left) {
      if (await control.evaluate((element) => element === document.activeElement)) left.delete(control)
    }
  }
  expect([...left].map(String)).toEqual([])
})
