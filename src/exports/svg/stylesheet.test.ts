import { expect, test } from 'vitest'
import { rulesOf } from './stylesheet'

test('a rule is its selectors and what it declares', () => {
  expect(rulesOf('/* a, { b */ .a, .b rect { /* c */ fill: red; stroke: var(--ink) }')).toEqual([
    {
      selectors: ['.a', '.b rect'],
      declarations: [
        ['fill', 'red'],
        ['stroke', 'var(--ink)'],
      ],
    },
  ])
})

test('what depends on a page is left out: media, a pointer, the focus, boxes', () => {
  const css = '@media print{.a{fill:red}}.a:hover,.b{cursor:pointer;fill:red;transition:fill 1s}'
  expect(rulesOf(css)).toEqual([{ selectors: ['.b'], declarations: [['fill', 'red']] }])
})

test('a list within :not() stays in one piece', () => {
  const [rule] = rulesOf('.a:not(.b, .c) .d, .e { fill: red }')
  expect(rule?.selectors).toEqual(['.a:not(.b, .c) .d', '.e'])
})
