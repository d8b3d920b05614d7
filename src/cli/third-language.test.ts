import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { forgetLanguage, isPretended, PRETENDED, pretendLanguage } from '../messages/testing/pretended'

const written: string[] = []

beforeAll(() => {
  pretendLanguage()
  vi.doMock('./output', () => ({
    write: async (content: string | Iterable<string>) => void written.push(...content),
  }))
})
beforeEach(() => void written.splice(0))
afterAll(() => {
  vi.doUnmock('./output')
  forgetLanguage()
})

const NETSTAT = 'src/scenarios/fixtures/linux/20-close-wait-leak/netstat.txt'

it.each([
  ['find', async () => (await import('./find')).findCommand(['--lang', PRETENDED, 'TIME-WAIT'])],
  [
    'run',
    async () =>
      (await import('./run')).runCommand(['--lang', PRETENDED, '--format', 'svg', 'three-way-handshake']),
  ],
  ['sockets', async () => (await import('./sockets')).socketsCommand(['--lang', PRETENDED, NETSTAT])],
])('%s speaks a third language', async (_, command) => {
  await command()
  expect(written.join('')).toSatisfy(isPretended)
})
