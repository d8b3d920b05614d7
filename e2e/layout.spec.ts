import { expect, test, Visualizer } from './support/visualizer'

for (const width of [320, 390, 600, 768, 1024, 1280, 1920, 2560]) {
  test(`nothing runs off the side, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    const visualizer = new Visualizer(page)
    await visualizer.open('step=6')
    const { inner, scroll } = await page.evaluate(() => ({
      inner: document.documentElement.clientWidth,
      scroll: document.documentElement.scrollWidth,
    }))
    expect(scroll).toBeLessThanOrEqual(inner)
    for (const control of [visualizer.play, visualizer.next, visualizer.previous, visualizer.restart]) {
      await expect(control).toBeInViewport({ ratio: 1 })
    }
  })
}

test('at 1280×800 all of it is visible without scrolling', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('step=6')
  for (const part of [
    visualizer.sequenceDiagram,
    visualizer.stateDiagram,
    visualizer.narration,
    visualizer.slider,
  ]) {
    await expect(part).toBeInViewport({ ratio: 1 })
  }
  const taller = await page.evaluate(
    () => document.documentElement.scrollHeight > document.documentElement.clientHeight,
  )
  expect(taller).toBe(false)
})

test('on a phone the targets are 44 px', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const visualizer = new Visualizer(page)
  await visualizer.open()
  for (const control of [visualizer.play, visualizer.next, visualizer.previous, visualizer.restart]) {
    const box = await control.boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
  }
})
