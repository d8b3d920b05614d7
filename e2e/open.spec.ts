import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { expect, test, Visualizer } from './support/visualizer'

const CAPTURE = 'src/site/examples/recordings.pcap'

test('a capture is opened, its connections listed, and one of them played; nothing is sent', async ({
  page,
}) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=abort&lang=en')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Open what you have' })
  await dialog.getByRole('textbox').fill('Dear all,\nit does not work')
  await dialog.getByRole('button', { name: 'Open it' }).click()
  await expect(dialog.getByRole('alert')).toContainText('line 1: “Dear all,”')
  expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([])

  await page.waitForLoadState('networkidle')
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET' || request.postData() !== null) sent.push(request.url())
  })
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: '<b>web</b>.pcap', mimeType: '', buffer: readFileSync(CAPTURE) })
  const list = page.getByRole('region', { name: 'Connections' })
  await expect(list.locator('[data-connection]')).toHaveCount(6)
  await expect(page.getByRole('heading', { name: '<b>web</b>.pcap' })).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.screenshot({ path: 'test-results/connections.png' })
  await list.getByRole('radio', { name: /Reset or refused/ }).check()
  await expect(list.locator('[data-connection]')).toHaveCount(3)
  await list.getByRole('searchbox').fill('8008')
  await expect(list.locator('[data-connection]')).toHaveCount(1)
  await list.getByRole('searchbox').fill('')
  await list.getByRole('radio', { name: /All/ }).check()
  await list.locator('[data-connection="0"] a').focus()
  await page.keyboard.press('ArrowDown')
  await expect(list.locator('[data-connection="1"] a')).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '10.0.0.1:40380 → 10.0.0.2:8038' })).toBeVisible()
  const next = page.getByRole('button', { name: 'Next step' })
  for (let step = 0; step < 6; step++) await next.click()
  await expect(page.locator('[data-endpoint="client"][data-state="ESTABLISHED"]').first()).toBeVisible()
  await page.screenshot({ path: 'test-results/capture.png' })
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'All connections: 6' }).click()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.screenshot({ path: 'test-results/connections-390.png' })
  expect(sent).toEqual([])
})

test('a scenario that is pasted takes the place of the one that is shown', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=abort&lang=en')
  await page.locator('main').waitFor()
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'title Mine\nserver: listen\nclient: connect\n')
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  })
  await expect(page).toHaveURL(/#script=/)
  await expect(page).toHaveTitle(/^Mine/)
})
