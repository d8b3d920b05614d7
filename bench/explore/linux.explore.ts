import { expect, test } from 'vitest'
import { LINUX } from '../../src/tcp/config'
import { askAll } from './report'

test('two endpoints of the profile linux, whatever the order of events', () => {
  const { violations, missingStates, missingDrawn } = askAll('linux', LINUX, (text) => console.log(text))
  expect({ violations, missingStates, missingDrawn }).toEqual({
    violations: [],
    missingStates: [],
    missingDrawn: [],
  })
})
