import { labelsOf, overlaps } from './support/labels'
import { pathOf, timelineOf } from './support/timelines'
import { expect, test, Visualizer } from './support/visualizer'

test('both ends close at once and pass CLOSING', async ({ page }) => {
  const { moments } = timelineOf('simultaneous-close')
  expect(pathOf(moments.map(({ client }) => client.state))).toContain('CLOSING')
  expect(pathOf(moments.map(({ server }) => server.state))).toContain('CLOSING')
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=simultaneous-close&motion=reduce')
  for (const [step, moment] of moments.entries()) {
    if (step > 0) await visualizer.next.click()
    await visualizer.expectStep(step)
    await visualizer.expectStates(moment)
  }
})

const SIZES = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
  { width: 2560, height: 1440 },
]

for (const scenario of ['simultaneous-close', 'simultaneous-open']) {
  for (const viewport of SIZES) {
    test(`${scenario}: no label of crossing segments stands on another, ${viewport.width} wide`, async ({
      page,
    }) => {
      await page.setViewportSize(viewport)
      const visualizer = new Visualizer(page)
      await visualizer.open(`scenario=${scenario}&step=${timelineOf(scenario).moments.length - 1}`)
      const labels = await labelsOf(page.locator('[data-segment] text'))
      expect(labels.length).toBeGreaterThan(0)
      expect(overlaps(labels)).toEqual([])
    })
  }
}
