import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from '../simulation/run'
import { find } from './library'
import { parse } from './parse'
import { differences, played } from './testing/course'
import { recorded } from './testing/recording'

const RECORDINGS = new URL('./fixtures/linux/', import.meta.url)
const SCRIPTS = new URL('./replays/', import.meta.url)

const read = (file: string, folder: URL) => readFileSync(new URL(file, folder), 'utf8')

/** "26-accept-queue-full.3.tcp" plays the third connection of a recording that has several. */
const scripts = readdirSync(SCRIPTS).map((file) => ({ file, recording: file.split('.', 1)[0] ?? file }))

function play(file: string) {
  const parsed = parse(read(file, SCRIPTS), file)
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message)
  const result = run(parsed.script, 'linux')
  if (!result.ok) throw new Error(result.error.message)
  return { course: played(result.timeline), port: parsed.script.hosts.client.port }
}

/** What was recorded of the connection from this port of the client. */
const recordedAs = (name: string, port: number) =>
  recorded(
    {
      tokens: read(`${name}/wire.txt`, RECORDINGS),
      packets: read(`${name}/wire.jsonl`, RECORDINGS),
      states: read(`${name}/states_rfc.jsonl`, RECORDINGS),
    },
    port,
  )

const count = ({ client, server }: Record<'client' | 'server', readonly unknown[]>) =>
  client.length + server.length

describe('in the linux profile a script does what a Linux kernel was recorded doing', () => {
  const rows = ['recording | SYN, FIN, RST segments | states | equal']

  test.each(scripts)('$file', ({ file, recording }) => {
    const { course, port } = play(file)
    const theirs = recordedAs(recording, port)
    const different = differences(course, theirs)
    const equal = different.join('; ') || 'yes'
    rows.push([file.replace('.tcp', ''), count(theirs.segments), count(theirs.states), equal].join(' | '))
    expect(different).toEqual([])
  })

  test('every recording is played', () => {
    expect([...new Set(scripts.map(({ recording }) => recording))]).toEqual(
      readdirSync(RECORDINGS).toSorted(),
    )
  })

  afterAll(() => {
    process.stdout.write(`\n${rows.join('\n')}\n`)
  })
})

/** Which recording shows what a built-in scenario shows. */
const SHOWN: Readonly<Record<string, string>> = {
  'connection-lifecycle': '01-normal-close-by-client',
  'four-way-close': '01-normal-close-by-client',
  'three-segment-close': '03-three-segment-close',
  'simultaneous-close': '04-simultaneous-close',
  'simultaneous-open': '05-simultaneous-open',
  'half-close': '06-half-close',
  'connection-refused': '07-connection-refused',
  abort: '08-abort-by-client',
  'close-with-unread-data': '10-close-with-unread-data',
  'lost-syn': '11-first-syn-lost',
  'lost-fin': '15-fin-lost',
  'lost-fin-ack': '16-ack-of-fin-lost',
  'lost-last-ack': '17-last-ack-lost',
  'syn-timeout': '18-syn-timeout',
  'data-after-close': '24-data-after-close-fin-wait-2',
}

describe('in the linux profile a built-in scenario has the segments and states of a recording', () => {
  test.each(Object.entries(SHOWN))('%s: %s', (id, name) => {
    const script = find(id)?.script
    if (!script) throw new Error(`no scenario ${id}`)
    const result = run(script, 'linux')
    if (!result.ok) throw new Error(result.error.message)
    const ours = played(result.timeline)
    const theirs = recordedAs(name, play(`${name}.tcp`).port)
    // When something is sent again depends on the link's delay, which is the scenario's own.
    expect(differences({ ...ours, retransmissions: theirs.retransmissions }, theirs)).toEqual([])
  })
})
