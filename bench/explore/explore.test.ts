import { expect, test } from 'vitest'
import { EDGES } from '../../src/tcp/machine/edges'
import { LINUX, RFC9293 } from '../../src/tcp/tcb/profiles'
import { ask, QUESTIONS } from './questions'

/*
 * The first worlds of each question: every order of calls, arrivals, losses and timers, from
 * two endpoints that have not met, and from a connection.
 */
test.each([
  ['rfc9293', RFC9293],
  ['linux', LINUX],
] as const)(
  'no order of events leads two endpoints of the profile %s astray',
  (_, profile) => {
    const explorations = QUESTIONS.map((question) => ask(profile, { ...question, worlds: 600 }))
    expect(explorations.flatMap(({ violations }) => violations)).toEqual([])
  },
  120_000,
)

test('what little may happen is gone through to the end, along every edge of Figure 5', () => {
  const nothing = { losses: 0, duplicates: 0, retransmissions: 0, endings: 0 }
  const budget = { ...nothing, calls: { 'open active': 1, 'open passive': 1, shutdown: 1 } }
  const quiet = ask(RFC9293, { name: 'open and close', budget, worlds: 200_000 })
  expect(quiet.complete).toBe(true)
  expect(quiet.states.size).toBe(11)
  expect(quiet.violations).toEqual([])
  // Only a SEND turns LISTEN into SYN-SENT.
  const missing = EDGES.filter(({ drawn, id }) => drawn && !quiet.edges.has(id)).map(({ id }) => id)
  expect(missing).toEqual(['LISTEN>SYN-SENT:SEND'])
}, 120_000)
