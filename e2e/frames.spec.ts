import { layoutsOf } from './support/layouts'
import { expect, test, Visualizer } from './support/visualizer'

/** The figure alone has some four hundred objects. */
const MOST = 80

const BOXES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
]

for (const size of BOXES) {
  test(`a frame of play lays out what moves and nothing else, ${size.width} wide`, async ({ page }) => {
    await page.setViewportSize(size)
    await page.clock.install()
    const visualizer = new Visualizer(page)
    await visualizer.open('scenario=connection-lifecycle&step=2&pace=flow')
    await page.evaluate(() => document.fonts.ready)
    await page.clock.pauseAt(Date.now() + 60_000)
    await visualizer.play.click()
    await page.clock.runFor(700)
    const frames = await layoutsOf(page, 60)
    // The end of a flight, what it brings about, and the answer.
    await visualizer.expectStates({ client: { state: 'SYN-SENT' }, server: { state: 'SYN-RECEIVED' } })
    const heavy = frames.filter(({ length }) => length > MOST)
    expect(heavy.map((objects) => `${objects.length}: ${objects.join(', ')}`)).toEqual([])
    expect(Math.max(...frames.map(({ length }) => length))).toBeGreaterThan(0)
  })
}
