import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { scenarios } from '../scenarios/library'
import { run } from './run'

const refuse = (name: string) => () => {
  throw new Error(`${name} makes a run differ from the one before.`)
}

/** All values below it can only be read. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) frozen(part)
  }
  return value
}

beforeEach(() => {
  vi.spyOn(Math, 'random').mockImplementation(refuse('Math.random'))
  vi.spyOn(Date, 'now').mockImplementation(refuse('Date.now'))
  vi.spyOn(performance, 'now').mockImplementation(refuse('performance.now'))
  vi.spyOn(crypto, 'getRandomValues').mockImplementation(refuse('crypto.getRandomValues'))
  vi.spyOn(crypto, 'randomUUID').mockImplementation(refuse('crypto.randomUUID'))
})

afterEach(() => {
  vi.restoreAllMocks()
})

describe.each(['rfc9293', 'linux'] as const)('in the profile %s', (profile) => {
  test.each(scenarios.map(({ id, script }) => [id, script] as const))(
    '%s runs without a clock, without dice, and leaves its script as it was',
    (_, script) => {
      expect(run(frozen(structuredClone(script)), profile)).toMatchObject({ ok: true })
    },
  )
})
