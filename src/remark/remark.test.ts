import { remark } from 'remark'
import html from 'remark-html'
import { expect, test } from 'vitest'
import { readInfo } from './info'
import remarkTcp, { type RemarkTcpOptions } from './remark'

const build = async (markdown: string, options?: RemarkTcpOptions) =>
  String(await remark().use(remarkTcp, options).use(html, { sanitize: false }).process(markdown))

const fence = (info: string, ...lines: string[]) => ['```tcp '.concat(info), ...lines, '```'].join('\n')

/** The picture that stands in a page, as the SVG that it is. */
const pictureIn = (page: string) =>
  decodeURIComponent(/<img src="data:image\/svg\+xml,([^"]*)"/.exec(page)?.[1] ?? '')

const REFUSED = ['title A refused connection', 'client: connect']

test('a block becomes an element with its text as the scenario, and a picture of its run', async () => {
  const page = await build(fence('', ...REFUSED))
  expect(page).toMatch(
    /^<tcp-visualizer><script type="text\/tcp">title A refused connection\nclient: connect</,
  )
  expect(page).toMatch(/ alt="A refused connection" width="\d+" height="\d+"><\/tcp-visualizer>\s*$/)
  expect(pictureIn(page)).toMatch(/^<svg .*<title>A refused connection<\/title>.*>RST/s)
})

test('an empty block shows a built-in scenario', async () => {
  const page = await build(fence('scenario=four-way-close step=3 panels="sequence, states" loop'))
  expect(page).toMatch(
    /^<tcp-visualizer scenario="four-way-close" step="3" panels="sequence, states" loop><img /,
  )
  expect(page).toContain('alt="Four-way close: step 3 of 12"')
  expect(pictureIn(page)).toContain('<title>Four-way close: step 3 of 12</title>')
})

test('what holds for every block can be said once, and otherwise by a block', async () => {
  const page = await build(`${fence('')}\n\n${fence('theme=light')}`, { lang: 'zh', theme: 'dark' })
  expect(page.match(/<tcp-visualizer [^>]*>/g)).toEqual([
    '<tcp-visualizer lang="zh" theme="dark">',
    '<tcp-visualizer lang="zh" theme="light">',
  ])
  expect(pictureIn(page)).toContain('lang="zh"')
})

test('a picture ends where the player does', async () => {
  const [whole, part] = await Promise.all(['', 'to=4'].map((info) => build(fence(info))))
  expect(pictureIn(part ?? '').length).toBeLessThan(pictureIn(whole ?? '').length / 2)
})

test('a text that would end its script stands bare', async () => {
  const page = await build(fence('', ...REFUSED, '# </script><img src=x onerror=alert(1)>'))
  expect(page).toMatch(/^<tcp-visualizer>title A refused connection\nclient: connect\n# &#x3C;\/script>/)
  expect(page.match(/<img/g)).toHaveLength(1)
  expect(page).not.toContain('<script')
})

test('other blocks are left alone', async () => {
  expect(await build('```sh\ntcp\n```\n\n    tcp')).not.toContain('tcp-visualizer')
})

test.each([
  ['at its line', fence('', 'client: connect', 'client: clsoe'), '5:9', 'clsoe'],
  ['that cannot be run', fence('', 'client: connect', 'wait 1s', 'at 0s', 'client: close'), '6:', 'past'],
  ['in a list', `- ${fence('', 'clinet: connect').replaceAll('\n', '\n  ')}`, '4:3', 'clinet'],
  ['in an attribute', fence('scenario=abort from=99'), '3:1', '“from=99”: expected a step, a whole number'],
  ['in the name of an attribute', fence('stpe=3'), '3:1', '“stpe” is no attribute of a player.'],
  ['in the name of a scenario', fence('scenario=abrot'), '3:1', '“scenario=abrot”: expected the id'],
  ['in saying two things', fence('scenario=abort', 'client: connect'), '3:1', 'not both'],
])('a mistake %s fails the file, with line and column', async (_, block, place, words) => {
  const failed = build(`# Page\n\n${block}`)
  await expect(failed).rejects.toThrow(words)
  const { line, column, source } = await failed.catch((error) => error)
  expect(`${line}:${column}`).toMatch(new RegExp(`^${place}`))
  expect(source).toBe('tcp-visualizer')
})

test('values may be quoted', () => {
  expect(readInfo(`a=1 b="2 3" c='4"' d e= f=x=y`)).toEqual([
    ['a', '1'],
    ['b', '2 3'],
    ['c', '4"'],
    ['d', ''],
    ['e', ''],
    ['f', 'x=y'],
  ])
})
