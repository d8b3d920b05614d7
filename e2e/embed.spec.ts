import type { TcpVisualizerElement } from '../src/embed/element'
import { expect, listen, openHost, test } from './support/host'
import { timelineOf } from './support/timelines'
import { Visualizer } from './support/visualizer'

const isPlayer = (file: string) => /^element\/player-/.test(file)

test('ten players on a page pull one player, once, and what is out of sight nothing of its own', async ({
  page,
}) => {
  // Nor near it: the second player begins further below than it takes to be fetched.
  await page.setViewportSize({ width: 1280, height: 500 })
  const asked = await openHost(page, 'ten.html')
  const first = page.locator('#first')
  await expect(first.getByRole('button', { name: 'Next step', exact: true })).toBeVisible()
  expect(asked.filter(isPlayer)).toHaveLength(1)
  const scenarios = () => asked.filter((file) => /four-way|handshake|simultaneous|half|abort|lost/.test(file))
  expect(scenarios()).toHaveLength(1)
  const last = page.locator('tcp-visualizer').last()
  await last.scrollIntoViewIfNeeded()
  await expect(last.getByRole('button', { name: 'Next step', exact: true })).toBeVisible()
  expect(asked.filter(isPlayer)).toHaveLength(1)
  expect(new Set(asked).size, 'no file is asked for twice').toBe(asked.length)
})

test('nothing moves when the player comes, and its children are seen until then', async ({ page }) => {
  await page.route('**/element/player-*.js', async (route) => {
    const link = page.getByRole('link', { name: 'Four-way close' })
    await expect(link).toBeVisible()
    const before = await page.locator('#after').boundingBox()
    await route.continue()
    await expect(new Visualizer(page).next).toBeVisible()
    expect(await page.locator('#after').boundingBox()).toEqual(before)
    await expect(link).toBeHidden()
  })
  await page.addInitScript(() => {
    const observer = new PerformanceObserver((list) => {
      for (const shift of list.getEntries()) window.heard.push(['layout-shift', shift.toJSON()])
    })
    window.heard = []
    observer.observe({ type: 'layout-shift', buffered: true })
  })
  await openHost(page, 'one.html')
  await expect(new Visualizer(page).next).toBeVisible()
  await page.unrouteAll({ behavior: 'wait' })
  expect(await page.evaluate(() => window.heard)).toEqual([])
})

for (const width of [360, 700, 1280]) {
  test(`a page ${width} px wide keeps the player's place before its script is there`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await page.route('**/element.js', async (route) => {
      const before = await page.locator('tcp-visualizer').boundingBox()
      await route.continue()
      await expect(new Visualizer(page).next).toBeVisible()
      expect(await page.locator('tcp-visualizer').boundingBox()).toEqual(before)
    })
    await openHost(page, 'one.html')
    await expect(new Visualizer(page).next).toBeVisible()
    await page.unrouteAll({ behavior: 'wait' })
  })
}

test('it stands at its step, steps, and tells of each step', async ({ page }) => {
  await listen(page, ['stepchange'])
  await openHost(page, 'one.html')
  const visualizer = new Visualizer(page)
  await visualizer.expectStep(3)
  await visualizer.next.click()
  await visualizer.expectStep(4)
  const moment = timelineOf('four-way-close').moments[4]
  await expect.poll(() => page.evaluate(() => window.heard)).toHaveLength(1)
  const [[, detail] = []] = await page.evaluate(() => window.heard)
  expect(detail).toMatchObject({ step: 4, client: moment?.client.state, server: moment?.server.state })
  expect(detail).toHaveProperty('narration', expect.stringMatching(/\w+/))
})

test('methods called before the player is there are remembered', async ({ page }) => {
  await openHost(page, 'bare.html')
  await page.evaluate(async () => {
    await customElements.whenDefined('tcp-visualizer')
    const element = document.createElement('tcp-visualizer')
    element.setAttribute('scenario', 'four-way-close')
    element.playbackRate = 2
    element.goTo(5)
    element.next()
    document.querySelector('main')?.append(element)
  })
  const visualizer = new Visualizer(page)
  await visualizer.expectStep(6)
  await expect(visualizer.speed).toHaveValue('2')
})

test('it plays and pauses as media elements do, and says so', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await listen(page, ['ready', 'play', 'pause', 'ratechange', 'ended'])
  await openHost(page, 'one.html')
  await new Visualizer(page).expectStep(3)
  const element = page.locator('tcp-visualizer')
  const state = () =>
    element.evaluate(
      ({ paused, ended, step, steps, duration, currentTime, playbackRate }: TcpVisualizerElement) => ({
        paused,
        ended,
        step,
        steps,
        playbackRate,
        within: currentTime > 0 && currentTime <= duration,
      }),
    )
  const { length } = timelineOf('four-way-close').moments
  const steps = length - 1
  expect(await state()).toEqual({ paused: true, ended: false, step: 3, steps, playbackRate: 1, within: true })
  await element.evaluate((player: TcpVisualizerElement) => {
    player.playbackRate = 4
    player.currentTime = player.duration - 0.1
    player.play()
  })
  await expect.poll(state).toMatchObject({ paused: true, ended: true, step: steps, playbackRate: 4 })
  const heard = () => page.evaluate(() => window.heard.map(([type]) => type))
  await expect.poll(heard).toEqual(['ready', 'ratechange', 'play', 'pause', 'ended'])
  await element.evaluate((player: TcpVisualizerElement) => player.goTo(0))
  const snapshot = await element.evaluate((player: TcpVisualizerElement) => player.snapshot)
  expect(snapshot).toMatchObject({ scenario: 'four-way-close', step: 0, client: { state: 'CLOSED' } })
})

test('attributes may change, and what is asked for next is for what comes', async ({ page }) => {
  await openHost(page, 'one.html')
  const visualizer = new Visualizer(page)
  await visualizer.expectStep(3)
  const element = page.locator('tcp-visualizer')
  await element.evaluate((player) => player.setAttribute('step', '5'))
  await visualizer.expectStep(5)
  await element.evaluate((player: TcpVisualizerElement) => {
    player.setAttribute('scenario', 'simultaneous-open')
    player.removeAttribute('step')
    player.goTo(2)
  })
  await visualizer.expectStep(2)
  await expect(element).toHaveJSProperty('snapshot.scenario', 'simultaneous-open')
  await element.evaluate((player) => player.setAttribute('lang', 'zh'))
  await expect(page.getByRole('button', { name: '下一步', exact: true })).toBeVisible()
  await expect(element).toHaveJSProperty('step', 2)
})

test('a range of steps is played', async ({ page }) => {
  await openHost(page, 'one.html')
  const element = page.locator('tcp-visualizer')
  await element.evaluate((player) => {
    player.setAttribute('from', '4')
    player.setAttribute('to', '6')
  })
  const visualizer = new Visualizer(page)
  await visualizer.expectStep(4)
  await visualizer.slider.focus()
  await page.keyboard.press('End')
  await visualizer.expectStep(6)
})

test('moved it goes on; removed and put back it stands where it was', async ({ page }) => {
  await openHost(page, 'one.html')
  const visualizer = new Visualizer(page)
  await visualizer.expectStep(3)
  await visualizer.next.click()
  await visualizer.expectStep(4)
  await page.evaluate(() => document.body.append(document.querySelector('tcp-visualizer') ?? ''))
  await visualizer.expectStep(4)
  const kept = await page.locator('tcp-visualizer').elementHandle()
  await kept?.evaluate((player) => player.remove())
  await expect(visualizer.next).toBeHidden()
  await kept?.evaluate((player) => document.body.append(player))
  await visualizer.expectStep(4)
})

test('it works in the shadow root of another element', async ({ page }) => {
  await openHost(page, 'bare.html')
  await page.evaluate(() => {
    const root = document.querySelector('main')?.attachShadow({ mode: 'open' })
    const player = document.createElement('tcp-visualizer')
    player.setAttribute('scenario', 'abort')
    root?.append(player)
  })
  const visualizer = new Visualizer(page)
  await visualizer.expectStep(0)
  await visualizer.slider.focus()
  await page.keyboard.press('ArrowRight')
  await visualizer.expectStep(1)
})

test('keys are for the player that has the focus, and for none if none has it', async ({ page }) => {
  await openHost(page, 'one.html')
  const visualizer = new Visualizer(page)
  await visualizer.expectStep(3)
  await page.locator('h1').click()
  await page.keyboard.press('ArrowRight')
  await visualizer.expectStep(3)
  await visualizer.slider.focus()
  await page.keyboard.press('ArrowRight')
  await visualizer.expectStep(4)
})

const OWN = `title My own
client: connect`

for (const [how, markup] of [
  ['bare', `<tcp-visualizer>${OWN}</tcp-visualizer>`],
  ['in a script', `<tcp-visualizer><script type="text/tcp">${OWN}</script></tcp-visualizer>`],
] as const) {
  test(`a scenario of one's own stands inside, ${how}`, async ({ page }) => {
    await openHost(page, 'bare.html')
    await page.locator('main').evaluate((main, html) => main.setHTMLUnsafe(html), markup)
    await new Visualizer(page).expectStep(0)
    await expect
      .poll(() =>
        page.locator('tcp-visualizer').evaluate((player: TcpVisualizerElement) => player.snapshot?.scenario),
      )
      .toBe('own')
  })
}

test('a mistake in a scenario is told with its place, and something is shown', async ({ page }) => {
  await listen(page, ['scenarioerror'])
  await openHost(page, 'bare.html')
  await page
    .locator('main')
    .evaluate((main) => main.setHTMLUnsafe('<tcp-visualizer>client: connect\nserver: lisen</tcp-visualizer>'))
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText('Line 2, column 9')
  await new Visualizer(page).expectStep(0)
  const [[, detail] = []] = await page.evaluate(() => window.heard)
  expect(detail).toMatchObject({ line: 2, column: 9, message: expect.stringContaining('lisen') })
})

const HOSTILE = [
  ['scenario', '<script>alert(1)</script>'],
  ['scenario', '__proto__'],
  ['scenario', 'constructor'],
  ['step', 'NaN'],
  ['t', 'Infinity'],
  ['speed', '1e999'],
  ['panels', '__proto__,sequence'],
  ['theme', '"><img src=x onerror=alert(1)>'],
  ['lang', 'x'.repeat(2 ** 20)],
  ['profile', 'toString'],
  ['to', '-1'],
] as const

for (const [name, value] of HOSTILE) {
  test(`${name}=${value.slice(0, 30)} changes nothing but a notice`, async ({ page }) => {
    await openHost(page, 'one.html')
    await page
      .locator('tcp-visualizer')
      .evaluate((player, [name, value]) => player.setAttribute(name, value), [name, value] as const)
    await expect(page.getByRole('status', { name: 'Notices' }).getByRole('listitem')).toBeVisible()
    await expect(new Visualizer(page).next).toBeVisible()
  })
}

for (const text of [
  'x'.repeat(2 ** 20),
  '<img src=x onerror=alert(1)>',
  '__proto__: constructor',
  '\0\uffff',
]) {
  test(`the text ${JSON.stringify(text.slice(0, 30))} changes nothing but a notice`, async ({ page }) => {
    await openHost(page, 'one.html')
    await page.locator('tcp-visualizer').evaluate((player, text) => player.append(text), text)
    await expect(page.getByRole('status', { name: 'Notices' }).getByRole('listitem')).toBeVisible()
    await new Visualizer(page).expectStep(3)
  })
}

test('methods take any number for what it is worth', async ({ page }) => {
  await openHost(page, 'one.html')
  const visualizer = new Visualizer(page)
  await visualizer.expectStep(3)
  await page.locator('tcp-visualizer').evaluate((player: TcpVisualizerElement) => {
    player.goTo(Number.NaN)
    player.currentTime = Number.NaN
    player.currentTime = Number.POSITIVE_INFINITY
    for (const rate of [Number.NaN, 0, -1, Number.POSITIVE_INFINITY]) player.playbackRate = rate
  })
  await visualizer.expectStep(3)
  await expect(visualizer.speed).toHaveValue('1')
  await page.locator('tcp-visualizer').evaluate((player: TcpVisualizerElement) => player.goTo(1e9))
  await visualizer.expectStep(timelineOf('four-way-close').moments.length - 1)
})

test('panels that do not exist do not decide how high it is', async ({ page }) => {
  await openHost(page, 'one.html')
  const element = page.locator('tcp-visualizer')
  const before = await element.boundingBox()
  await element.evaluate((player) => player.setAttribute('panels', 'nonsense'))
  await expect(page.getByRole('status', { name: 'Notices' }).getByRole('listitem')).toBeVisible()
  expect(await element.boundingBox()).toEqual(before)
})

test('it follows the theme of the page around, or is told', async ({ page }) => {
  await openHost(page, 'one.html')
  await new Visualizer(page).expectStep(3)
  const ink = () => page.getByRole('article').evaluate((article) => getComputedStyle(article).color)
  const light = await ink()
  await page.evaluate(() => document.body.classList.add('dark'))
  await expect.poll(ink).not.toBe(light)
  await page.locator('tcp-visualizer').evaluate((player) => player.setAttribute('theme', 'light'))
  await expect.poll(ink).toBe(light)
})

test('on paper all of the run is there', async ({ page }) => {
  await openHost(page, 'one.html')
  await new Visualizer(page).expectStep(3)
  const segments = page.locator('[data-segment]')
  const sent = timelineOf('four-way-close').segments.length
  expect(await segments.count()).toBeLessThan(sent)
  await page.emulateMedia({ media: 'print' })
  await expect(segments).toHaveCount(sent)
  const told = page.getByRole('table').getByRole('row').last()
  await expect(told).toContainText('2 MSL have passed')
  expect((await told.boundingBox())?.height).toBeGreaterThan(10)
})
