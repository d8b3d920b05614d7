import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { NOTES } from '../../diagrams/states/notes'
import { MessagesProvider } from '../../messages/context'
import { LANGUAGES, loadCardMessages, loadMessages, loadReferenceMessages } from '../../messages/messages'
import { STATES } from '../../tcp/tcb/state'
import { Reference } from './Reference'
import { visitorsOf } from './visitors'
import { whoSays } from './words'

test.each(LANGUAGES)(
  'in %s there is an anchor for each state, and every link within the page leads to one',
  async (language) => {
    const [messages, cards, reference] = await Promise.all([
      loadMessages(language),
      loadCardMessages(language),
      loadReferenceMessages(language),
    ])
    const markup = renderToStaticMarkup(
      <MessagesProvider value={messages}>
        <Reference words={{ cards, reference }} addressOf={(scenario, step) => `?${scenario}&${step}`} />
      </MessagesProvider>,
    )
    const anchors = Array.from(markup.matchAll(/<section id="([^"]+)"/g), ([, id]) => id)
    expect(anchors.toSorted()).toEqual(STATES.map((state) => state.toLowerCase()).toSorted())
    const leadsTo = new Set(Array.from(markup.matchAll(/href="#([^"]+)"/g), ([, id]) => id))
    expect([...leadsTo].toSorted()).toEqual(anchors.toSorted())
  },
)

test('who can be in a state, in words', async () => {
  const [cards, reference] = await Promise.all([loadCardMessages('en'), loadReferenceMessages('en')])
  const say = (state: (typeof STATES)[number]) => whoSays({ cards, reference }, state)
  expect(say('ESTABLISHED')).toBe('both ends')
  expect(say('SYN-RECEIVED')).toBe('passive opener; either side, in a simultaneous open')
  expect(say('CLOSING')).toBe('either side, in a simultaneous close')
  expect(say('TIME-WAIT')).toBe('active closer')
})

test.each(STATES)('%s is visited, first by the scenario that its card plays', (state) => {
  const [first] = visitorsOf(state)
  expect(first?.scenario).toBe(NOTES[state].scenario)
})
