import { describe, expect, test } from 'vitest'
import { confined, rulesOf } from './stylesheet'

const confine = (css: string, markup: string) => confined(rulesOf(css), markup, '#x')

describe('the style sheet of a picture', () => {
  test('is confined to the picture', () => {
    expect(confine('.line,.arrow{fill:none}', '<path class="line"/><path class="big arrow"/>')).toBe(
      '#x .line,#x .arrow{fill:none}',
    )
  })

  test('has only what the picture makes use of', () => {
    expect(confine('.line,.arrow{fill:none}.pill rect{rx:4}', '<path class="line"/>')).toBe(
      '#x .line{fill:none}',
    )
    expect(confine('.label[data-tight]{font-size:9px}', '<text class="label"/>')).toBe('')
    expect(confine('.n[data-active^="client"]{fill:red}', '<g class="n" data-active="client server"/>')).toBe(
      '#x .n[data-active^="client"]{fill:red}',
    )
  })

  test('has nothing that depends on a page: media, a pointer, the focus', () => {
    const css = '@media print{.a{fill:red}}.a:hover{fill:red}.a{cursor:pointer;fill:red;transition:fill 1s}'
    expect(confine(css, '<g class="a"/>')).toBe('#x .a{fill:red}')
  })

  test('keeps a list within :not() in one piece', () => {
    const [rule] = rulesOf('.a:not(.b, .c) .d, .e { fill: red }')
    expect(rule?.selectors).toEqual(['.a:not(.b, .c) .d', '.e'])
  })

  test('does not mind comments', () => {
    expect(rulesOf('/* a, { b */ .a { /* c */ fill: red; }')).toEqual([
      { selectors: ['.a'], declarations: ['fill: red'] },
    ])
  })
})
