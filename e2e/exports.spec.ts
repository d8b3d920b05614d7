import { expect, type Page, test } from '@playwright/test'
import { labelsOf, overlaps } from './support/labels'
import { exportSvg, runs, runsByGroup, words } from './support/pictures'

/** Puts a picture into a page that has nothing else. */
async function show(page: Page, svg: string) {
  await page.setContent(`<!doctype html><html><body style="margin: 0">${svg}</body></html>`)
}

/** What the parser of XML objects to. */
const complaint = (page: Page, svg: string) =>
  page.evaluate(
    (text) =>
      new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror')?.textContent,
    svg,
  )

/** Texts that reach beyond the edge of the picture. */
const cut = (page: Page) =>
  page.evaluate(() => {
    const edge = document.querySelector('svg')?.getBoundingClientRect() ?? new DOMRect()
    return Array.from(document.querySelectorAll('text'), (text) => ({
      words: text.textContent,
      box: text.getBoundingClientRect(),
    }))
      .filter(
        ({ box }) =>
          box.left < edge.left || box.right > edge.right || box.top < edge.top || box.bottom > edge.bottom,
      )
      .map(({ words }) => words)
  })

/** EVERY=1 draws each scenario at more steps and in both languages, which takes a few minutes. */
const { EVERY } = process.env
const SHARES = EVERY ? [0.25, 0.5, 0.75, 1] : [0.5, 1]

for (const [group, timelines] of runsByGroup) {
  test(`${group}: pictures in which nothing overlaps and nothing is cut off`, async ({ page }) => {
    test.setTimeout(EVERY ? 600_000 : 60_000)
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    for (const [index, timeline] of timelines.entries()) {
      const languages = EVERY ? (['en', 'zh'] as const) : ([index % 2 === 0 ? 'en' : 'zh'] as const)
      const steps = timeline.moments.length - 1
      const some = [...new Set(SHARES.map((share) => Math.round(share * steps)))]
      for (const lang of languages) {
        const t = words[lang]
        const theme = lang === 'en' ? 'light' : 'dark'
        for (const step of [undefined, ...some]) {
          const what = `${timeline.scenario}, ${lang}, ${step === undefined ? 'whole' : `step ${step}`}`
          const svg = exportSvg(timeline, { t, theme, ...(step !== undefined && { step }) })
          expect(await complaint(page, svg), what).toBeUndefined()
          await show(page, svg)
          expect
            .soft(overlaps(await labelsOf(page.locator('text:not([aria-hidden]):visible'))), what)
            .toEqual([])
          expect.soft(await cut(page), what).toEqual([])
        }
      }
    }
    expect(asked).toEqual([])
  })
}

test('a picture refers to nothing outside itself and runs nothing', () => {
  const t = words.en
  for (const timeline of runs) {
    const svg = exportSvg(timeline, { t, step: 1 })
    const drawing = svg.replaceAll(/<(title|desc)>.*?<\/\1>/gs, '')
    expect(drawing).not.toMatch(/<script|<foreignObject|<image|\bhref|\bsrc=|url\(|@import|\son\w+=/)
    expect(drawing.match(/https?:[^"]*/g)).toEqual(['http://www.w3.org/2000/svg'])
  }
})

test('a picture stands in an img, in the colours that its reader prefers', async ({ page }) => {
  const t = words.en
  const paper = async (theme: 'light' | 'dark' | 'auto', prefers: 'light' | 'dark') => {
    await page.emulateMedia({ colorScheme: prefers })
    const svg = exportSvg(runs[0] as (typeof runs)[0], { t, theme })
    return page.evaluate(async (text) => {
      const image = new Image()
      image.src = `data:image/svg+xml,${encodeURIComponent(text)}`
      await image.decode()
      const canvas = document.createElement('canvas')
      const pen = canvas.getContext('2d')
      pen?.drawImage(image, 0, 0)
      return [...(pen?.getImageData(10, 10, 1, 1).data ?? [])].slice(0, 3)
    }, svg)
  }
  const [light, dark] = [
    [255, 255, 255],
    [20, 23, 27],
  ]
  expect(await paper('light', 'dark')).toEqual(light)
  expect(await paper('dark', 'light')).toEqual(dark)
  expect(await paper('auto', 'light')).toEqual(light)
  expect(await paper('auto', 'dark')).toEqual(dark)
})

test('two pictures in one page keep their styles to themselves', async ({ page }) => {
  const t = words.en
  const [first, second] = (['light', 'dark'] as const).map((theme) =>
    exportSvg(runs[0] as (typeof runs)[0], { t, theme }),
  )
  await show(page, `<p class="note">beside</p>${first}${second}`)
  const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
  const colours = await page
    .locator('svg > rect')
    .evaluateAll((papers) => papers.map((paper) => getComputedStyle(paper).fill))
  expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(20, 23, 27)'])
})
