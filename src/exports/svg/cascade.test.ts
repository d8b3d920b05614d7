import { describe, expect, test } from 'vitest'
import { cascade } from './cascade'
import { rulesOf } from './stylesheet'

const styled = (css: string, markup: string, keep: readonly string[] = []) => {
  const result = cascade(markup, rulesOf(css), 'en', new Set(keep))
  return { ...result, classes: Object.fromEntries(result.classes) }
}

/** What is declared for the only element that has a look. */
const looks = (css: string, markup: string) => {
  const [only = [], ...more] = Object.values(styled(css, markup).classes)
  expect(more).toEqual([])
  return Object.fromEntries(only)
}

describe('which rule holds', () => {
  const RECT = '<g class="node" data-active="client server"><rect class="box"/></g>'

  test.each([
    ['.box{fill:a}.box{fill:b}', 'b', 'the later of two alike'],
    ['.node .box{fill:a}.box{fill:b}', 'a', 'the heavier one'],
    ['.node[data-active^="client"] .box{fill:a}.box{fill:b}', 'a', 'an attribute that begins so'],
    [String.raw`.box{fill:a}.node[data-active=client\ server] .box{fill:b}`, 'b', 'a value that is escaped'],
    ['.box{fill:a}.node[data-active="client"] .box{fill:b}', 'a', 'an attribute that is something else'],
    ['.box{fill:a}.node:not([data-closed],[data-now]) rect{fill:b}', 'b', 'an element that is none of these'],
    [
      '.box{fill:a}.node:is([data-closed],[data-active]) rect{fill:b}',
      'b',
      'an element that is one of these',
    ],
    ['.box{fill:a}.node:is([data-closed],[data-now]) .box{fill:b}', 'a', 'an element that is none of these'],
    ['.box{fill:a}.box:lang(zh){fill:b}', 'a', 'another language'],
    ['.box{fill:a}rect .box{fill:b}', 'a', 'an element is not within itself'],
  ])('%s: %s, %s', (css, fill) => {
    expect(looks(css, RECT)).toEqual({ fill })
  })

  test('a selector of another kind is a mistake that must be seen', () => {
    expect(() => styled('.a > .b{fill:red}', '<g/>')).toThrow('no use for the selector ">"')
  })
})

describe('custom properties', () => {
  test('may be written in the style of an element', () => {
    expect(
      looks('.a .b{font-size:var(--name)}', '<g class="a" style="--name:11.5px"><text class="b"/></g>'),
    ).toEqual({
      'font-size': '11.5px',
    })
  })

  test('are inherited, may be made of others, and are resolved where they are set', () => {
    const css = `.client{--hue:var(--blue)}.segment{--stroke:var(--hue)}
      .segment[data-alarm]{--stroke:var(--red)}.line{stroke:var(--stroke)}`
    const line = '<path class="line"/>'
    const { markup, classes } = styled(
      css,
      `<g class="segment client">${line}</g><g class="segment client" data-alarm="true">${line}</g>`,
    )
    expect(Object.values(classes)).toEqual([[['stroke', 'var(--blue)']], [['stroke', 'var(--red)']]])
    expect(markup).toBe(
      '<g><path class="tcp-picture-0"/></g><g data-alarm="true"><path class="tcp-picture-1"/></g>',
    )
  })

  test('end with the element that sets them', () => {
    const css = '.a{--hue:var(--blue)}.b{fill:var(--hue)}'
    expect(looks(css, '<g class="a"></g><rect class="b"/>')).toEqual({ fill: 'var(--hue)' })
  })

  test('are multiplied where a share of them is asked for', () => {
    const css = '.a{--size:10.5px}.b{font-size:calc(.9*var(--size))}'
    expect(looks(css, '<g class="a"><text class="b">x</text></g>')).toEqual({ 'font-size': '9.45px' })
  })
})

test('elements that look the same share a class; names that something else selects stay', () => {
  const css = '.pill rect{fill:red}.box{fill:red}'
  expect(styled(css, '<g class="pill moves"><rect/></g><rect class="box"/>', ['moves']).markup).toBe(
    '<g class="moves"><rect class="tcp-picture-0"/></g><rect class="tcp-picture-0"/>',
  )
})

test('a halo is a text of its own below: not every program can draw it below the same', () => {
  const css = '.a{fill:red;stroke:white;stroke-width:3px;paint-order:stroke}'
  const { markup, classes } = styled(css, '<text class="a" x="1"><title>more</title>SYN</text>')
  expect(markup).toBe(
    '<text aria-hidden="true" class="tcp-picture-1" x="1">SYN</text>' +
      '<text class="tcp-picture-2" x="1"><title>more</title>SYN</text>',
  )
  expect(classes).toEqual({
    'tcp-picture-1': [
      ['fill', 'red'],
      ['stroke', 'white'],
      ['stroke-width', '3px'],
    ],
    'tcp-picture-2': [['fill', 'red']],
  })
})

test('an inline shift becomes an attribute, which every program knows', () => {
  expect(
    styled('', '<g style="transform:translateY(-11px)"/><g style="transform:translateY(0px)"/>').markup,
  ).toBe('<g transform="translate(0 -11)"/><g/>')
})
