import { expect, test } from 'vitest'
import { STATES } from '../tcp/tcb/state'
import { NAMES } from './names'
import { stateOf } from './spellings'

const written = STATES.flatMap((state) => {
  const { ss, netstat, kernel, windows, powershell, macos } = NAMES[state]
  return [ss, netstat, kernel.replace('TCP_', ''), windows, powershell, macos].map(
    (name) => [name, state] as const,
  )
})

test.each(written)('%s is read as %s', (name, state) => {
  expect(stateOf(name)).toBe(state)
  expect(stateOf(name.toLowerCase())).toBe(state)
})
