import { test as bare } from '@playwright/test'
import { expect, test, Visualizer } from './support/visualizer'

test('a state of the diagram leads to a scenario at the step that enters it, and the keys work there at once', async ({
  page,
}) => {
  const visualizer = new Visualizer(page)
  await visualizer.open()
  await visualizer.node('CLOSING').click()
  await page.getByRole('button', { name: 'In “Simultaneous close”' }).click()
  await expect(page).toHaveURL(/scenario=simultaneous-close/)
  await expect(visualizer.play).toBeVisible()
  await page.keyboard.press('End')
  await visualizer.expectStep(13)
})

test('the address changes when the page does: whoever sees it has the player that it names, and its keys', async ({
  page,
}) => {
  const visualizer = new Visualizer(page)
  await visualizer.open()
  await visualizer.node('CLOSING').click()
  await page.evaluate(() => {
    const push = history.pushState.bind(history)
    history.pushState = (...entry) => {
      push(...entry)
      document.body.dataset.seen =
        document.querySelector('input[type=range]')?.getAttribute('aria-valuetext') ?? ''
    }
  })
  await page.getByRole('button', { name: 'In “Simultaneous close”' }).click()
  await expect(page.locator('body')).toHaveAttribute('data-seen', /^step 8 of 13,/)
})

bare('words that cannot be fetched leave the page as it is, with a notice', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('step=3')
  await page.route('**/zh-*.js', (route) => route.abort())
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText('Could not load it')
  await visualizer.expectStep(3)
})
