import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test, Visualizer } from './support/visualizer'

const answer = (page: Page) => page.getByRole('dialog')

async function expectNoViolations(page: Page, what: string) {
  const { violations } = await new AxeBuilder({ page }).include('article').analyze()
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  expect(told, what).toEqual([])
}

test('a segment is asked about by a press: fields, verdict, section; from there to its arrival', async ({
  page,
}) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=four-way-close&step=4')
  const segment = visualizer.sequenceDiagram.locator('[data-segment="0"]')
  await segment.locator('path').first().click({ force: true })
  await expect(answer(page)).toMatchAriaSnapshot(`
    - dialog "About SYN":
      - paragraph:
        - code: SYN
        - text: Client to Server
      - term: SEQ
      - definition: /\\d+/
      - term: WND
      - definition: /\\d+/
      - term: MSS
      - definition: /\\d+/
      - paragraph: /sent at .+ · arrives at .+/
      - paragraph:
        - strong: accepted
        - text: /SYN reaches a listener/
      - paragraph:
        - link /RFC 9293 §3/
      - paragraph:
        - button /Go to its departure, step \\d/
        - button /Go to its arrival, step \\d/
      - button "Close the answer"
  `)
  await expectNoViolations(page, 'a segment')
  await answer(page).getByRole('button', { name: 'Go to its arrival' }).click()
  await expect(visualizer.endpoint('server')).toHaveAttribute('data-state', 'SYN-RECEIVED')
  await expect(answer(page)).toBeVisible()
  await visualizer.next.click()
  await expect(answer(page)).toBeHidden()
})

test('the keyboard comes to Play first, then to the figure, which is one stop, then to the segments', async ({
  page,
}) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=four-way-close&step=4')
  await visualizer.play.focus()
  const stops: string[] = []
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('Tab')
    stops.push(
      await page.evaluate(() => {
        const { activeElement } = document
        const part = activeElement?.closest('[data-state], [data-askable]')
        return part?.getAttribute('data-state') ?? (part ? 'segment' : '')
      }),
    )
  }
  const found = stops.filter(Boolean)
  expect(found).toEqual(['segment', 'ESTABLISHED'])
})

test('arrows follow the transitions, Enter opens the card of a state in the place of the narration', async ({
  page,
}) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=four-way-close&step=4')
  await visualizer.node('ESTABLISHED').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(visualizer.node('FIN-WAIT-2')).toBeFocused()
  await visualizer.expectStep(4)
  await page.keyboard.press('Enter')
  await expect(answer(page)).toMatchAriaSnapshot(`
    - dialog "About FIN-WAIT-2":
      - paragraph: /FIN-WAIT-2.+/
      - term: Waits for
      - definition
      - term: Who
      - definition
      - term: ss
      - definition:
        - code: FIN-WAIT-2
      - term: netstat
      - definition:
        - code: FIN_WAIT2
      - term: Leads to
      - definition:
        - button /TIME-WAIT/
      - paragraph
      - paragraph:
        - 'button /Step \\d+: the client enters it/'
        - button /In “.+”/
        - button /In “.+”/
        - button /In “.+”/
        - link "Reference"
      - button "Close the answer"
  `)
  await expectNoViolations(page, 'a card')
  const card = await answer(page).boundingBox()
  const figure = await visualizer.stateDiagram.boundingBox()
  expect((card?.x ?? 0) + (card?.width ?? 0)).toBeLessThanOrEqual(figure?.x ?? 0)
  await answer(page).getByRole('button', { name: 'TIME-WAIT' }).click()
  await expect(page.getByRole('dialog', { name: 'From FIN-WAIT-2 to TIME-WAIT' })).toContainText('recv FIN')
  await expectNoViolations(page, 'a transition')
  await page.keyboard.press('Escape')
  await expect(answer(page)).toBeHidden()
  await expect(visualizer.node('FIN-WAIT-2')).toBeFocused()
})

test('a card leads to the moment at which its state is entered, in this scenario and in others', async ({
  page,
}) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=four-way-close')
  await visualizer.node('TIME-WAIT').click()
  await answer(page)
    .getByRole('button', { name: /^Step \d+/ })
    .click()
  await expect(visualizer.endpoint('client')).toHaveAttribute('data-state', 'TIME-WAIT')
  await answer(page).getByRole('button', { name: /^In / }).first().click()
  await expect(page).not.toHaveURL(/four-way-close/)
  await expect(page).toHaveURL(/step=\d/)
  await expect(visualizer.node('TIME-WAIT')).toHaveAttribute('data-active', /client|server/)
})

test('a press on a transition tells of it, a press on the axis goes there', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=four-way-close&step=6')
  const line = visualizer.stateDiagram.locator('[data-transition="LISTEN>SYN-RECEIVED"]')
  const middle = await line.evaluate((path: SVGPathElement) => {
    const { x, y } = path
      .getPointAtLength(path.getTotalLength() / 2)
      .matrixTransform(path.getScreenCTM() ?? undefined)
    return { x, y }
  })
  await page.mouse.click(middle.x, middle.y)
  await expect(answer(page)).toHaveAccessibleName('From LISTEN to SYN-RECEIVED')
  await expect(answer(page).getByRole('button', { name: /the server takes it/ })).toBeVisible()
  const mark = visualizer.sequenceDiagram.getByText('100 ms', { exact: true })
  const place = await mark.boundingBox()
  if (!place) throw new Error('There is no such time on the axis.')
  await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2)
  await expect(visualizer.sequenceDiagram.getByText('100 ms', { exact: true })).toHaveCount(2)
  await expect(answer(page)).toBeHidden()
})

test('where a text has no room, the rest of it is asked for', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 240 })
  await page.goto('embed.html?scenario=blind-reset&step=9&lang=en')
  await page.getByRole('button', { name: 'more' }).click()
  await expect(answer(page)).toContainText(/Another stray RST arrives.+RFC 9293/s)
  await expectNoViolations(page, 'a text')
})
