import { existsSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import type { Timeline } from '../src/timeline/timeline'
import { runOf, runs, toMermaid, words } from './support/pictures'

const MERMAID = 'examples/node_modules/mermaid/dist/mermaid.min.js'

test.skip(!existsSync(MERMAID), 'Mermaid is not there: npm run examples fetches it')

interface Mermaid {
  initialize(options: object): void
  render(id: string, text: string): Promise<{ svg: string }>
}

/** The words of diagrams as Mermaid itself draws them. */
async function drawn(page: Page, texts: readonly string[]) {
  await page.setContent('<!doctype html><html><body></body></html>')
  await page.addScriptTag({ path: MERMAID })
  return page.evaluate(async (all) => {
    const { mermaid } = globalThis as unknown as { mermaid: Mermaid }
    mermaid.initialize({ startOnLoad: false })
    const words: string[] = []
    for (const [nth, text] of all.entries()) {
      const { svg } = await mermaid.render(`diagram${nth}`, text)
      const picture = new DOMParser().parseFromString(svg, 'text/html')
      words.push(Array.from(picture.querySelectorAll('text'), ({ textContent }) => textContent).join('\n'))
    }
    return words
  }, texts)
}

test('Mermaid draws every built-in scenario, in both languages', async ({ page }) => {
  test.setTimeout(120_000)
  for (const t of [words.en, words.zh]) {
    const pictures = await drawn(
      page,
      runs.map((timeline) => toMermaid(timeline, t)),
    )
    for (const [nth, picture] of pictures.entries()) {
      const { scenario, segments } = runs[nth] as Timeline
      const flags = segments.map((segment) => segment.flags.join('+'))
      for (const each of flags) expect(picture, scenario).toContain(each)
      expect(picture, scenario).toContain('10.0.0.1:')
    }
  }
})

test('an author’s words come out as they went in', async ({ page }) => {
  const en = 'end; #35; "quoted" %% <b>bold</b> a:b `code` {x} END loop ->> 100% & alt'
  const timeline = { ...runOf('abort'), title: { en } }
  const [picture] = await drawn(page, [toMermaid(timeline, words.en)])
  expect(picture).toContain(en)
})
