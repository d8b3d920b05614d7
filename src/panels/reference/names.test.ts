import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isListed, NAMES } from '../../sockets/names'
import { LINUX } from '../../tcp/tcb/profiles'
import { STATES, type State } from '../../tcp/tcb/state'
import { ENTRIES } from './entries'

const RECORDINGS = new URL('../../scenarios/fixtures/linux/', import.meta.url)

/** What real kernels printed while they were recorded. */
const recordings = readdirSync(RECORDINGS)

const read = (recording: string, file: string) =>
  readFileSync(new URL(`${recording}/${file}`, RECORDINGS), 'utf8').split('\n')

/** The column State of every line that is about a socket: the first in `ss -tan`, the sixth in `netstat -tan`. */
const ssStates = (recording: string) =>
  read(recording, 'ss.txt').flatMap((line) => /^([A-Z\d-]+) +\d+ +\d+ /.exec(line)?.[1] ?? [])
const netstatStates = (recording: string) =>
  read(recording, 'netstat.txt').flatMap((line) => /^tcp\S*( +\S+){4} +(\S+)/.exec(line)?.[2] ?? [])

interface Change {
  readonly from: State
  readonly to: State
}

/** The states that the sockets went through, as RFC 9293 spells them. */
const walked = (recording: string) =>
  new Set(
    read(recording, 'states_rfc.jsonl')
      .filter(Boolean)
      .flatMap((line): State[] => {
        const { from, to }: Change = JSON.parse(line)
        return [from, to]
      }),
  )

/** The state that a program means by a name. */
const meant = (spelling: (state: State) => string | null, name: string) =>
  STATES.find((state) => spelling(state) === name)

const TOOLS = {
  ss: { seen: ssStates, spelling: (state: State) => (isListed(state) ? NAMES[state].ss : null) },
  netstat: {
    seen: netstatStates,
    spelling: (state: State) => (isListed(state) ? NAMES[state].netstat : null),
  },
}

describe('recorded kernels', () => {
  describe.each(Object.entries(TOOLS))('as %s prints them', (_, { seen, spelling }) => {
    test.each(recordings)(
      '%s: every name is in the table, and means a state that a socket was in',
      (recording) => {
        const names = [...new Set(seen(recording))]
        expect(names.filter((name) => meant(spelling, name) === undefined)).toEqual([])
        const states = walked(recording)
        expect(names.filter((name) => !states.has(meant(spelling, name) ?? 'CLOSED'))).toEqual([])
      },
    )

    test('together they show every state that is listed at all', () => {
      const names = new Set(recordings.flatMap(seen))
      expect(STATES.flatMap((state) => spelling(state) ?? []).filter((name) => !names.has(name))).toEqual([])
    })
  })

  test('the names in the kernel', () => {
    const names = recordings.flatMap((recording) =>
      read(recording, 'states.jsonl').flatMap((line) =>
        Array.from(line.matchAll(/"(?:from|to)": ?"(\w+)"/g), ([, name]) => `TCP_${name}`),
      ),
    )
    expect([...new Set(names)].toSorted()).toEqual(STATES.map((state) => NAMES[state].kernel).toSorted())
  })

  test('the defaults of sysctls are those of the recorded kernel', () => {
    const { sysctls } = JSON.parse(read('01-normal-close-by-client', 'meta.json').join(''))
    const told = Object.values(ENTRIES).flatMap((entry) => entry.sysctls)
    const compared = told.flatMap(({ name, value }) => {
      const recorded = sysctls.client[name.replace('net.ipv4.', '')]
      return recorded === undefined ? [] : [{ name, value, recorded }]
    })
    expect(compared.length).toBeGreaterThan(8)
    for (const { name, value, recorded } of compared) expect(value, name).toBe(recorded)
  })
})

test('every state has one number in the kernel, from 1 to 11', () => {
  const codes = STATES.map((state) => NAMES[state].code)
  expect(codes.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
})

test('what ss is asked for is what it prints, but for the two that it abbreviates', () => {
  const differing = STATES.filter((state) => NAMES[state].filter !== NAMES[state].ss.toLowerCase())
  expect(differing).toEqual(['CLOSED', 'LISTEN', 'ESTABLISHED'])
})

test('the profile of Linux runs with the defaults that are told', () => {
  const told = Object.fromEntries(
    Object.values(ENTRIES).flatMap(({ sysctls }) =>
      sysctls.map(({ name, value }) => [name.replace('net.ipv4.tcp_', ''), Number(value)]),
    ),
  )
  expect(LINUX.synRetries).toBe(told.syn_retries)
  expect(LINUX.synLinear).toBe(told.syn_linear_timeouts)
  expect(LINUX.synAckRetries).toBe(told.synack_retries)
  expect(LINUX.retries).toBe(told.retries2)
  expect(LINUX.finWait2).toBe((told.fin_timeout ?? 0) * 1_000_000)
})
