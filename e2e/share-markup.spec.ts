import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { type Shown, snippet } from '../src/panels/share/snippets'

const SHOWN: Shown = {
  page: 'https://example.org/tcp/',
  options: { step: 1 },
  title: 'Mine',
  picture: 'mine.svg',
}

/** Texts with all that HTML might take for its own. */
const TEXTS = fc.sample(
  fc
    .array(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom(
          '<script>',
          '</script>',
          '</SCRIPT ',
          '<!--',
          '-->',
          '&lt;',
          '&amp;',
          '"',
          "'",
          '\n',
          '\n\n',
        ),
        fc.constantFrom('</tcp-visualizer>', '<a>', ']]>', 'client: connect\n', '  '),
      ),
    )
    .map((parts) => `server: listen\n${parts.join('')}`),
  { numRuns: 300, seed: 1 },
)

test('the text of a scenario survives in an element, whatever stands in it', async ({ page }) => {
  const markups = TEXTS.map((text) => snippet('element', { ...SHOWN, own: { packed: 'x', text } }))
  const read = await page.evaluate(
    (all) =>
      all.map((markup) => {
        const element = new DOMParser().parseFromString(markup, 'text/html').querySelector('tcp-visualizer')
        const script = element?.querySelector(':scope > script[type="text/tcp"]')
        const bare = Array.from(element?.childNodes ?? []).filter((node) => node instanceof Text)
        return script?.textContent ?? bare.map((node) => node.textContent).join('')
      }),
    markups,
  )
  const wanted = TEXTS.map((text) => text.replace(/\n?$/, '\n'))
  expect(read.map((text, i) => text.slice(1, 1 + (wanted[i]?.length ?? 0)))).toEqual(wanted)
})

test('titles survive in a frame, whatever stands in them', async ({ page }) => {
  const markups = TEXTS.map((title) => snippet('iframe', { ...SHOWN, title }))
  const read = await page.evaluate(
    (all) =>
      all.map((markup) => {
        const { body } = new DOMParser().parseFromString(`<body>${markup}`, 'text/html')
        return [body.querySelectorAll('*').length, body.querySelector('iframe')?.title]
      }),
    markups,
  )
  expect(read).toEqual(TEXTS.map((title) => [2, title]))
})
