import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Font, textWidth } from '../../diagrams/sequence/type'
import { wrap } from './wrap'

const FONT: Font = { face: 'mono', size: 10 }

test('lines break at spaces', () => {
  expect(wrap('one two three', FONT, 42)).toEqual(['one two', 'three'])
})

test('Chinese breaks between characters, but not before punctuation', () => {
  expect(wrap('客户端等待。服务器', FONT, 52)).toEqual(['客户端等', '待。服务器'])
})

test('a name stays in one piece, however narrow the sheet', () => {
  expect(wrap('in FIN-WAIT-2 now', FONT, 30)).toEqual(['in', 'FIN-WAIT-2', 'now'])
})

test('no word is lost, and no line is wider than it must be', () => {
  const words = fc.array(fc.constantFrom('a', 'FIN-WAIT-1', '关闭', '，', '（', '）', 'close()'), {
    minLength: 1,
  })
  fc.assert(
    fc.property(words, fc.integer({ min: 20, max: 300 }), (list, width) => {
      const lines = wrap(list.join(' '), FONT, width)
      expect(lines.join('').replaceAll(' ', '')).toBe(list.join(''))
      for (const line of lines) {
        if (/[ \u2e80-\u9fff].*[ \u2e80-\u9fff]/.test(line) && !/[，（）]/.test(line)) {
          expect(textWidth(line, FONT)).toBeLessThanOrEqual(width)
        }
      }
    }),
  )
})
