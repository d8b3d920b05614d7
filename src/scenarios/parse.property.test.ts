import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS } from './language'
import { splitLines } from './lexer'
import { parse } from './parse'

/** Whatever is wrong is told, and told to be at a place that there is. */
function expectPlacesWithin(text: string) {
  const result = parse(text, 'drawn')
  if (result.ok) return
  const lines = splitLines(text)
  expect(result.errors.length).toBeGreaterThan(0)
  expect(result.errors.length).toBeLessThanOrEqual(LIMITS.errors)
  for (const { line, column, found, expected, message } of result.errors) {
    expect(line).toBeGreaterThanOrEqual(1)
    expect(line).toBeLessThanOrEqual(lines.length)
    expect(column).toBeGreaterThanOrEqual(1)
    expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1)
    expect(message).toContain(`Line ${line}, column ${column}: found ${found}, expected ${expected}`)
  }
}

const sources = Object.values(
  import.meta.glob<string>('./library/*.tcp', { query: '?raw', import: 'default', eager: true }),
)
const source = fc.constantFrom(...sources)
const vocabulary = fc.constantFrom(
  ...sources.flatMap((text) => text.split(/\s+/)),
  ...[
    '&',
    ':',
    '=',
    ',',
    '\n',
    '#',
    'at',
    'wait',
    'when',
    'inject',
    'to',
    'seq=RCV.NXT+5',
    'self',
    '1s',
    'all',
  ],
)

describe('any text is read or refused', () => {
  it('of any characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), expectPlacesWithin))
  })

  it('of words of the language in any order', () => {
    const text = fc
      .array(fc.tuple(vocabulary, fc.constantFrom(' ', '', '\n', '\r\n', '\t')))
      .map((all) => all.flat().join(''))
    fc.assert(fc.property(text, expectPlacesWithin))
  })

  it('of a scenario with a stretch of it exchanged', () => {
    const mutated = fc
      .tuple(source, fc.nat(), fc.nat({ max: 20 }), fc.oneof(fc.string({ unit: 'binary' }), vocabulary))
      .map(([text, at, length, inserted]) => {
        const start = at % text.length
        return text.slice(0, start) + inserted + text.slice(start + length)
      })
    fc.assert(fc.property(mutated, expectPlacesWithin))
  })

  it.each(['#', '\\#', ':', 'a', ' ', '\\', '\n', '1', 'zh ', 'title a\n'])(
    'of as many %j as may be',
    (unit) => {
      expectPlacesWithin(`title ${unit.repeat(Math.floor(LIMITS.characters / unit.length) - 6)}`)
    },
  )
})
