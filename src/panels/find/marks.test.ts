import { expect, it } from 'vitest'
import { excerpt, piecesOf } from './marks'

/** A text with what is marked in brackets. */
const marked = (text: string, typed: string) =>
  piecesOf(text, typed)
    .map((piece) => (piece.isSought ? `[${piece.text}]` : piece.text))
    .join('')

it.each([
  ['TIME_WAIT', 'A new SYN in TIME-WAIT', 'A new SYN in [TIME-WAIT]'],
  ['clos', 'close() or shutdown()?', '[clos]e() or shutdown()?'],
  ['what if the last ack', 'What if the last ACK is lost?', 'What if the [last ACK] is lost?'],
  ['ack lost', 'Lost last ACK', '[Lost] last [ACK]'],
  ['syn ack', 'Lost SYN+ACK', 'Lost [SYN]+[ACK]'],
  ['synack', 'Lost SYN+ACK', 'Lost [SYN+ACK]'],
  ['2msl', 'and why 2MSL?', 'and why [2MSL]?'],
  ['为什么关闭要四次', '为什么建立要三次，关闭要四次？', '为什么建立要三次，[关闭]要[四次]？'],
])('%s in “%s”', (typed, text, shown) => {
  expect(marked(text, typed)).toBe(shown)
})

it('marks nothing in the middle of a word, and nothing where nothing was typed', () => {
  expect(marked('because', 'use')).toBe('because')
  expect(marked('close()', ' ?')).toBe('close()')
})

it('cites the sentences that were sought, else the first', () => {
  const text = 'Every SYN is lost. The client tries again. Then it gives up.'
  expect(excerpt(text, 'gives')).toBe('Then it gives up.')
  expect(excerpt(text, '')).toBe('Every SYN is lost.')
  expect(excerpt('每一个 SYN 都丢了。客户端重试几次之后放弃。', '重试')).toBe('客户端重试几次之后放弃。')
})
