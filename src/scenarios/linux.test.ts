import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { run } from '../simulation/run'
import type { State } from '../tcp/state'
import type { Side, Timeline } from '../timeline/timeline'
import { find } from './library'

/*
 * What a real Linux kernel (6.18) sent, and the states that its sockets went through, recorded between two
 * network namespaces: wire.txt, one token a packet ("c>FA!": flags, "!" lost), and states_rfc.jsonl.
 */
const RECORDINGS = new URL('./fixtures/linux/', import.meta.url)

/** Which recording shows what a scenario shows. */
const RECORDED: Readonly<Record<string, string>> = {
  'connection-lifecycle': '01-normal-close-by-client',
  'four-way-close': '01-normal-close-by-client',
  'three-segment-close': '03-three-segment-close',
  'simultaneous-close': '04-simultaneous-close',
  'simultaneous-open': '05-simultaneous-open',
  'connection-refused': '07-connection-refused',
  abort: '08-abort-by-client',
  'lost-syn': '11-first-syn-lost',
  'lost-last-ack': '17-last-ack-lost',
  'half-close': '06-half-close',
  'close-with-unread-data': '10-close-with-unread-data',
  'lost-fin': '15-fin-lost',
  'lost-fin-ack': '16-ack-of-fin-lost',
  'syn-timeout': '18-syn-timeout',
  'data-after-close': '24-data-after-close-fin-wait-2',
}

const SIDES = ['client', 'server'] as const

const LETTERS = { S: 'SYN', F: 'FIN', R: 'RST', A: 'ACK' } as const

interface Change {
  readonly endpoint: Side
  readonly from: State
  readonly to: State
  readonly conn: number | 'listener'
  readonly same_event?: boolean
}

interface Walk {
  /** SYN, FIN and RST segments in order of sending; flags without PSH, ECE and CWR; "!" lost. */
  readonly segments: Readonly<Record<Side, readonly string[]>>
  readonly states: Readonly<Record<Side, readonly State[]>>
}

const telling = (segment: string): boolean => /SYN|FIN|RST/.test(segment)

/** The states of one side; a change that the same segment makes at once with the one before is one change. */
function pathOf(changes: readonly Change[], side: Side): State[] {
  const path: State[] = ['CLOSED']
  for (const { endpoint, conn, from, to, same_event } of changes) {
    if (endpoint !== side) continue
    if (conn === 'listener') {
      if (to === 'LISTEN') path.push(to)
    } else if (conn === 1) {
      if (same_event) path.pop()
      if (path.at(-1) !== from && !same_event) path.push(from)
      path.push(to)
    }
  }
  return path
}

function recorded(name: string): Walk {
  const read = (file: string) => readFileSync(new URL(`${name}/${file}`, RECORDINGS), 'utf8').trim()
  const packets = read('wire.txt').split(/\s+/)
  const changes = read('states_rfc.jsonl')
    .split('\n')
    .map((line) => JSON.parse(line) as Change)
  const sentBy = (side: Side) =>
    packets
      .filter((packet) => packet.startsWith(`${side[0]}>`))
      .map((packet) => {
        const letters = [...packet.slice(2).replace(/\(.*\)/, '')]
        const flags = letters.flatMap((l) => (l in LETTERS ? LETTERS[l as keyof typeof LETTERS] : []))
        return flags.join('+') + (packet.endsWith('!') ? '!' : '')
      })
      .filter(telling)
  return {
    segments: { client: sentBy('client'), server: sentBy('server') },
    states: { client: pathOf(changes, 'client'), server: pathOf(changes, 'server') },
  }
}

function played({ segments, moments }: Timeline): Walk {
  const sentBy = (side: Side) =>
    segments
      .filter((s) => s.from === side && (s.kind === 'original' || s.kind === 'retransmission'))
      .map((s) => s.flags.filter((f) => f !== 'PSH').join('+') + (s.fate === 'lost' ? '!' : ''))
      .filter(telling)
  const states = (side: Side) =>
    moments.flatMap((m, i) =>
      i === 0 || moments[i - 1]?.[side].state !== m[side].state ? m[side].state : [],
    )
  return {
    segments: { client: sentBy('client'), server: sentBy('server') },
    states: { client: states('client'), server: states('server') },
  }
}

describe('in the linux profile a scenario is what a Linux kernel does', () => {
  test.each(Object.entries(RECORDED))('%s, as recorded in %s', (id, name) => {
    const scenario = find(id)
    if (!scenario) throw new Error(`no scenario ${id}`)
    const result = run(scenario.script, 'linux')
    if (!result.ok) throw new Error(result.error.message)
    const ours = played(result.timeline)
    const theirs = recorded(name)
    for (const side of SIDES) {
      expect(ours.segments[side], `segments of the ${side}`).toEqual(theirs.segments[side])
      expect(ours.states[side], `states of the ${side}`).toEqual(theirs.states[side])
    }
  })

  test('every recording that is kept is compared', () => {
    expect(readdirSync(RECORDINGS).toSorted()).toEqual([...new Set(Object.values(RECORDED))].toSorted())
  })
})
