import { timelineOf } from './support/timelines'
import { expect, test, Visualizer } from './support/visualizer'

/** The lifecycle's SYN leaves at 0 s and arrives at 0.05 s. */
const MID_FLIGHT = 't=0.025&pace=flow'

test('the receiver knows nothing of a segment until it arrives', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open(MID_FLIGHT)
  await expect(visualizer.segment(0)).toHaveAttribute('data-fate', 'in-flight')
  await visualizer.expectStates({ client: { state: 'SYN-SENT' }, server: { state: 'LISTEN' } })
  await visualizer.next.click()
  await expect(visualizer.segment(0)).toHaveAttribute('data-fate', 'delivered')
  await visualizer.expectStates({ client: { state: 'SYN-SENT' }, server: { state: 'SYN-RECEIVED' } })
})

test('what has not been sent is not in the page', async ({ page }) => {
  const { segments } = timelineOf('connection-lifecycle')
  const visualizer = new Visualizer(page)
  await visualizer.open(MID_FLIGHT)
  await expect(page.locator('[data-segment]')).toHaveCount(1)
  expect(segments.length).toBeGreaterThan(1)
})

test('a lost segment is lost in mid-flight and says so', async ({ page }) => {
  const { segments } = timelineOf('lost-syn')
  const lost = segments.find(({ fate }) => fate === 'lost')
  const visualizer = new Visualizer(page)
  await visualizer.open(`scenario=lost-syn&t=${(lost?.lostAt ?? 0) / 2}`)
  await expect(visualizer.segment(lost?.id ?? -1)).toHaveAttribute('data-fate', 'in-flight')
  await visualizer.next.click()
  await expect(visualizer.segment(lost?.id ?? -1)).toHaveAttribute('data-fate', 'lost')
  await expect(visualizer.segment(lost?.id ?? -1)).toContainText('lost')
})

test('played, a segment is seen on its way and the state changes as it arrives', async ({ page }) => {
  await page.clock.install()
  const visualizer = new Visualizer(page)
  await visualizer.open(MID_FLIGHT)
  await page.clock.pauseAt(Date.now() + 60_000)
  await visualizer.play.click()
  await page.clock.runFor(200)
  await expect(visualizer.segment(0)).toHaveAttribute('data-fate', 'in-flight')
  await visualizer.expectStates({ client: { state: 'SYN-SENT' }, server: { state: 'LISTEN' } })
  await page.clock.runFor(600)
  await expect(visualizer.segment(0)).toHaveAttribute('data-fate', 'delivered')
  await visualizer.expectStates({ client: { state: 'SYN-SENT' }, server: { state: 'SYN-RECEIVED' } })
})

test('the speed changes in mid-flight without a jump', async ({ page }) => {
  await page.clock.install()
  const visualizer = new Visualizer(page)
  const playing = async () => Number(await visualizer.slider.inputValue())
  await visualizer.open(`${MID_FLIGHT}&speed=0.25`)
  await page.clock.pauseAt(Date.now() + 60_000)
  await visualizer.play.click()
  await page.clock.runFor(400)
  const before = await playing()
  await visualizer.speed.selectOption('2')
  expect(await playing()).toBeCloseTo(before, 1)
  await expect(visualizer.segment(0)).toHaveAttribute('data-fate', 'in-flight')
  await page.clock.runFor(100)
  expect((await playing()) - before).toBeCloseTo(0.2, 1)
  await page.clock.runFor(2000)
  await expect(visualizer.endpoint('client')).toHaveAttribute('data-state', 'ESTABLISHED')
})

test('dragged by its thumb to anywhere and back, both diagrams tell the same', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('step=4')
  const box = await visualizer.slider.boundingBox()
  const longest = Number(await visualizer.slider.getAttribute('max'))
  if (!box) throw new Error('the slider is not on the screen')
  const at = (share: number) => [box.x + share * box.width, box.y + box.height / 2] as const
  await page.mouse.move(...at(Number(await visualizer.slider.inputValue()) / longest))
  await page.mouse.down()
  for (const share of [0.5, 0.9, 0.4, 0.65, 0.1]) {
    await page.mouse.move(...at(share), { steps: 4 })
    expect(Number(await visualizer.slider.inputValue()) / longest).toBeCloseTo(share, 1)
    await expect
      .poll(async () => Object.keys(await visualizer.active()).sort())
      .toEqual([...new Set(Object.values(await visualizer.states()))].sort())
  }
  await page.mouse.move(...at(0), { steps: 4 })
  await page.mouse.up()
  await visualizer.expectStates({ client: { state: 'CLOSED' }, server: { state: 'CLOSED' } })
  await expect(page.locator('[data-segment]')).toHaveCount(0)
})

test('with reduced motion nothing travels and nothing is left out', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const { moments } = timelineOf('connection-lifecycle')
  const visualizer = new Visualizer(page)
  await visualizer.open()
  for (const [step, moment] of moments.entries()) {
    if (step > 0) await visualizer.next.click()
    await visualizer.expectStates(moment)
    const known = moments.slice(0, step + 1).flatMap(({ sent }) => sent)
    await expect(page.locator('[data-segment]')).toHaveCount(known.length)
  }
})
