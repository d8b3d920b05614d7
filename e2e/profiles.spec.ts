import { expect, test, Visualizer } from './support/visualizer'

test('the other profile shows the same step', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('step=4')
  await page.getByRole('radio', { name: 'Linux' }).check({ force: true })
  await expect(page).toHaveURL(/profile=linux/)
  await visualizer.expectStep(4)
})

test('where the runs differ, the other profile shows the same place in the story', async ({ page }) => {
  const visualizer = new Visualizer(page)
  // The client has lost its FIN and its timer has sent it again; Linux has sent it twice by the same place.
  await visualizer.open('scenario=lost-fin')
  const closing = page.getByText('The client calls close()', { exact: false })
  while (!(await closing.isVisible())) await visualizer.next.click()
  await page.getByRole('radio', { name: 'Linux' }).check({ force: true })
  await expect(page).toHaveURL(/profile=linux/)
  await expect(closing).toBeVisible()
})

test('what Linux does otherwise is pointed out where it happens', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=four-way-close&step=10')
  const pointer = page.getByRole('button', { name: 'Linux differs here' })
  await pointer.click()
  await expect(page.getByText('RFC 9293 asks for 2 MSL, 4 minutes.')).toBeVisible()
  await expect(page.getByText('TCP_TIMEWAIT_LEN')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('TCP_TIMEWAIT_LEN')).toBeHidden()
  await visualizer.next.click()
  await expect(pointer).toHaveCount(0)
})

test('in the profile of Linux too, and in Chinese', async ({ page }) => {
  await page.goto('./?scenario=four-way-close&step=10&profile=linux&lang=zh')
  await page.getByRole('button', { name: 'Linux 在此不同' }).click()
  await expect(page.getByText('RFC 9293 要求 2 MSL，即 4 分钟。')).toBeVisible()
})
