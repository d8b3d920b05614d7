import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readOptions, withinRun } from './options'
import { PANELS } from './panels'

const read = (search: string) => readOptions(new URLSearchParams(search), (id) => id === 'four-way-close')

describe('options', () => {
  it('are read under the names that links and pages hang on', () => {
    expect(
      read(
        'scenario=four-way-close&step=3&t=0.25&speed=0.5&autoplay&loop=false&controls=minimal' +
          '&panels=states,sequence&theme=dark&motion=reduce&lang=zh&profile=linux&from=2&to=9',
      ),
    ).toEqual({
      options: {
        scenario: 'four-way-close',
        step: 3,
        t: 0.25,
        speed: 0.5,
        autoplay: true,
        loop: false,
        controls: 'minimal',
        panels: ['sequence', 'states'],
        theme: 'dark',
        motion: 'reduce',
        lang: 'zh',
        profile: 'linux',
        from: 2,
        to: 9,
      },
      ignored: [],
    })
  })

  it.each([
    ['scenario=five-way-close', { kind: 'scenario' }],
    ['step=-1', { kind: 'whole' }],
    ['step=1e9', { kind: 'whole' }],
    ['t=soon', { kind: 'seconds' }],
    ['autoplay=maybe', { kind: 'flag' }],
    ['speed=3', { kind: 'one of', choices: ['0.25', '0.5', '1', '2', '4'] }],
    ['lang=fr', { kind: 'one of', choices: ['en', 'zh'] }],
    ['panels=sequence,map', { kind: 'some of', choices: PANELS }],
    ['colour=red', { kind: 'nothing' }],
    ['constructor=1', { kind: 'nothing' }],
  ])('%s is ignored, and said what was expected', (search, expected) => {
    const [parameter = '', value = ''] = search.split('=')
    expect(read(search)).toEqual({ options: {}, ignored: [{ parameter, value, expected }] })
  })

  it('do not end a range before it begins', () => {
    expect(read('from=5&to=3')).toMatchObject({ options: { from: 5 }, ignored: [{ parameter: 'to' }] })
  })

  it('never throw, and either take or report whatever is given', () => {
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom('step', 't', 'from', 'panels', 'autoplay', '__proto__'),
    )
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(name, fc.string()), { selector: ([key]) => key }), (entries) => {
        const { options, ignored } = readOptions(entries, () => false)
        expect(Object.keys(options).length + ignored.length).toBe(entries.length)
      }),
    )
  })
})

describe('places beyond a run', () => {
  it('are left out, and said how far it goes', () => {
    expect(withinRun({ to: 19, t: 300, speed: 2 }, 18, 252.5)).toEqual({
      options: { speed: 2 },
      ignored: [
        { parameter: 'to', value: '19', expected: { kind: 'step', min: 0, max: 18 } },
        { parameter: 't', value: '300', expected: { kind: 'time', max: 252.5 } },
      ],
    })
  })

  it('are the last step where a step is asked for', () => {
    expect(withinRun({ step: 19 }, 18, 10)).toEqual({ options: { step: 18 }, ignored: [] })
    expect(withinRun({ to: 8, step: 12 }, 18, 10)).toEqual({ options: { to: 8, step: 8 }, ignored: [] })
  })

  it('include steps outside of the range that is played', () => {
    expect(withinRun({ from: 4, to: 8, step: 2 }, 18, 10)).toMatchObject({
      options: { from: 4, to: 8 },
      ignored: [{ parameter: 'step', expected: { min: 4, max: 8 } }],
    })
  })
})
