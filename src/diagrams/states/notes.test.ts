import { expect, test } from 'vitest'
import { LANGUAGES, loadCardMessages } from '../../messages/messages'
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
