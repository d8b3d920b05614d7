import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test, Visualizer } from './support/visualizer'

const hands = (page: Page) => page.getByRole('region', { name: 'Sandbox' })
const call = (page: Page, side: 'Client' | 'Server', name: string) =>
  hands(page)
    .getByRole('group', { name: `${side} calls` })
    .getByRole('button', { name, exact: true })
const text = (page: Page) => hands(page).getByRole('textbox', { name: 'Scenario text' })
const branch = (page: Page, name: RegExp) => page.getByRole('treeitem', { name })
const segment = (page: Page, flags: string) =>
  hands(page).getByRole('list', { name: 'In flight' }).getByRole('listitem').filter({ hasText: flags })

async function press(page: Page, key: string, what: ReturnType<Page['getByRole']>) {
  await what.focus()
  await page.keyboard.press(key)
}

test('by keyboard alone: the SYN+ACK is lost, both close, one goes back and aborts, and comes back after a reload', async ({
  page,
}) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=three-way-handshake&step=3')
  await press(page, 'Enter', page.getByRole('button', { name: 'Take over' }))
  await expect(page.getByRole('button', { name: 'Leave' })).toBeFocused()
  await press(page, 'Enter', segment(page, 'SYN+ACK').getByRole('button', { name: 'Lose' }))
  await expect(text(page)).toHaveValue(/lose server SYN\+ACK 1/)

  await press(page, 'End', page.getByRole('article'))
  await expect(visualizer.sequenceDiagram.locator('[data-fate="lost"]')).toHaveCount(1)
  await expect(visualizer.sequenceDiagram.locator('[data-segment="2"]')).toContainText('retransmission')
  await expect(visualizer.endpoint('client')).toHaveAttribute('data-state', 'ESTABLISHED')

  await press(page, 'Enter', call(page, 'Client', 'close()'))
  await expect(visualizer.endpoint('client')).toHaveAttribute('data-state', 'FIN-WAIT-1')
  await press(page, 'Enter', call(page, 'Server', 'close()'))
  await expect(visualizer.endpoint('server')).toHaveAttribute('data-state', 'FIN-WAIT-1')
  // What is refused can be reached, and says what would be answered.
  const again = call(page, 'Client', 'close()')
  await expect(again).toHaveAttribute('aria-disabled', 'true')
  await expect(again).toHaveAccessibleDescription('connection closing')
  const closed = await text(page).inputValue()

  await press(page, 'Enter', page.getByRole('button', { name: 'Undo' }))
  await expect(text(page)).not.toHaveValue(closed)
  await press(page, 'Enter', call(page, 'Client', 'abort()'))
  await expect(visualizer.endpoint('client')).toHaveAttribute('data-state', 'CLOSED')

  await expect(branch(page, /abort\(\)/)).toHaveAttribute('aria-selected', 'true')
  await press(page, 'Enter', branch(page, /as it was/))
  await expect(text(page)).toHaveValue(closed)
  await expect(page.getByRole('status', { name: 'Coverage' })).toHaveText(
    /\d+ of 11 states, \d+ of \d+ transitions/,
  )

  await expect(page).toHaveURL(/#session=/)
  await page.reload()
  await expect(text(page)).toHaveValue(closed)
  await expect(branch(page, /abort\(\)/)).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).include('main').analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])

  await press(page, 'Enter', page.getByRole('button', { name: 'Leave' }))
  await expect(hands(page)).toBeHidden()
  await expect(page).not.toHaveURL(/#session=/)
})

test('by touch on a phone: a segment is forged, the text edited, what is wrong with it told', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })
  const page = await context.newPage()
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=three-way-handshake&step=5')
  await page.getByRole('button', { name: 'Take over' }).tap()
  await hands(page).getByRole('button', { name: 'Forge a segment' }).tap()
  await hands(page).getByRole('radio', { name: 'in the window' }).tap()
  await hands(page).getByRole('button', { name: 'Send it' }).tap()
  await expect(text(page)).toHaveValue(/inject to server RST seq=RCV\.NXT\+\d+/)
  // RFC 5961: in the window is not enough.
  await expect(visualizer.endpoint('server')).toHaveAttribute('data-state', 'ESTABLISHED')

  await text(page).fill('server: lissen')
  await hands(page).getByRole('button', { name: 'Run this text' }).tap()
  await expect(hands(page).getByRole('alert')).toContainText('Line 1, column 9')
  await text(page).fill('server: listen\nclient: connect\nserver: close\n')
  await hands(page).getByRole('button', { name: 'Run this text' }).tap()
  await expect(branch(page, /text edited|as it was/).first()).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await context.close()
})
