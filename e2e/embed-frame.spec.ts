import type { Page } from '@playwright/test'
import { expect, host, openHost, test } from './support/host'

const say = (page: Page, message: unknown) =>
  page.locator('iframe').evaluate((frame: HTMLIFrameElement, message) => {
    frame.contentWindow?.postMessage(message, '*')
  }, message)

const command = (page: Page, content: object) =>
  say(page, { source: 'tcp-visualizer', version: 1, ...content })

const inside = (page: Page) => {
  const frame = page.frameLocator('iframe')
  return {
    next: frame.getByRole('button', { name: 'Next step', exact: true }),
    notices: frame.getByRole('status', { name: 'Notices' }).getByRole('listitem'),
    speed: frame.getByRole('combobox', { name: 'Speed' }),
    expectStep: (step: number) =>
      expect(frame.getByRole('slider', { name: 'Timeline' })).toHaveAttribute(
        'aria-valuetext',
        new RegExp(`^step ${step} of`),
      ),
  }
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    window.heard = []
    addEventListener('message', ({ data }) => {
      if (data?.source === 'tcp-visualizer') window.heard.push([data.type, data])
    })
  })
})

const heard = (page: Page, type: string) =>
  page.evaluate((type) => window.heard.filter(([heard]) => heard === type).map(([, data]) => data), type)

test('it runs sandboxed, from a host that sends no CORS header', async ({ page }) => {
  await openHost(page, 'frame.html')
  const frame = inside(page)
  await frame.expectStep(3)
  await frame.next.click()
  await frame.expectStep(4)
})

test('it tells what happens, and does as it is told', async ({ page }) => {
  await openHost(page, 'frame.html')
  const frame = inside(page)
  await frame.expectStep(3)
  await expect.poll(() => heard(page, 'ready')).toMatchObject([{ version: 1, step: 3 }])
  await command(page, { type: 'goTo', step: 6 })
  await frame.expectStep(6)
  await expect.poll(() => heard(page, 'stepchange')).toMatchObject([{ step: 6 }])
  await command(page, { type: 'previous' })
  await frame.expectStep(5)
  await command(page, { type: 'playbackRate', playbackRate: 2 })
  await expect(frame.speed).toHaveValue('2')
  await command(page, { type: 'set', options: { scenario: 'abort', step: 1, lang: 'zh' } })
  await expect(page.frameLocator('iframe').getByRole('button', { name: '下一步', exact: true })).toBeVisible()
})

test('the page around gives it the height that it likes', async ({ page }) => {
  await openHost(page, 'frame.html')
  await expect.poll(async () => (await page.locator('iframe').boundingBox())?.height).toBeGreaterThan(500)
  await page.setViewportSize({ width: 500, height: 800 })
  await expect.poll(async () => (await page.locator('iframe').boundingBox())?.height).toBeGreaterThan(900)
})

test('a message that makes no sense changes nothing', async ({ page }) => {
  await openHost(page, 'frame.html')
  const frame = inside(page)
  await frame.expectStep(3)
  for (const nonsense of [null, 7, 'x'.repeat(2 ** 20), [], {}, { source: 'tcp-visualizer' }]) {
    await say(page, nonsense)
  }
  for (const content of [
    { type: '__proto__' },
    { type: 'constructor' },
    { type: {} },
    { type: 'goTo' },
    { type: 'goTo', step: '5' },
    { type: 'goTo', step: Number.NaN },
    { type: 'currentTime', currentTime: Number.NEGATIVE_INFINITY },
    { type: 'playbackRate', playbackRate: -1 },
    { type: 'set', options: 'theme=dark' },
    { type: 'set', options: null },
  ]) {
    await command(page, content)
  }
  await command(page, { type: 'next', version: 2 })
  await command(page, { type: 'next' })
  await frame.expectStep(4)
  await expect(frame.notices).toHaveCount(0)
  await command(page, { type: 'set', options: { theme: '<script>alert(1)</script>', constructor: 'x' } })
  await expect(frame.notices).toHaveCount(2)
})

for (const parameters of [
  'scenario=__proto__',
  'step=NaN',
  `lang=${'x'.repeat(4000)}`,
  'scenario=<script>',
]) {
  test(`?${parameters.slice(0, 30)} is ignored with a notice`, async ({ page }) => {
    await page.goto(`${host()}/tcp/embed.html?${parameters}`)
    await expect(page.getByRole('status', { name: 'Notices' }).getByRole('listitem')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Next step', exact: true })).toBeVisible()
  })
}

test("a scenario of one's own travels in the fragment", async ({ page }) => {
  await page.goto(`${host()}/hosts/bare.html`)
  const packed = await page.evaluate(async () => {
    const text = new Blob(['title Mine\nclient: connect']).stream()
    const squeezed = text.pipeThrough(new CompressionStream('deflate-raw'))
    const octets = new Uint8Array(await new Response(squeezed).arrayBuffer())
    return btoa(String.fromCharCode(...octets))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '')
  })
  await page.goto(`${host()}/tcp/embed.html#script=${packed}`)
  await expect(page.getByRole('slider', { name: 'Timeline' })).toHaveAttribute('aria-valuetext', /^step 0 of/)
  await page.goto(`${host()}/tcp/embed.html?x#script=${packed.slice(4)}`)
  await expect(page.getByRole('status', { name: 'Notices' }).getByRole('listitem')).toHaveCount(2)
})

test('the wheel over a frame scrolls its page, and what scrolls in it only once one has come in', async ({
  page,
}) => {
  await page.setViewportSize({ width: 900, height: 420 })
  await openHost(page, 'frame.html')
  await inside(page).expectStep(3)
  await command(page, { type: 'set', options: { scenario: 'connection-lifecycle', step: 12 } })
  await inside(page).expectStep(12)
  const frame = page.frameLocator('iframe')
  const ladder = frame.getByRole('region', { name: 'Sequence diagram' })
  await expect(ladder).toHaveAttribute('data-scrolls', '')
  const scrolled = () => page.evaluate(() => scrollY)
  const shown = () => ladder.evaluate(({ scrollTop }) => scrollTop)
  await ladder.hover()
  const [before, start] = [await shown(), await scrolled()]
  await page.mouse.wheel(0, start > 0 ? -120 : 120)
  await expect.poll(scrolled).not.toBe(start)
  expect(await shown()).toBe(before)
  await ladder.focus()
  await ladder.hover()
  await page.mouse.wheel(0, -120)
  await expect.poll(shown).toBeLessThan(before)
})
