import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { complete } from './complete'
import { BUILT_IN } from './session'
import { shell } from './shell'

const completed = (line: string) => complete(line, line.length)?.line
const choices = (line: string) => complete(line, line.length)?.choices
const HOST = { side: 'client', sockets: [] } as const

describe('Tab completes', () => {
  test('the name of a command, behind a pipe too, where it is no builtin', () => {
    expect(completed('net')).toBe('netstat ')
    expect(completed('ss -tan | gr')).toBe('ss -tan | grep ')
    expect(completed('cl')).toBe('clear ')
    expect(complete('ss | cl', 7)).toBeNull()
  })

  test('options and filters of ss, the names of states behind state', () => {
    expect(completed('ss --num')).toBe('ss --numeric ')
    expect(completed('ss sta')).toBe('ss state ')
    expect(completed('ss state time')).toBe('ss state time-wait ')
    expect(choices('ss state syn')).toEqual(['syn-rcv', 'syn-recv', 'syn-sent', 'synchronized'])
    expect(completed('ss state f')).toBe('ss state fin-wait-')
  })

  test('the word at the cursor, and leaves what stands behind it', () => {
    expect(complete('ss stat  | wc -l', 7)).toEqual({ line: 'ss state   | wc -l', cursor: 9, choices: [] })
  })

  test('nothing on an empty line, and nothing that it does not know', () => {
    for (const line of ['', '   ', 'xyz', 'ss state xyz', 'foo ', 'ss | ']) {
      const { choices = [], ...rest } = complete(line, line.length) ?? {}
      if (line === 'ss | ') expect(choices).toContain('grep')
      else expect(rest).toEqual({})
    }
  })

  test('any line, anywhere; what is before the word and behind the cursor stays', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(40), (line, place) => {
        const cursor = Math.min(place, line.length)
        const completion = complete(line, cursor)
        if (!completion) return
        expect(completion.line.endsWith(line.slice(cursor))).toBe(true)
        expect(completion.line.startsWith(line.slice(0, cursor).replace(/[^\s|;&]*$/, ''))).toBe(true)
      }),
    )
  })

  test('with what is understood: every command, option and state that is offered', () => {
    for (const name of choices('ss ; ') ?? []) {
      expect(BUILT_IN).not.toContain(name)
      expect(shell(name, HOST).status).not.toBe(127)
    }
    for (const option of [...(choices('ss -') ?? []), ...(choices('ss --') ?? [])]) {
      expect(shell(`ss ${option}`, HOST).status).toBe(0)
    }
    for (const state of choices('ss state ') ?? []) expect(shell(`ss state ${state}`, HOST).err).toBe('')
  })
})
