import { expect, test } from 'vitest'
import { RFC9293 } from '../../src/tcp/tcb/profiles'
import { askAll, NOTHING_WRONG } from './report'

test('two endpoints of the profile rfc9293, whatever the order of events: every state, every edge', () => {
  expect(askAll('rfc9293', RFC9293, (text) => console.log(text))).toEqual(NOTHING_WRONG)
})
