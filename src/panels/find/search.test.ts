import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STATES } from '../../tcp/tcb/state'
import type { Findable } from './findable'
import { finderOf } from './load'
import { spellingsOf } from './query'
import { Finder } from './search'

const scenario = (id: string, more: object = {}): Findable => ({
  kind: 'scenario',
  id,
  group: 'open',
  address: `?scenario=${id}`,
  title: { en: id },
  questions: [],
  about: { en: '' },
  find: [],
  states: [],
  ...more,
})

const SMALL = new Finder([
  {
    ...scenario('close-wait', { title: { en: 'CLOSE-WAIT' }, states: ['CLOSE-WAIT'], find: ['CLOSE_WAIT'] }),
    kind: 'state',
  },
  {
    ...scenario('close-wait/leak', { title: { en: 'Too many open files' }, states: ['CLOSE-WAIT'] }),
    kind: 'trouble',
  },
  scenario('lost-syn', {
    title: { en: 'Lost SYN', zh: 'SYN 丢失' },
    about: { en: 'The first SYN never arrives.', zh: '第一个 SYN 没能到达。' },
    find: ['ETIMEDOUT'],
  }),
  scenario('refused', { title: { en: 'Connection refused', zh: '连接被拒绝' } }),
  scenario('close-wait-leak', {
    title: { en: 'A leak', zh: '泄漏' },
    questions: [{ en: 'CLOSE-WAIT piles up: whose fault?', zh: 'CLOSE-WAIT 越积越多，是谁的错？' }],
    about: { en: 'The application never closes. It has no timer.', zh: '应用程序始终没有关闭。' },
    states: ['ESTABLISHED', 'CLOSE-WAIT'],
  }),
])

const ids = (finder: Finder, text: string) => finder.search(text).map(({ findable }) => findable.id)
const found = (text: string) => ids(SMALL, text)

describe('what is typed', () => {
  it('is found in titles, questions, what it is about, other names and ids', () => {
    expect(found('refused')).toEqual(['refused'])
    expect(found('whose fault')).toEqual(['close-wait-leak'])
    expect(found('never arrives')[0]).toBe('lost-syn')
    expect(found('close-wait-leak')[0]).toBe('close-wait-leak')
    expect(found('etimedout')).toEqual(['lost-syn'])
  })

  it('is found in any language', () => {
    expect(found('被拒绝')).toEqual(['refused'])
    expect(found('丢失 lost')).toEqual(['lost-syn'])
  })

  it('may be whole questions, with their marks', () => {
    expect(found('CLOSE-WAIT piles up: whose fault?')[0]).toBe('close-wait-leak')
    expect(found('CLOSE-WAIT 越积越多，是谁的错？')[0]).toBe('close-wait-leak')
  })

  it('may be the beginning of a word, another form of it, or nearly it', () => {
    expect(found('ref')).toEqual(['refused'])
    expect(found('refusing')).toEqual(['refused'])
    expect(found('conection refuzed')).toEqual(['refused'])
  })

  it('ranks, and excludes nothing', () => {
    expect(found('leak elephant')[0]).toBe('close-wait-leak')
    expect(found('lost leak')).toEqual(expect.arrayContaining(['lost-syn', 'close-wait-leak']))
  })

  it('may be nothing: then nothing is looked for', () => {
    expect(found('')).toEqual([])
    expect(found(' ?! ')).toEqual([])
  })
})

it('who looks for a state gets it, then its troubles, then who visits it', () => {
  expect(found('close wait')).toEqual(['close-wait', 'close-wait/leak', 'close-wait-leak'])
})

describe('in the library', async () => {
  const finder = await finderOf()

  it.each(
    STATES.flatMap((state) =>
      spellingsOf(state)
        .flatMap((name) => [name, name.toLowerCase(), name.replaceAll(/[-_]/g, ' ')])
        .map((name) => [name, state.toLowerCase()] as const),
    ),
  )('“%s” finds the state first, then something of it', (typed, anchor) => {
    const [first, second] = ids(finder, typed)
    expect(first).toBe(anchor)
    expect(second).toMatch(`${anchor}/`)
  })

  it('takes whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
        for (const { score } of finder.search(typed)) expect(score).toBeGreaterThan(0)
      }),
      { numRuns: 200 },
    )
  })

  it('has one of each id, and no word of a language that is not there', () => {
    const all = finder.all.map(({ id }) => id)
    expect(all).toEqual([...new Set(all)])
    expect(finder.all.filter(({ find }) => find.length === 0)).toEqual([])
  })
})
