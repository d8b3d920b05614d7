import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test, Visualizer } from './support/visualizer'

/** What `ss -tanop` of iproute2 printed on a host with a leak and a full accept queue. */
const LISTING = readFileSync('src/site/examples/sockets.txt', 'utf8')

/** The same host a little later: two more are left open, and what waited is gone. */
const LATER = LISTING.split('\n')
  .filter((line) => !line.startsWith('TIME-WAIT'))
  .join('\n')
  .replace(/^ESTAB( .* 10\.0\.0\.17:.*)$/m, 'CLOSE-WAIT$1')

const paste = (page: Page, text: string) =>
  page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  }, text)

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const counts = (page: Page) =>
  region(page, 'Socket map')
    .locator('[data-count]')
    .evaluateAll((nodes) =>
      Object.fromEntries(
        nodes.map((node) => [node.getAttribute('data-state'), Number(node.getAttribute('data-count'))]),
      ),
    )

test('a listing that is pasted: where its sockets are, what deserves a look, and each of them', async ({
  page,
}) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=abort&step=2&lang=en')
  await paste(page, LISTING)
  const map = region(page, 'Socket map')
  const table = region(page, 'Sockets')
  const shown = table.getByRole('status')
  await expect(page.getByRole('heading', { name: '81 sockets' })).toBeFocused()
  expect(await counts(page)).toEqual({
    LISTEN: 4,
    'SYN-SENT': 1,
    ESTABLISHED: 27,
    'CLOSE-WAIT': 9,
    'TIME-WAIT': 40,
  })
  await expect(shown).toHaveText('81 of 81')
  const findings = region(page, 'Findings')
  await expect(findings.locator('[data-finding]')).toHaveCount(3)
  await expect(findings.locator('[data-finding=accept-queue-full]')).toContainText('0.0.0.0:8080')
  const leak = findings.locator('[data-finding=close-wait-leak]')
  await expect(leak.getByRole('img', { name: 'Warning' })).toBeVisible()
  await expect(leak).toContainText('process node/')
  await expect(leak.getByRole('link', { name: 'About CLOSE-WAIT' })).toHaveAttribute('href', /#close-wait$/)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  // From here on everything is there: whatever one does, nothing is asked for.
  await page.waitForLoadState('networkidle')
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await leak.getByRole('button', { name: 'Show these 9 sockets' }).click()
  await expect(shown).toHaveText('9 of 81')
  await map.locator('[data-state="TIME-WAIT"]').click()
  await expect(shown).toHaveText('40 of 81')
  await expect(map.locator('[data-state="TIME-WAIT"]')).toHaveAttribute('aria-pressed', 'true')
  await table.getByRole('searchbox').fill('nobody')
  await expect(shown).toHaveText('0 of 81')
  await expect(table).toContainText('No socket fits.')
  await table.getByRole('button', { name: 'Show all' }).click()
  await table.getByRole('searchbox').fill('nginx 443')
  await expect(shown).toHaveText('8 of 81')
  await table.getByRole('searchbox').fill('')

  const first = table.locator('[data-socket]').first()
  await expect(first).toContainText('LISTEN')
  await table.getByRole('button', { name: 'Recv-Q' }).click()
  await expect(table.getByRole('columnheader', { name: 'Recv-Q' })).toHaveAttribute('aria-sort', 'descending')
  await expect(first).toContainText('519')
  await table.getByRole('button', { name: 'Remote' }).click()
  await expect(first).toContainText('0.0.0.0:*')

  // By keyboard alone: the map is one stop, its arrows follow the transitions.
  await map.locator('[tabindex="0"]').focus()
  await expect(map.locator('[data-state="TIME-WAIT"]')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(map.locator('[data-state="FIN-WAIT-2"]')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowRight')
  await expect(map.locator('[data-state="LISTEN"]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(shown).toHaveText('4 of 81')
  await page.keyboard.press('Escape')
  await expect(shown).toHaveText('81 of 81')
  expect(asked).toEqual([])

  // Another language, another theme, a narrow page: it stays.
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.getByRole('heading', { name: '81 个套接字' })).toBeVisible()
  await page.getByRole('button', { name: 'English' }).click()
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(table.getByRole('columnheader')).toHaveText(['Socket'])
  await expect(table.getByRole('combobox', { name: 'Order' })).toBeVisible()
  await map.locator('[data-state="CLOSE-WAIT"]').click()
  await expect(shown).toHaveText('9 of 81')
  await expect(first).toBeInViewport()
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  // Back, and the scenario is there again, where it was.
  await page.goBack()
  await visualizer.expectStep(2)
  await page.setViewportSize({ width: 1280, height: 800 })
  await paste(page, '40 TIME_WAIT\n12 ESTABLISHED\n')
  await expect(region(page, 'Sockets')).toContainText('there are no rows to show')
  await page.keyboard.press('Escape')
  await visualizer.expectStep(2)
  await expect(page).toHaveURL(/scenario=abort&.*step=2/)
})

test('two listings are compared, and what they say is text', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=abort&lang=en')
  await paste(page, LISTING)
  await expect(page.getByRole('heading', { name: '81 sockets' })).toBeVisible()
  await paste(page, LATER)
  await page.getByRole('button', { name: 'Compare the two' }).click()
  const changes = region(page, 'Changes')
  const shown = region(page, 'Sockets').getByRole('status')
  await expect(changes.getByRole('row', { name: 'TIME-WAIT' })).toContainText('40 → 0')
  await expect(shown).toHaveText('81 of 81')
  await changes.getByRole('button', { name: '1 changed state' }).click()
  await expect(shown).toHaveText('1 of 81')
  await expect(page.locator('[data-fate=moved]')).toContainText('was ESTABLISHED')
  await expect(region(page, 'Socket map').locator('[data-state="CLOSE-WAIT"]')).toHaveAccessibleName(
    /\+1 since before/,
  )
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.keyboard.press('Escape')

  const evil = '<img/src=x/onerror=document.title=1>'
  await paste(
    page,
    `State Recv-Q Send-Q Local Peer Process\nESTAB 0 0 10.0.0.2:80 10.0.0.5:4000 users:(("${evil}\u202e\u0007",pid=1,fd=3))\n`,
  )
  await expect(page.getByRole('heading', { name: '1 socket', exact: true })).toBeVisible()
  await expect(page.locator('[data-socket]')).toContainText(`${evil}\\xe2\\x80\\xae\\x07/1`)
  await expect(page.locator('main img:not([aria-label]), main svg img')).toHaveCount(0)
  await expect(page).toHaveTitle(/^(?!1$)/)

  // Two samples of one paste, and a hundred thousand sockets of which a few dozen rows are made.
  await paste(page, `$ ss -tan\n${LISTING}\n$ ss -tan\n${LATER}`)
  await page.getByRole('button', { name: 'Compare the samples' }).click()
  await expect(changes.getByRole('row', { name: 'TIME-WAIT' })).toContainText('40 → 0')
  const many = Array.from(
    { length: 100_000 },
    (_, n) => `ESTAB 0 ${n % 7} 10.0.0.2:443 10.${n >> 16}.${(n >> 8) & 255}.${n & 255}:4000`,
  )
  await paste(page, many.join('\n'))
  await expect(page.getByRole('heading', { name: '100000 sockets' })).toBeVisible()
  await expect(shown).toHaveText('100000 of 100000')
  await page.locator('[data-socket]').last().scrollIntoViewIfNeeded()
  expect(await page.locator('[data-socket]').count()).toBeLessThan(100)
})
