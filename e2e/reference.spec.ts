import AxeBuilder from '@axe-core/playwright'
import { type Page, test as unwatched } from '@playwright/test'
import { STATES } from '../src/tcp/tcb/state'
import { expect, test, Visualizer } from './support/visualizer'

const anchorOf = (state: string) => state.toLowerCase()
const entry = (page: Page, state: string) => page.getByRole('region', { name: state, exact: true })
const heading = (page: Page, state: string) =>
  page.getByRole('heading', { name: state, exact: true, level: 2 })

/** The page once its script has taken over. */
async function open(page: Page, address = '') {
  await page.goto(`reference.html${address}`)
  await expect(page.locator('#root[data-ready]')).toBeAttached()
}

test('every state has an anchor, which the address opens', async ({ page }) => {
  await open(page, '#time-wait')
  await expect(heading(page, 'TIME-WAIT')).toBeInViewport()
  for (const state of STATES) {
    await page.evaluate((anchor) => location.assign(anchor), `#${anchorOf(state)}`)
    await expect(heading(page, state)).toBeInViewport()
  }
})

test('the table and the diagram lead to a state, and the diagram shows where one is', async ({ page }) => {
  await open(page)
  await page.getByRole('table').first().getByRole('link', { name: 'CLOSE-WAIT' }).click()
  await expect(heading(page, 'CLOSE-WAIT')).toBeInViewport()
  const diagram = page.getByRole('figure', { name: 'State diagram' })
  await expect(diagram).toBeInViewport()
  await expect(diagram.getByRole('link', { name: 'CLOSE-WAIT' })).toHaveAttribute('aria-current', 'true')

  await diagram.getByRole('link', { name: 'SYN-SENT' }).click()
  await expect(page).toHaveURL(/#syn-sent$/)
  await expect(heading(page, 'SYN-SENT')).toBeInViewport()
})

test('from the keyboard: Enter on a state of the diagram opens it', async ({ page }) => {
  await open(page)
  const node = page.getByRole('figure', { name: 'State diagram' }).getByRole('link', { name: 'LAST-ACK' })
  await node.focus()
  await expect(node).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'LAST-ACK')).toBeInViewport()
  await page.keyboard.press('Tab')
  await expect(entry(page, 'LAST-ACK').locator(':focus')).toBeVisible()
})

test('a scenario opens at a step at which an end is in the state', async ({ page }) => {
  await open(page, '?theme=dark#closing')
  await entry(page, 'CLOSING').getByRole('heading', { name: 'See it happen' }).scrollIntoViewIfNeeded()
  await entry(page, 'CLOSING').locator('a[href*="scenario="]').first().click()
  await expect(new Visualizer(page).node('CLOSING')).toHaveAttribute('data-active', /client|server/)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('the visualizer leads here and back, in the language of its address', async ({ page }) => {
  await new Visualizer(page).open('lang=zh')
  await page.getByRole('link', { name: '参考' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('TCP 的十一个状态')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The eleven states of TCP')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByRole('link', { name: 'Visualizer' }).click()
  await expect(new Visualizer(page).play).toBeVisible()
})

test('a card of the state diagram leads to what is told of its state', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open()
  await visualizer.node('TIME-WAIT').click()
  await page.getByRole('dialog').getByRole('link', { name: 'Reference' }).click()
  await expect(heading(page, 'TIME-WAIT')).toBeInViewport()
})

test('what the address says wrongly is told', async ({ page }) => {
  await open(page, '?theme=sepia')
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText('theme=sepia')
})

// Not watched: a browser without script fails to fetch the script.
unwatched.describe('without script', () => {
  unwatched.use({ javaScriptEnabled: false })
  unwatched('the text is there', async ({ page }) => {
    await page.goto('reference.html#time-wait')
    await expect(heading(page, 'TIME-WAIT')).toBeInViewport()
    await expect(page.getByRole('table').first()).toBeVisible()
  })
})

test('no window is too narrow for it, nor too wide', async ({ page }) => {
  for (const [width, lang] of [
    [320, 'en'],
    [390, 'zh'],
    [2560, 'en'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await open(page, `?lang=${lang}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  }
})

for (const [lang, theme, width] of [
  ['en', 'light', 1280],
  ['zh', 'dark', 390],
] as const) {
  test(`axe finds nothing: ${lang}, ${theme}, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await open(page, `?lang=${lang}&theme=${theme}`)
    // One entry stands for all: they are long.
    const { violations } = await new AxeBuilder({ page }).exclude('section:not(#time-wait)').analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  })
}
