import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { KINDS, type Shown, snippet } from './snippets'

const SHOWN: Shown = {
  page: 'https://example.org/docs/tcp/',
  options: { scenario: 'four-way-close', step: 3 },
  title: 'Four-way close',
  picture: 'four-way-close-step-3.svg',
}

const OWN = 'title   Mine\nserver: listen\nclient: connect\n'
const ownOf = (text: string) => ({ packed: deflateRawSync(text).toString('base64url'), text })
const own: Shown = { ...SHOWN, options: { step: 3 }, own: ownOf(OWN) }

describe('a link', () => {
  test('leads to the step, from any sub-path', () => {
    expect(snippet('link', SHOWN)).toBe('https://example.org/docs/tcp/?scenario=four-way-close&step=3')
    expect(snippet('link', { ...SHOWN, page: 'https://example.org/tcp.html' })).toBe(
      'https://example.org/tcp.html?scenario=four-way-close&step=3',
    )
  })

  test('without anything to say is the page itself', () => {
    expect(snippet('link', { ...SHOWN, options: {} })).toBe('https://example.org/docs/tcp/')
  })

  test('carries a scenario of one’s own in its fragment', () => {
    expect(snippet('link', own)).toBe(`https://example.org/docs/tcp/?step=3#script=${own.own?.packed}`)
  })
})

test('a frame is as the documentation has it; one that may grow brings the script that lets it', () => {
  expect(snippet('iframe', { ...SHOWN, height: 480 })).toBe(`\
<iframe src="https://example.org/docs/tcp/embed.html?scenario=four-way-close&amp;step=3"
  title="Four-way close" width="100%" height="480" style="border: 0"
  loading="lazy" sandbox="allow-scripts" allow="fullscreen"></iframe>`)
  expect(snippet('iframe', { ...SHOWN, page: 'https://example.org/tcp.html' })).toContain(
    '\n<script src="https://example.org/embed-height.js" async></script>',
  )
})

describe('an element', () => {
  test('says what it needs, shows, and gives way to', () => {
    expect(snippet('element', { ...SHOWN, height: 480 })).toBe(`\
<script type="module" src="https://example.org/docs/tcp/element.js"></script>
<link rel="stylesheet" href="https://example.org/docs/tcp/style.css">

<tcp-visualizer scenario="four-way-close" step="3" style="height: 480px">
<a href="https://example.org/docs/tcp/?scenario=four-way-close&amp;step=3">Four-way close</a>
</tcp-visualizer>`)
  })

  test('has a scenario of one’s own inside', () => {
    expect(snippet('element', own)).toContain(
      `<tcp-visualizer step="3">\n<script type="text/tcp">\n${OWN}</script>\n<a href=`,
    )
  })

  test('has one that would end a script bare, escaped', () => {
    const text = 'title </ScRiPt> & more\nserver: listen\n'
    const markup = snippet('element', { ...own, own: ownOf(text) })
    expect(markup).toContain(
      '<tcp-visualizer step="3">\ntitle &lt;/ScRiPt&gt; &amp; more\nserver: listen\n<a',
    )
  })
})

/** What the one element of a TSX file is given, read by TypeScript; only literals are understood. */
function propsIn(source: string): Record<string, unknown> {
  const file = ts.createSourceFile('a.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const props: Record<string, unknown> = {}
  const literal = (node: ts.Node | undefined): unknown => {
    if (!node) return true
    if (ts.isJsxExpression(node)) return literal(node.expression)
    if (ts.isStringLiteralLike(node)) return node.text
    if (ts.isArrayLiteralExpression(node)) return node.elements.map(literal)
    return ts.isObjectLiteralExpression(node) ? node.getText() : JSON.parse(node.getText())
  }
  const visit = (node: ts.Node) => {
    if (ts.isJsxAttribute(node)) props[node.name.getText()] = literal(node.initializer)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return props
}

describe('a component', () => {
  test('is imported and told', () => {
    expect(snippet('react', { ...SHOWN, height: 480 })).toBe(`\
import { TcpVisualizer } from 'tcp-visualizer'
import 'tcp-visualizer/style.css'

<TcpVisualizer scenario="four-way-close" step={3} style={{ height: 480 }} />`)
  })

  test('takes values of every kind', () => {
    const options = { scenario: 'abort', panels: ['sequence', 'states'], loop: true, speed: 0.5 } as const
    expect(propsIn(snippet('react', { ...SHOWN, options }))).toEqual(options)
  })

  test('has the very text of a scenario, whatever stands in it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom('`', '\\', '$', '{', '${', '\r', '\n', '"', '</script>'))
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (script) => {
        expect(propsIn(snippet('react', { ...own, own: ownOf(script) }))).toEqual({ step: 3, script })
      }),
    )
  })
})

describe('a Markdown picture', () => {
  test('leads to the live page', () => {
    expect(snippet('markdown', SHOWN)).toBe(
      '[![Four-way close](four-way-close-step-3.svg)](https://example.org/docs/tcp/?scenario=four-way-close&step=3)',
    )
  })

  test('is not taken apart by its title, its file or its address', () => {
    const markdown = snippet('markdown', {
      ...SHOWN,
      page: 'https://example.org/a(b)/',
      title: 'FIN [lost]\n`*_<b>_*`',
      picture: '同时 (1).svg',
    })
    expect(markdown).toBe(
      String.raw`[![FIN \[lost\] \`\*\_\<b\>\_\*\`](%E5%90%8C%E6%97%B6%20%281%29.svg)` +
        '](https://example.org/a%28b%29/?scenario=four-way-close&step=3)',
    )
  })

  test('stays one line without an open bracket, whatever its title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const alt = snippet('markdown', { ...SHOWN, title }).slice('[!['.length, -'](x)'.length)
        expect(alt.replaceAll(/\\./gs, '').split('](')[0]).not.toMatch(/[[\]`<>\n\r]/)
      }),
    )
  })
})

test('of a title with quotes and tags no markup comes', () => {
  const title = `"><img src=x onerror="alert(1)">'`
  for (const kind of KINDS) expect(snippet(kind, { ...own, title })).not.toMatch(/(?<!\\)<img/)
  expect(snippet('iframe', { ...own, title })).toContain(' title="&quot;&gt;&lt;img src=x onerror=&quot;')
})
