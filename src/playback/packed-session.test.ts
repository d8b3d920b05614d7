import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, begin, undo } from '../sandbox/session'
import { packScript } from './pack-script'
import { packSession, unpackSession } from './packed-session'

const first = begin('server: listen\n', 1)
const act = { kind: 'act', act: { kind: 'call', side: 'client', call: 'connect' }, time: 10_000 } as const
const session = undo(
  add(add(first, 'server: listen\nat 10ms  client: connect\n', 1, act), 'x', 2, { kind: 'written' }),
)

test('a session comes back from an address, but for what was undone', async () => {
  const packed = await packSession('four-way-close', session)
  expect(packed).toMatch(/^[\w-]+$/)
  expect(await unpackSession(packed)).toEqual({ id: 'four-way-close', session: { ...session, undone: [] } })
})

test('what is no session is none', async () => {
  const leaf = { before: null, text: 'server: listen', step: 0, change: null }
  const wrong = [
    null,
    {},
    { id: 'x', leaves: [], current: 0 },
    { id: 'x', leaves: [leaf], current: 1 },
    { id: 'x', leaves: [{ ...leaf, before: 0 }], current: 0 },
    { id: 'x', leaves: [leaf, { ...leaf, before: 1 }], current: 0 },
    { id: 'x', leaves: [{ ...leaf, text: 7 }], current: 0 },
    {
      id: 'x',
      leaves: [leaf, { ...leaf, before: 0, change: { kind: 'act', time: 0, act: { kind: 'call' } } }],
      current: 0,
    },
  ]
  for (const value of wrong) {
    expect(await unpackSession(await packScript(JSON.stringify(value))), JSON.stringify(value)).toBeNull()
  }
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
      expect(await unpackSession(text)).toBeNull()
      expect(await unpackSession(await packScript(text))).toBeNull()
    }),
    { numRuns: 50 },
  )
})
