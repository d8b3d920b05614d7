import AxeBuilder from '@axe-core/playwright'
import { timelineOf } from './support/timelines'
import { expect, test, Visualizer } from './support/visualizer'

const WIDE = { width: 1280, height: 800 }
const NARROW = { width: 390, height: 844 }
const MID_FLIGHT = 't=0.025'
const IN_THE_MIDDLE = 'step=8'

/** Any two of width, theme, language and moment meet at least once: each look costs seconds. */
const LOOKS = [
  [WIDE, 'light', 'en', MID_FLIGHT],
  [WIDE, 'dark', 'zh', IN_THE_MIDDLE],
  [NARROW, 'light', 'zh', MID_FLIGHT],
  [NARROW, 'dark', 'en', IN_THE_MIDDLE],
  [NARROW, 'dark', 'zh', MID_FLIGHT],
  [WIDE, 'light', 'en', IN_THE_MIDDLE],
] as const

for (const [viewport, theme, lang, moment] of LOOKS) {
  test(`axe finds nothing: ${viewport.width} wide, ${theme}, ${lang}, ${moment}`, async ({ page }) => {
    await page.setViewportSize(viewport)
    await new Visualizer(page).open(`${moment}&theme=${theme}&lang=${lang}`)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  })
}

test('one polite live region says each step while stepping', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const visualizer = new Visualizer(page)
  await visualizer.open()
  const live = page.getByRole('article').getByRole('status')
  await expect(live).toHaveCount(1)
  let said = await live.textContent()
  for (const step of timelineOf('connection-lifecycle').moments.slice(1).keys()) {
    await visualizer.next.click()
    await visualizer.expectStep(step + 1)
    await expect(live).not.toHaveText(said ?? '')
    said = await live.textContent()
  }
})

test('it is silent in play without holds', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('step=2&pace=flow')
  const live = page.getByRole('article').getByRole('status')
  const said = await live.textContent()
  await visualizer.play.click()
  await visualizer.expectStep(4)
  await expect(visualizer.pause).toBeVisible()
  expect((await live.textContent()) ?? '').toMatch(
    new RegExp(`^(${said?.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')})?$`),
  )
})

test('a table of moments stands for the diagrams', async ({ page }) => {
  const { moments } = timelineOf('connection-lifecycle')
  const visualizer = new Visualizer(page)
  await visualizer.open(`step=${moments.length - 1}`)
  const rows = page.getByRole('table').getByRole('row')
  // It comes once the diagrams are there.
  await expect(rows.nth(moments.length - 1)).toBeAttached()
  await expect(rows.filter({ hasText: 'SYN-RECEIVED' }).first()).toContainText('SYN-SENT')
})

test('a step is told in the order in which it is read: the transport, both diagrams, the narration', async ({
  page,
}) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=four-way-close&step=4')
  const article = page.getByRole('article')
  await expect(article.getByRole('table')).toBeAttached()
  await expect(article).toMatchAriaSnapshot(`
    - article "TCP connection player":
      - region "Playback":
        - button "Restart"
        - button "Previous step"
        - button "Play"
        - button "Next step"
        - paragraph: /4 of 12 · client. SYN\\+ACK arrives/
        - slider "Timeline"
        - list "Steps"
      - region "Sequence diagram":
        - group /Segments between client and server/:
          - button /^SYN seq 100 win 65535\\. Client to Server\\. sent at 0 s · arrives at 50 ms\\. .*answered with SYN.ACK\\. RFC 9293 §3/
          - button /^SYN.ACK seq 300 ack 101/
          - button "ACK seq 101 ack 301 win 65535. Client to Server. sent at 100 ms"
      - region "State diagram":
        - button "CLOSED"
        - button "LISTEN"
        - button "SYN-SENT"
        - 'button "SYN-RECEIVED: server is here"'
        - 'button "ESTABLISHED: client is here"'
        - button "FIN-WAIT-1"
        - button "FIN-WAIT-2"
        - button "CLOSE-WAIT"
        - button "CLOSING"
        - button "LAST-ACK"
        - button "TIME-WAIT"
      - region "Narration":
        - paragraph: /SYN.ACK arrives/
        - link "RFC 9293 §3.10.7.3"
      - region "All steps":
        - table "Every moment of this run as text"
      - status: /^step 4 of 12, client/
  `)
})
