import { describe, expect, test } from 'vitest'
import { scenarios } from '../scenarios/library'
import { run } from './run'

describe.each(['rfc9293', 'linux'] as const)('in the profile %s', (profile) => {
  test.each(scenarios.map(({ id, script }) => [id, script] as const))(
    '%s is the same, byte for byte',
    (_, script) => {
      const once = run(script, profile)
      expect(once.ok).toBe(true)
      expect(JSON.stringify(run(structuredClone(script), profile))).toBe(JSON.stringify(once))
    },
  )
})
