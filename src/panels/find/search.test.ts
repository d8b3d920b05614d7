import { describe, expect, it } from 'vitest'
import { STATES } from '../../tcp/tcb/state'
import { library } from './library'
import { spellingsOf } from './query'
import { type Findable, search } from './search'

const scenario = (id: string, more: Partial<Findable> = {}): Findable => ({
  id,
  group: 'open',
  title: { en: id },
  questions: [],
  intro: { en: '' },
  states: [],
  ...more,
})

const SMALL: readonly Findable[] = [
  scenario('lost-syn', {
    title: { en: 'Lost SYN', zh: 'SYN 丢失' },
    intro: { en: 'The first SYN never arrives.', zh: '第一个 SYN 没能到达。' },
    states: ['SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED'],
  }),
  scenario('refused', { title: { en: 'Connection refused', zh: '连接被拒绝' }, states: ['SYN-SENT'] }),
  scenario('close-wait-leak', {
    group: 'close',
    title: { en: 'A leak', zh: '泄漏' },
    questions: [{ en: 'CLOSE-WAIT piles up: whose fault?', zh: 'CLOSE-WAIT 越积越多，是谁的错？' }],
    intro: { en: 'The application never closes. It has no timer.', zh: '应用程序始终没有关闭。' },
    states: ['ESTABLISHED', 'CLOSE-WAIT'],
  }),
  scenario('half-close', {
    group: 'close',
    title: { en: 'Half-close', zh: '半关闭' },
    intro: { en: 'A leak is closed.' },
    states: ['FIN-WAIT-1', 'CLOSE-WAIT', 'CLOSING', 'TIME-WAIT'],
  }),
]

const found = (text: string) => search(SMALL, text).map(({ scenario }) => scenario.id)

describe('what is typed', () => {
  it('is found in titles, questions, introductions and ids', () => {
    expect(found('refused')).toEqual(['refused'])
    expect(found('whose fault')).toEqual(['close-wait-leak'])
    expect(found('never arrives')).toEqual(['lost-syn'])
    expect(found('close-wait-leak')).toEqual(['close-wait-leak'])
  })

  it('is found in either language', () => {
    expect(found('被拒绝')).toEqual(['refused'])
    expect(found('丢失 lost')).toEqual(['lost-syn'])
  })

  it('may be whole questions, with their marks', () => {
    expect(found('CLOSE-WAIT piles up: whose fault?')).toEqual(['close-wait-leak'])
    expect(found('CLOSE-WAIT 越积越多，是谁的错？')).toEqual(['close-wait-leak'])
    expect(found('为什么close_wait越积越多')).toEqual(['close-wait-leak'])
  })

  it('may be the beginning of a word, not its middle', () => {
    expect(found('ref')).toEqual(['refused'])
    expect(found('used')).toEqual([])
  })

  it('is found only where all of it stands', () => {
    expect(found('leak timer')).toEqual(['close-wait-leak'])
    expect(found('leak elephant')).toEqual([])
  })

  it('need not match in the words that only hold a question together', () => {
    expect(found('Why is it refused?')).toEqual(['refused'])
    expect(found('why')).toEqual([])
  })

  it('may be nothing: then all are there, as they are offered', () => {
    expect(found('')).toEqual(SMALL.map(({ id }) => id))
    expect(found(' ?! ')).toEqual(SMALL.map(({ id }) => id))
  })
})

describe('the best', () => {
  it('is first: called so, then told so, then in such a state', () => {
    const three = [
      scenario('visits', { states: ['CLOSING'] }),
      scenario('tells', { intro: { en: 'Both are closing.' } }),
      scenario('asks', { questions: [{ en: 'Who is closing?' }] }),
    ]
    expect(search(three, 'closing').map(({ scenario }) => scenario.id)).toEqual(['asks', 'tells', 'visits'])
  })

  it('has what was typed in a row', () => {
    const two = [scenario('no', { title: { en: 'ACK of a lost FIN' } }), scenario('lost-ack-of-data')]
    expect(search(two, 'lost ack').map(({ scenario }) => scenario.id)).toEqual(['lost-ack-of-data', 'no'])
  })

  it('brings its group to the front', () => {
    expect(found('syn')).toEqual(['lost-syn', 'refused'])
    const later = [...SMALL, scenario('syn-cookies', { group: 'abort' })]
    expect(search(later, 'syn cookies').map(({ scenario }) => scenario.group)).toEqual(['abort'])
    expect(search([...SMALL, scenario('piles')], 'fault').at(0)?.scenario.group).toBe('close')
  })
})

describe('the name of a state', () => {
  it.each([
    'SYN-RECEIVED',
    'SYN_RECV',
    'syn recv',
    'syn received',
    'synrecv',
    'TCP_SYN_RECV',
    'ＳＹＮ－ＲＥＣＶ',
  ])('%s finds who enters it', (typed) => expect(found(typed)).toEqual(['lost-syn']))

  it('is told where no text has it', () => {
    const [half] = search(SMALL, 'time wait')
    expect(half?.scenario.id).toBe('half-close')
    expect(half?.states).toEqual(['TIME-WAIT'])
    expect(search(SMALL, 'close wait').map(({ states }) => states)).toEqual([[], ['CLOSE-WAIT']])
  })
})

describe.each(STATES)('in the library, %s', (state) => {
  const who = library.filter(({ states }) => states.includes(state)).map(({ id }) => id)

  it.each(spellingsOf(state).flatMap((name) => [name, name.toLowerCase(), name.replaceAll(/[-_]/g, ' ')]))(
    'is found as “%s” wherever an endpoint is in it',
    (typed) => {
      const ids = search(library, typed).map(({ scenario }) => scenario.id)
      expect(ids).toEqual(expect.arrayContaining(who))
      expect(who.length).toBeGreaterThan(0)
    },
  )
})
