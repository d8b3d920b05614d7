import { expect, test } from 'vitest'
import { LINUX } from '../../src/tcp/tcb/profiles'
import { askAll, NOTHING_WRONG } from './report'

test('two endpoints of the profile linux, whatever the order of events: every state, every edge', () => {
  expect(askAll('linux', LINUX, (text) => console.log(text))).toEqual(NOTHING_WRONG)
})
