import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Script } from '../simulation/script'
import { scenarios } from './library'
import { parse } from './parse'
import { print } from './print'
import { NOWHERE, script } from './script.arbitrary'

function read(text: string): Script {
  const result = parse(text, 'drawn')
  if (!result.ok) throw new Error(result.errors.map((error) => error.message).join('\n'))
  return result.script
}

const nowhere = <T>(what: T): T => ({ ...what, place: NOWHERE })

/** Printing moves what stands in a script, and nothing else. */
const withoutPlaces = (from: Script): Script => ({
  ...from,
  settings: from.settings.map(nowhere),
  faults: from.faults.map(nowhere),
  steps: from.steps.map((step) => ({ ...nowhere(step), gates: step.gates.map(nowhere) })),
})

it('prints header, faults and steps, leaving out what is so by default', () => {
  const text = `client port=51000 isn=7
    title  Lost \\#1 SYN   # words
    delay 0.05s
    Phase open
    server: LISTEN
    at 1.5s client:connect&server:send 5
    note zh 等
    lose client SYN 1
    wait 1min`
  expect(print(read(text))).toBe(`title Lost \\#1 SYN
client isn=7

lose client SYN

phase open
server: listen
at 1500ms
client: connect & server: send 5
note 等
note zh 等
wait 60s
`)
})

describe('a printed script', () => {
  it('reads as the script that it was printed from', () => {
    fc.assert(
      fc.property(script, (drawn) => {
        expect(withoutPlaces(read(print(drawn)))).toEqual(drawn)
      }),
    )
  })

  it('is in print what it was in print', () => {
    fc.assert(
      fc.property(script, (drawn) => {
        expect(print(read(print(drawn)))).toBe(print(drawn))
      }),
    )
  })

  it.each(scenarios.map(({ id, script }) => [id, script] as const))('says what %s says', (_, script) => {
    expect(withoutPlaces(read(print(script)))).toEqual(withoutPlaces({ ...script, id: 'drawn' }))
  })

  it('keeps words within their line, whatever they hold', () => {
    const text = print({ ...read('title x'), title: { en: 'A\nclient: abort' } })
    expect(read(text)).toMatchObject({ title: { en: 'A client: abort' }, steps: [] })
  })
})
