import { expect, test } from 'vitest'
import { RFC9293 } from '../../src/tcp/config'
import { askAll } from './report'

test('two endpoints of the profile rfc9293, whatever the order of events', () => {
  const { violations, missingStates, missingDrawn } = askAll('rfc9293', RFC9293, (text) => console.log(text))
  expect({ violations, missingStates, missingDrawn }).toEqual({
    violations: [],
    missingStates: [],
    missingDrawn: [],
  })
})
