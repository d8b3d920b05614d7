import AxeBuilder from '@axe-core/playwright'
import { expect, test, Visualizer } from './support/visualizer'

test('a segment is inspected field by field: chosen in the diagram, with arrow keys in the header', async ({
  page,
}) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=three-way-handshake&step=3')
  await page.getByRole('button', { name: 'Panels' }).click()
  await page.getByRole('tab', { name: 'All steps' }).click()

  await visualizer.sequenceDiagram.locator('[data-segment="0"] path').first().click({ force: true })
  const inspector = page.getByRole('region', { name: 'Inspector' })
  await expect(page.getByRole('tab', { name: 'Inspector' })).toHaveAttribute('aria-selected', 'true')
  const field = (name: string) => inspector.locator(`[data-field="${name}"]`)
  for (const [name, value] of [
    ['SRC', '51000'],
    ['DST', '80'],
    ['SEQ', '100'],
    ['SYN', '1'],
    ['ACKF', '0'],
    ['OPT', 'MSS 1460'],
  ] as const) {
    await expect(field(name).getByRole('cell').first(), name).toHaveText(value)
  }

  const header = inspector.getByRole('listbox', { name: 'TCP header' })
  await expect(header.getByRole('option', { name: 'Sequence Number 100' })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await header.focus()
  await page.keyboard.press('ArrowDown')
  await expect(header.getByRole('option', { selected: true })).toHaveAccessibleName('Acknowledgment Number 0')
  await expect(inspector.getByText('Without the ACK bit this means nothing.').last()).toBeVisible()
  await page.keyboard.press('End')
  await expect(header.getByRole('option', { selected: true })).toHaveAccessibleName(/MSS 1460/)
  // Arrows are the header's: the run stays where it is.
  await expect(page.getByText('3 of 5', { exact: true })).toBeVisible()

  // What changes at a step is marked with what it was.
  const row = inspector.getByRole('row', { name: /^State/ })
  await expect(row).toContainText('SYN-RECEIVED')
  await expect(row).toContainText('was LISTEN')

  const { violations } = await new AxeBuilder({ page }).include('article').analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
})

test('on a phone the header fits, and the inspector follows the step', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=zero-window&step=10')
  await page.getByRole('button', { name: 'Panels' }).click()
  await page.getByRole('tab', { name: 'Inspector' }).click()
  const inspector = page.getByRole('region', { name: 'Inspector' })
  await expect(inspector.locator('[data-field="SEQ"]').getByRole('cell').first()).toHaveText('1561')
  const box = await inspector.getByRole('listbox').boundingBox()
  expect(box && box.x >= 0 && box.x + box.width <= 390).toBe(true)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await visualizer.next.click()
  await expect(inspector.locator('[data-field="ACK"]').getByRole('cell').first()).toHaveText('2101')
})
