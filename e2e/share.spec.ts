import { deflateRawSync } from 'node:zlib'
import AxeBuilder from '@axe-core/playwright'
import { test as bare } from '@playwright/test'
import { Share } from './support/share'
import { timelineOf } from './support/timelines'
import { expect, test, Visualizer } from './support/visualizer'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const FORMS = ['Link', 'iframe', 'Element', 'React', 'Markdown']

test('each form is copied with one press, as it stands there', async ({ page }) => {
  const share = new Share(page)
  await share.at('scenario=four-way-close&step=7')
  for (const form of FORMS) {
    await share.choose(form)
    const shown = await share.text.inputValue()
    expect(shown).toContain('four-way-close')
    expect(await share.copy()).toBe(shown)
  }
})

test('the link leads to the step that was shown', async ({ page }) => {
  const share = new Share(page)
  const visualizer = new Visualizer(page)
  await visualizer.open('scenario=four-way-close&step=6')
  await visualizer.next.click()
  await visualizer.expectStep(7)
  await share.open.click()
  const link = await share.copy()
  expect(link).toBe(page.url())
  await page.goto('about:blank')
  await page.goto(link)
  await visualizer.expectStep(7)
})

test('what is chosen is in the text, and in the preview', async ({ page }) => {
  const share = new Share(page)
  await share.at('scenario=four-way-close&step=7&theme=light', 'iframe')
  const { dialog, preview } = share
  await expect(preview.locator('[data-endpoint=client]')).toHaveAttribute('data-state', 'FIN-WAIT-1')
  await expect(preview.getByRole('button', { name: 'Play' })).toBeVisible()
  await dialog.getByRole('spinbutton', { name: 'from' }).fill('3')
  await dialog.getByRole('spinbutton', { name: 'to' }).fill('9')
  await dialog.getByRole('combobox', { name: 'Theme' }).selectOption('Dark')
  await dialog.getByRole('combobox', { name: 'Language' }).selectOption('中文')
  await dialog.getByRole('combobox', { name: 'Controls' }).selectOption('None')
  await dialog.getByRole('combobox', { name: 'Height' }).selectOption('480 px')
  const text = await share.text.inputValue()
  expect(text).toContain(
    'embed.html?scenario=four-way-close&amp;step=7&amp;from=3&amp;to=9&amp;controls=none&amp;theme=dark&amp;lang=zh"',
  )
  expect(text).toContain('height="480"')
  await expect(preview.getByRole('region', { name: '时序图' })).toBeVisible()
  await expect(preview.getByRole('button', { name: '播放' })).toHaveCount(0)
  await dialog.getByRole('radio', { name: 'The beginning' }).check({ force: true })
  await expect(share.text).toHaveValue(/four-way-close&amp;from=3&amp;/)
})

test('a step that is none is not taken over', async ({ page }) => {
  const share = new Share(page)
  await share.at('scenario=four-way-close')
  const to = share.dialog.getByRole('spinbutton', { name: 'to' })
  await to.fill('500')
  await expect(share.text).not.toHaveValue(/to=/)
  await to.blur()
  await expect(to).toHaveValue('12')
})

test('a scenario of one’s own travels in the text, whatever its title', async ({ page }) => {
  const text = 'title "quotes" & <b>tags</b> [x](y) `z`\n# kept as it is\nserver: listen\nclient: connect\n'
  const packed = deflateRawSync(text).toString('base64url')
  const share = new Share(page)
  await share.at(`step=2#script=${packed}`)
  expect(await share.copy()).toMatch(new RegExp(`/\\?step=2#script=${packed}$`))
  await share.choose('Element')
  const markup = await share.copy()
  await share.choose('iframe')
  const frame = await share.copy()
  const read = await page.context().newPage()
  const parsed = await read.evaluate(
    ([element, iframe]) => {
      document.body.innerHTML = `${element}${iframe}`
      return {
        text: document.querySelector('tcp-visualizer script')?.textContent,
        title: document.querySelector('iframe')?.title,
        src: document.querySelector('iframe')?.getAttribute('src'),
        strangers: document.querySelectorAll('b, img').length,
      }
    },
    [markup, frame] as const,
  )
  expect(parsed).toEqual({
    text: `\n${text}`,
    title: '"quotes" & <b>tags</b> [x](y) `z`',
    src: expect.stringMatching(new RegExp(`embed\\.html\\?step=2#script=${packed}$`)),
    strangers: 0,
  })
})

test('the picture of a Markdown text is saved under the name that the text has for it', async ({ page }) => {
  const share = new Share(page)
  await share.at('scenario=four-way-close&step=7', 'Markdown')
  await expect(share.preview.getByRole('img', { name: 'Four-way close' })).toBeVisible()
  const { name, octets } = await share.download('Download picture')
  expect(name).toBe('four-way-close-step-7.svg')
  expect(await share.text.inputValue()).toContain(`](${name})`)
  expect(octets.toString()).toMatch(/^<svg /)
})

test.describe('exports', () => {
  test('files have what they are called', async ({ page }) => {
    const share = new Share(page)
    await share.at('scenario=lost-syn&step=3&profile=linux', 'Export')
    const names: string[] = []
    const saved = async (button: string) => {
      const { name, octets } = await share.download(`Download ${button}`)
      await expect(share.status).toContainText(name)
      names.push(name)
      return octets
    }
    expect((await saved('SVG')).toString()).toMatch(/^<svg /)
    expect((await saved('PNG')).subarray(1, 4).toString()).toBe('PNG')
    await share.choose('The whole run')
    expect((await saved('SVG')).toString()).toMatch(/^<svg /)
    expect((await saved('Animated SVG')).toString()).toContain('@keyframes')
    expect((await saved('Mermaid')).toString()).toMatch(/^sequenceDiagram\n/)
    expect((await saved('Plain text')).toString()).toContain('<SEQ=100><CTL=SYN>')
    expect((await saved('pcap')).readUInt32LE(0)).toBe(0xa1b2c3d4)
    expect(JSON.parse((await saved('JSON')).toString())).toMatchObject({
      scenario: 'lost-syn',
      profile: 'linux',
    })
    expect(names).toEqual([
      'lost-syn-linux-step-3.svg',
      'lost-syn-linux-step-3.png',
      'lost-syn-linux.svg',
      'lost-syn-linux.animated.svg',
      'lost-syn-linux.mmd',
      'lost-syn-linux.txt',
      'lost-syn-linux.pcap',
      'lost-syn-linux.json',
    ])
  })

  test('text is copied', async ({ page }) => {
    const share = new Share(page)
    await share.at('scenario=abort', 'Export')
    await share.dialog.getByRole('button', { name: 'Copy JSON' }).click()
    await expect(share.status).toHaveText('Copied')
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(JSON.parse(copied)).toEqual(timelineOf('abort'))
  })
})

test.describe('where the browser lets no page copy', () => {
  test.beforeEach(({ page }) =>
    page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined })),
  )

  const selected = (share: Share) =>
    share.text.evaluate(
      (field: HTMLTextAreaElement) =>
        document.activeElement === field && field.value.slice(field.selectionStart, field.selectionEnd),
    )

  test('the text is selected, and that is said', async ({ page }) => {
    const share = new Share(page)
    await share.at('scenario=abort&step=2')
    await share.dialog.getByRole('button', { name: 'Copy', exact: true }).click()
    await expect(share.status).toContainText('selected')
    expect(await selected(share)).toMatch(/scenario=abort&step=2$/)
  })

  test('so is the text of an export', async ({ page }) => {
    const share = new Share(page)
    await share.at('scenario=abort', 'Export')
    await share.dialog.getByRole('button', { name: 'Copy Plain text' }).click()
    await expect(share.status).toContainText('selected')
    expect(await selected(share)).toContain('<CTL=RST')
  })
})

test('Escape closes it, and the focus is where it was', async ({ page }) => {
  const share = new Share(page)
  await new Visualizer(page).open()
  await share.open.focus()
  await page.keyboard.press('Enter')
  await expect(share.dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(share.dialog).toHaveCount(0)
  await expect(share.open).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(share.dialog).toBeVisible()
})

test('the keyboard alone chooses a form and copies it', async ({ page }) => {
  const share = new Share(page)
  await share.at('scenario=abort&step=2')
  await share.dialog.getByRole('radio', { name: 'Link' }).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(share.dialog.getByRole('radio', { name: 'Export' })).toBeChecked()
  for (let press = 0; press < 2; press++) await page.keyboard.press('ArrowLeft')
  await expect(share.dialog.getByRole('radio', { name: 'React' })).toBeChecked()
  await share.dialog.getByRole('button', { name: 'Copy' }).focus()
  await page.keyboard.press('Enter')
  await expect(share.status).toHaveText('Copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    '<TcpVisualizer scenario="abort"',
  )
})

const LOOKS = [
  { form: 'iframe', width: 1280, height: 800, theme: 'light', lang: 'en', name: 'Share' },
  { form: 'markdown', width: 390, height: 844, theme: 'dark', lang: 'zh', name: '分享' },
  { form: 'export', width: 1280, height: 800, theme: 'dark', lang: 'en', name: 'Share' },
] as const

for (const { form, width, height, theme, lang, name } of LOOKS) {
  test(`axe finds nothing: ${form}, ${width} wide, ${theme}, ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await new Visualizer(page).open(`step=8&theme=${theme}&lang=${lang}`)
    await page.getByRole('button', { name, exact: true }).click()
    await page.locator(`dialog[open] input[value=${form}]`).check({ force: true })
    const { violations } = await new AxeBuilder({ page }).include('dialog[open]').analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  })
}

test('its button is large enough for a finger', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await new Visualizer(page).open()
  const target = await new Share(page).open.boundingBox()
  expect(target?.width).toBeGreaterThanOrEqual(44)
  expect(target?.height).toBeGreaterThanOrEqual(44)
})

bare('a dialog that cannot be fetched leaves the page as it is, with a notice', async ({ page }) => {
  await new Visualizer(page).open('step=3')
  await page.route('**/sharing-*.js', (route) => route.abort())
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText('Could not load it')
  await new Visualizer(page).expectStep(3)
})
