import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { faultsOfSight } from './support/sight'
import { timelineOf } from './support/timelines'
import { expect, test, Visualizer } from './support/visualizer'

const terminalOf = (page: Page) => page.getByRole('region', { name: 'Terminal', exact: true })
const panelsOf = (page: Page) => page.getByRole('button', { name: 'Panels', exact: true })

async function violationsOf(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

test('a terminal on each host shows ss at the step, marks what changed, and takes commands', async ({
  page,
}) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=watched-with-ss&step=2')
  const terminal = terminalOf(page)
  const log = terminal.getByRole('log')
  const command = terminal.getByRole('textbox', { name: 'Command' })

  await test.step('the scenario opens with it', async () => {
    await expect(log).toContainText('SYN-SENT 0      1')
    await expect(terminal.getByRole('tab', { name: /Client/ })).toHaveAttribute('aria-selected', 'true')
  })
  await test.step('a step further ss is told anew', async () => {
    for (let step = 3; step <= 4; step++) await visualizer.next.click()
    await visualizer.expectStep(4)
    await expect(log).toContainText('ESTAB 0      0')
    await expect(log.locator('mark')).toHaveText(['ESTAB', '0'])
    await expect(log).toContainText('State ESTAB, was SYN-SENT; Send-Q 0, was 1')
  })
  await test.step('each host has its own', async () => {
    await terminal.getByRole('tab', { name: /Server/ }).click()
    await expect(log).toContainText('LISTEN')
    await expect(log).toContainText('SYN-RECV')
    await terminal.getByRole('tab', { name: /Client/ }).click()
  })
  await test.step('what is typed is answered at the step where it was typed', async () => {
    await command.fill('ss -tan | grep -c ESTAB')
    await command.press('Enter')
    await expect(log).toContainText(/client\$ ss -tan \| grep -c ESTAB\s+1\n/)
    await command.fill('<img src=x onerror=alert(1)>')
    await command.press('Enter')
    await expect(log).toContainText('<img src=x onerror=alert(1)>')
    await expect(log.locator('img')).toHaveCount(0)
    await command.fill('sss')
    await command.press('Enter')
    await expect(log).toContainText('bash: line 1: sss: command not found')
    await visualizer.previous.click()
    await expect(log.getByText('step 4')).toHaveCount(3)
    await expect(log).toContainText('SYN-SENT')
  })
  await test.step('history, completion, and Tab that lets go', async () => {
    await command.focus()
    await command.press('ArrowUp')
    await command.press('ArrowUp')
    await command.press('ArrowUp')
    await expect(command).toHaveValue('ss -tan | grep -c ESTAB')
    for (let down = 0; down < 3; down++) await command.press('ArrowDown')
    await expect(command).toHaveValue('')
    await command.pressSequentially('ss state time')
    await command.press('Tab')
    await expect(command).toHaveValue('ss state time-wait ')
    await command.fill('ss state syn')
    await command.press('Tab')
    await expect(terminal).toContainText('syn-recv syn-sent synchronized')
    await expect(command).toBeFocused()
    await command.press('Tab')
    await expect(command).not.toBeFocused()
    await command.fill('clear')
    await command.press('Enter')
    await expect(log.getByText('step 4')).toHaveCount(0)
    await command.press('Tab')
    await expect(command).not.toBeFocused()
    await visualizer.expectStep(3)
  })
  expect(await violationsOf(page)).toEqual([])
})

test('the drawer is opened, walked through and closed by keys; the session remembers it', async ({
  page,
}) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=four-way-close&step=6')
  await expect(terminalOf(page)).toHaveCount(0)
  await panelsOf(page).press('Enter')
  const tabs = page.getByRole('tablist', { name: 'Panels' }).getByRole('tab')
  await expect(tabs.first()).toHaveText('Terminal')
  await tabs.first().press('ArrowRight')
  const last = page.getByRole('tab', { name: 'All steps' })
  await last.press('End')
  await expect(last).toBeFocused()
  await visualizer.expectStep(6)
  await expect(page.getByRole('table')).toHaveCount(1)
  await page.getByRole('table').getByRole('button', { name: '2', exact: true }).click()
  await visualizer.expectStep(2)
  await page.reload()
  await expect(page.getByRole('tab', { name: 'All steps' })).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('button', { name: 'Close the panels' }).press('Enter')
  await expect(panelsOf(page)).toBeFocused()
  await expect(tabs).toHaveCount(0)
})

test('whatever the box, an open drawer leaves the states, the narration and the transport in sight', async ({
  page,
}) => {
  const visualizer = new Visualizer(page)
  const step = 6
  const { client, server } = timelineOf('four-way-close').moments[step] ?? {}
  await visualizer.open(`scenario=four-way-close&step=${step}`)
  await panelsOf(page).click()
  const log = terminalOf(page).getByRole('log')
  await expect(log).toContainText('ESTAB')
  const faults: string[] = []
  for (const [width, height] of [
    [1280, 800],
    [1024, 600],
    [768, 1024],
    [844, 390],
    [390, 844],
    [360, 640],
  ] as const) {
    await page.setViewportSize({ width, height })
    await expect(log).toBeInViewport({ ratio: 1 })
    await expect(terminalOf(page).getByRole('textbox')).toBeInViewport({ ratio: 1 })
    const found = await faultsOfSight(page, [client?.state ?? 'CLOSED', server?.state ?? 'CLOSED'])
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    faults.push(
      ...[...found, ...(wide ? ['the page scrolls sideways'] : [])].map((f) => `${width}×${height}: ${f}`),
    )
  }
  expect(faults).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await violationsOf(page)).toEqual([])
})

test('an embed has the panels that it asks for, at once', async ({ page }) => {
  await page.goto(
    'embed.html?scenario=time-wait-reuse&step=13&panels=sequence,states,narration,terminal&lang=zh',
  )
  const terminal = page.getByRole('region', { name: '终端' })
  await expect(terminal.getByRole('log')).toContainText('SYN-SENT')
  await expect(terminal.getByRole('textbox', { name: '命令' })).toBeVisible()
  await page.goto('embed.html?scenario=time-wait-reuse&step=13&lang=en')
  await expect(panelsOf(page)).toHaveAttribute('aria-expanded', 'false')
  await panelsOf(page).click()
  await expect(page.getByRole('tablist', { name: 'Panels' }).getByRole('tab')).toHaveText(['All steps'])
})
