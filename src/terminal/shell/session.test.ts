import { describe, expect, test } from 'vitest'
import { entered, NEW_SESSION, type Session } from './session'

const HOST = { side: 'client', sockets: [] } as const

const typed = (...lines: readonly string[]) =>
  lines.reduce<Session>((session, line, step) => entered(session, line, step, HOST), NEW_SESSION)

describe('a terminal that one types into', () => {
  test('keeps what was typed with the step at which it was, and what it printed', () => {
    expect(typed('ss -H', 'nonsense').entries).toEqual([
      { nth: 1, step: 0, line: 'ss -H', output: '' },
      { nth: 2, step: 1, line: 'nonsense', output: 'bash: line 1: nonsense: command not found\n' },
    ])
  })

  test('remembers every line but an empty one and the same again; clear empties what stands there', () => {
    const { entries, history } = typed('ss', 'ss', '', 'help', 'clear', 'wc')
    expect(history).toEqual(['ss', 'help', 'clear', 'wc'])
    expect(entries.map(({ line }) => line)).toEqual(['wc'])
  })

  test('asks for help by a word of its own, which no host is asked for', () => {
    expect(typed('help').entries[0]?.output).toBeNull()
    expect(typed('help | wc').entries[0]?.output).toContain('help: command not found')
  })

  test('is bounded: entries, lines, and what one of them prints', () => {
    const long = typed(...Array.from({ length: 300 }, (_, nth) => `ss # ${nth}`))
    expect(long.entries).toHaveLength(50)
    expect(long.entries.at(-1)?.nth).toBe(300)
    expect(long.history).toHaveLength(200)
    const twice = Array.from({ length: 9 }, () => 'cat /proc/net/tcp').join(' ; ')
    const much = typed(Array.from({ length: 40 }, () => twice).join(' ; ')).entries[0]?.output ?? ''
    expect(much.length).toBeLessThan(20_010)
  })
})
