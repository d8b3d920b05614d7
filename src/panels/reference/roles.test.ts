import { expect, test } from 'vitest'
import { scenarios } from '../../scenarios/library'
import { run } from '../../simulation/run'
import type { State } from '../../tcp/tcb/state'
import type { Side } from '../../timeline/timeline'
import { PARTS, type Role, WHO } from './roles'

test('who can be in each state, as the machine has it', () => {
  expect(WHO).toEqual({
    CLOSED: { roles: [] },
    LISTEN: { roles: ['passive_opener'] },
    'SYN-SENT': { roles: ['active_opener'] },
    'SYN-RECEIVED': { roles: ['passive_opener'], crossing: 'open' },
    ESTABLISHED: { roles: [] },
    'FIN-WAIT-1': { roles: ['active_closer'] },
    'FIN-WAIT-2': { roles: ['active_closer'] },
    'CLOSE-WAIT': { roles: ['passive_closer'] },
    CLOSING: { roles: [], crossing: 'close' },
    'LAST-ACK': { roles: ['passive_closer'] },
    'TIME-WAIT': { roles: ['active_closer'] },
  })
})

test('the states of each part', () => {
  expect(PARTS).toEqual([
    { part: 'closed', states: ['CLOSED'] },
    { part: 'opening', states: ['LISTEN', 'SYN-SENT', 'SYN-RECEIVED'] },
    { part: 'established', states: ['ESTABLISHED'] },
    { part: 'active_close', states: ['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'TIME-WAIT'] },
    { part: 'passive_close', states: ['CLOSE-WAIT', 'LAST-ACK'] },
  ])
})

/** What an endpoint has become by a change of state; it stays so until the next one of these. */
const BECOMES: Readonly<Record<string, Role | 'neither'>> = {
  'CLOSED>LISTEN': 'passive_opener',
  'CLOSED>SYN-SENT': 'active_opener',
  'LISTEN>SYN-SENT': 'active_opener',
  'TIME-WAIT>SYN-RECEIVED': 'passive_opener',
  'SYN-SENT>ESTABLISHED': 'neither',
  'SYN-RECEIVED>ESTABLISHED': 'neither',
  'SYN-RECEIVED>FIN-WAIT-1': 'active_closer',
  'ESTABLISHED>FIN-WAIT-1': 'active_closer',
  'ESTABLISHED>CLOSE-WAIT': 'passive_closer',
}

const ALIKE = { open: 'active_opener', close: 'active_closer' } as const

/** Whether the table says that who is this can be here, where its peer is the same or not. */
function canBe(state: State, role: Role | 'neither', likeItsPeer: boolean): boolean {
  const { roles, crossing } = WHO[state]
  if (roles.length === 0 && !crossing) return true
  if (roles.some((known) => known === role)) return true
  return crossing !== undefined && likeItsPeer && role === ALIKE[crossing]
}

test.each(scenarios)('in $id nobody is in a state who cannot be, in either profile', ({ script }) => {
  for (const profile of ['rfc9293', 'linux'] as const) {
    const ran = run(script, profile)
    if (!ran.ok) throw new Error(ran.error.message)
    const now: Record<Side, Role | 'neither'> = { client: 'neither', server: 'neither' }
    for (const { endpoint, from, to } of ran.timeline.moments.flatMap(({ walks }) => walks)) {
      now[endpoint] = BECOMES[`${from}>${to}`] ?? now[endpoint]
      const likeItsPeer = script.self || now.client === now.server
      const who = `${profile}: ${endpoint}, ${now[endpoint]}, in ${to}`
      expect(canBe(to, now[endpoint], likeItsPeer), who).toBe(true)
    }
  }
})
