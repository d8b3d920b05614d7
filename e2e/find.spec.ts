import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test, Visualizer } from './support/visualizer'

/** The dialog that finds a scenario, in English or in Chinese. */
const find = (page: Page) => {
  const dialog = page.getByRole('dialog', { name: /^(Find a scenario|查找场景)$/ })
  return {
    open: page.getByRole('button', { name: /^(Find a scenario|查找场景)$/ }),
    dialog,
    field: dialog.getByRole('searchbox'),
    status: dialog.getByRole('status'),
    results: dialog.getByRole('link'),
  }
}

test('a question finds the scenario that answers it', async ({ page, context }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=abort&theme=dark&profile=rfc9293')
  const { open, dialog, field, status, results } = find(page)
  await open.click()
  await expect(dialog.getByRole('heading')).toHaveText([
    'Overview',
    'Opening',
    'Transfer',
    'Closing',
    'Abort',
  ])
  await expect(dialog.getByRole('link', { name: 'FIN or RST, and when?' })).toHaveAttribute(
    'aria-current',
    'page',
  )

  await field.fill('CLOSE-WAIT piles up')
  await expect(status).toHaveText(/^Found: \d+, the best first$/)
  await expect(results.locator('mark').filter({ hasText: 'CLOSE-WAIT' }).first()).toBeVisible()
  const another = context.waitForEvent('page')
  await results.first().click({ modifiers: ['ControlOrMeta'] })
  const address = /\?scenario=close-wait-leak&profile=rfc9293&theme=dark$/
  await expect(await another).toHaveURL(address)

  const document = await page.evaluateHandle(() => window.document)
  await field.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(visualizer.scenario).toHaveValue('close-wait-leak')
  await expect(page).toHaveURL(address)
  expect(await document.evaluate((before) => before === window.document), 'no reload').toBe(true)
  await page.goBack()
  await expect(visualizer.scenario).toHaveValue('abort')
})

test('all of it is done with keys', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open()
  const { open, dialog, field, results } = find(page)
  await visualizer.next.focus()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toContainText('find a scenario')
  await page.keyboard.press('Control+k')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await visualizer.scenario.focus()
  await page.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  await page.keyboard.type('syn recv')
  await page.keyboard.press('ArrowDown')
  await expect(results.first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(results.nth(1)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(field).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.type('ab')
  await expect(field).toHaveValue('syn recvab')
  await field.fill('@@')
  await expect(dialog.getByRole('status')).toHaveText('Nothing is like that.')
  await page.keyboard.press('Escape')
  await expect(field).toHaveValue('')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(visualizer.scenario).toBeFocused()

  await open.press('Enter')
  await page.keyboard.type('simultaneous close')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(visualizer.scenario).toHaveValue('simultaneous-close')
})

test('a state and what goes wrong there lead to the reference', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('theme=dark')
  const { open, field, results } = find(page)
  await open.click()
  await field.fill('too many open files')
  await expect(results.first()).toContainText('What goes wrong in CLOSE-WAIT')
  await results.first().click()
  await expect(page).toHaveURL(/reference\.html\?theme=dark#close-wait\/leak$/)
  await expect(page.getByText('Their number grows until')).toBeInViewport()
})

test('keys that come before the list wait for it', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open()
  const { open, dialog, field, results } = find(page)
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/\/finding-[^/]*\.js$/, async (route) => {
    await released
    await route.continue()
  })

  await open.press('Enter')
  await page.keyboard.type('simultaneous close')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue('simultaneous close')
  await expect(results).toHaveCount(0)
  await expect(visualizer.scenario).toHaveValue('connection-lifecycle')
  release()
  await expect(visualizer.scenario).toHaveValue('simultaneous-close')
  await expect(dialog).toHaveCount(0)
})

test('Enter chooses nothing before something is typed', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=abort')
  const { open, dialog, field, results } = find(page)
  await open.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('lost syn')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(visualizer.scenario).toHaveValue('lost-syn')
  await expect(field).toHaveCount(0)
  await expect(results).toHaveCount(0)
})

test('Chinese is looked for once it is composed', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('?lang=zh&scenario=abort')
  const { open, dialog, field, status, results } = find(page)
  await open.click()
  expect(await dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 })
  for (const link of await results.all())
    expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  const all = await results.count()

  const keyboard = await page.context().newCDPSession(page)
  await field.focus()
  await keyboard.send('Input.imeSetComposition', { text: 'huishou', selectionStart: 7, selectionEnd: 7 })
  await expect(field).toHaveValue('huishou')
  await expect(results).toHaveCount(all)
  await keyboard.send('Input.insertText', { text: '四次挥手' })
  await expect(status).toHaveText(/^找到 \d+ 项/)
  await results.first().click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('combobox', { name: '场景' })).toHaveValue('four-way-close')
  await expect(page).toHaveURL(/scenario=four-way-close&lang=zh$/)
})

test('axe finds nothing in it, and it fits', async ({ page }) => {
  const { open, dialog, field } = find(page)
  for (const { width, typed, ...look } of [
    { width: 1280, theme: 'light', lang: 'en', typed: '' },
    { width: 390, theme: 'dark', lang: 'zh', typed: 'TIME-WAIT' },
    { width: 320, theme: 'light', lang: 'en', typed: '@@' },
  ]) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto(`?${new URLSearchParams(look)}`)
    await open.click()
    await field.fill(typed)
    const { violations } = await new AxeBuilder({ page }).include('dialog').analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    expect(await dialog.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
  }
})
