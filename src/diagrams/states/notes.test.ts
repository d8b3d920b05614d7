import { expect, test } from 'vitest'
import { loadCardMessages } from '../../messages/cards'
import { LANGUAGES } from '../../messages/messages'
import { STATES } from '../../tcp/tcb/state'
import { NOTES } from './notes'

test.each(LANGUAGES)('every state is explained in %s, beginning with its own name', async (language) => {
  const t = await loadCardMessages(language)
  for (const state of STATES) {
    const { mnemonic, waits, who, practice } = NOTES[state]
    expect(t[mnemonic]()).toMatch(new RegExp(`^${state}[:：]`))
    for (const key of [waits, who, practice]) expect(t[key]().length, key).toBeGreaterThan(2)
  }
})

test('the kernel’s spellings are those of ss and netstat', () => {
  const spellings = STATES.map((state) => `${NOTES[state].ss} ${NOTES[state].netstat}`)
  expect(spellings).toEqual([
    'null null',
    'LISTEN LISTEN',
    'SYN-SENT SYN_SENT',
    'SYN-RECV SYN_RECV',
    'ESTAB ESTABLISHED',
    'FIN-WAIT-1 FIN_WAIT1',
    'FIN-WAIT-2 FIN_WAIT2',
    'CLOSE-WAIT CLOSE_WAIT',
    'CLOSING CLOSING',
    'LAST-ACK LAST_ACK',
    'TIME-WAIT TIME_WAIT',
  ])
})
