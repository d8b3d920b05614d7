import { timelineOf } from './support/timelines'
import { expect, test, Visualizer } from './support/visualizer'

test('the address opens a scenario at a step, paused, and again after a reload', async ({ page }) => {
  const moment = timelineOf('four-way-close').moments[6]
  if (!moment) throw new Error('the scenario is shorter than that')
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=four-way-close&step=6')
  await visualizer.expectStep(6)
  await visualizer.expectStates(moment)
  await expect(visualizer.play).toBeVisible()
  await page.reload()
  await visualizer.expectStep(6)
  await visualizer.expectStates(moment)
})

test('the address follows what is shown, and opens there again', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=simultaneous-close&step=2')
  await visualizer.next.click()
  await expect(page).toHaveURL(/scenario=simultaneous-close/)
  await expect(page).toHaveURL(/step=3/)
  await page.reload()
  await visualizer.expectStep(3)
})

test('another scenario is chosen by its name', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('step=3')
  await visualizer.scenario.selectOption('lost-syn')
  await expect(page).toHaveURL(/scenario=lost-syn/)
  await visualizer.expectStep(0)
})

test('step wins over t', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('step=3&t=0.025')
  await visualizer.expectStep(3)
})

test('a step past the end is the last step', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=connection-refused&step=999')
  await expect(visualizer.next).toHaveAttribute('data-idle')
  await expect(page.getByRole('status', { name: 'Notices' }).getByRole('listitem')).toHaveCount(0)
})

const BAD = [
  ['scenario=no-such-thing', 'step=9e9', 't=never', 'lang=tlh', 'theme=sepia', 'speed=fast', 'profile=bsd'],
  ['scenario=%F0%9F', 'step=-1'],
  ['step=two'],
]

for (const parameters of BAD) {
  test(`?${parameters.join('&')}: each is ignored with a notice`, async ({ page }) => {
    const visualizer = new Visualizer(page)
    await visualizer.open(parameters.join('&'))
    const notices = page.getByRole('status', { name: 'Notices' }).getByRole('listitem')
    await expect(notices).toHaveCount(parameters.length)
    for (const parameter of parameters) {
      await expect(notices.filter({ hasText: parameter.split('=')[0] ?? '' })).not.toHaveCount(0)
    }
    await expect(visualizer.sequenceDiagram).toBeVisible()
    await expect(visualizer.stateDiagram).toBeVisible()
  })
}
