import { expect, test } from 'vitest'
import { library } from './library'
import { search } from './search'

/** What people keep asking, and the scenario that answers. */
const ANSWERS = {
  'Why three to open and four to close?': 'connection-lifecycle',
  'When is close only three?': 'three-segment-close',
  'What is FIN+ACK, if no edge of the figure sends it?': 'four-way-close',
  'Who waits in TIME-WAIT, and why 2MSL?': 'server-closes-first',
  'Does `tcp_fin_timeout` shorten it?': 'fin-wait-2-timeout',
  '“Address already in use” after a restart: why?': 'address-in-use',
  'CLOSE-WAIT piles up: whose fault?': 'close-wait-leak',
  'Stuck in FIN-WAIT-2: why?': 'fin-wait-2-timeout',
  'close() or shutdown()?': 'half-close',
  'What if the third ACK is lost?': 'lost-handshake-ack',
  'What if the last ACK is lost?': 'lost-last-ack',
  'FIN or RST, and when?': 'abort',
  'Is simultaneous open one connection or two?': 'simultaneous-open',
  'When does anyone see CLOSING?': 'simultaneous-close',
  'What does a full backlog look like?': 'accept-queue-full',
  'What does `ss` show at each of these moments?': 'watched-with-ss',
}

test.each(Object.entries(ANSWERS))('%s', (question, id) => {
  expect(search(library, question)[0]?.scenario.id).toBe(id)
})

test.each(library.flatMap(({ id, questions }) => questions.map((question) => [question.zh, id])))(
  '%s',
  (question = '', id) => {
    expect(search(library, question).map(({ scenario }) => scenario.id)).toContain(id)
  },
)
