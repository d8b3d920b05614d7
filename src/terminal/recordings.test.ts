import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from '../scenarios/parse'
import { type Change, records } from '../scenarios/testing/recording'
import { read as readingOf } from '../timeline/read'
import type { Side, Timeline } from '../timeline/timeline'
import { hostAt } from './host/host'
import { type Watched, watch } from './host/watched'
import { shell } from './shell/shell'

const RECORDINGS = new URL('../scenarios/fixtures/linux/', import.meta.url)
const SCRIPTS = new URL('../scenarios/replays/', import.meta.url)

const read = (file: string, folder: URL) => readFileSync(new URL(file, folder), 'utf8')

/** A row of `ss -tano`, as far as both sides must agree. Time left in seconds. */
interface Row {
  readonly state: string
  readonly queues: string
  readonly ports: string
  readonly timer: string | null
  readonly left: number
}

/** "4.852ms", "59sec", "1min30sec", "980ms" as iproute2 6.1 writes them, in seconds. */
function secondsOf(text: string): number {
  const [, minutes = '0', rest = ''] = /^(?:(\d+)min)?(.*)$/.exec(text) ?? []
  const [, whole = '0', fraction = '0'] = /^(?:(\d+)(?:\.|sec))?(?:(\d{3})ms)?$/.exec(rest) ?? []
  return Number(minutes) * 60 + Number(whole) + Number(fraction) / 1000
}

const portOf = (address: string) => address.slice(address.lastIndexOf(':') + 1)

/** A row of `netstat -tan` begins with the protocol, and ends with the state; queues first, and no timer. */
function rowOf(line: string): Row {
  const words = line.trim().split(/\s+/)
  const netstat = words[0] === 'tcp'
  const [state = '', recvQ, sendQ, local = '', remote = '', rest = ''] = netstat
    ? [words[5], ...words.slice(1, 5)]
    : words
  const [, kind, time = '', retries] = /timer:\((\w+),([^,]*),(\d+)\)/.exec(rest) ?? []
  return {
    state,
    queues: `${recvQ}/${sendQ}`,
    ports: `${portOf(local)}>${portOf(remote)}`,
    timer: kind === undefined ? null : `${kind},${retries}`,
    left: kind === undefined ? 0 : secondsOf(time),
  }
}

const rowsOf = (text: string, port: number): Row[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^(State|Active|Proto)\b/.test(line))
    .map(rowOf)
    // A recording may hold other clients' connections; a script plays one.
    .filter(({ state, ports }) => state === 'LISTEN' || ports.split('>').includes(String(port)))

interface Snapshot {
  readonly side: Side
  readonly label: string
  /** A snapshot takes some 20 ms: what it shows was so at one time between. */
  readonly begin: number
  readonly end: number
  readonly command: string
  readonly rows: string
}

const HEAD = /^t=([\d.]+)\.\.([\d.]+) .*netns=(client|server) label="([^"]*)" cmd="(ss -tano|netstat -tan)"\n/

const snapshotsOf = (text: string): Snapshot[] =>
  text.split('### ').flatMap((part) => {
    const [head = '', begin, end, side, label = '', command = ''] = HEAD.exec(part) ?? []
    if (side === undefined) return []
    return [
      {
        side: side as Side,
        label,
        begin: Number(begin),
        end: Number(end),
        command,
        rows: part.slice(head.length),
      },
    ]
  })

interface Wire {
  readonly t: number
  readonly t_out: number | null
  readonly dir: 'c2s' | 's2c'
  readonly action: string
  readonly src: string
  readonly dst: string
  readonly flags: string
}

/** What has happened to one side: a state entered, a segment sent or come; in order of time. */
interface Event {
  readonly t: number
  readonly what: string
  /** Of a run. */
  readonly step: number
}

const flagsOf = (flags: string) => [...flags].filter((flag) => 'SFRA'.includes(flag)).join('')

function recordedEvents(folder: string, side: Side, port: number): Event[] {
  const ours = (local: string, remote: string | null) => `${local} ${remote} `.includes(`:${port} `)
  const changes = records<Change>(read(`${folder}/states_rfc.jsonl`, RECORDINGS)).filter(
    ({ endpoint, conn, local, remote, to, from }) =>
      endpoint === side && (conn === 'listener' ? to === 'LISTEN' : from !== to && ours(local, remote)),
  )
  // A connection that began and ended in one event was refused.
  const refused = changes
    .filter(({ same_event, from, to }) => same_event && from === 'SYN-SENT' && to === 'CLOSED')
    .map(({ conn }) => conn)
  const states = changes.filter(({ conn }) => !refused.includes(conn))
  const segments = records<Wire>(read(`${folder}/wire.jsonl`, RECORDINGS)).filter(({ src, dst }) =>
    ours(src, dst),
  )
  const mine = side === 'client' ? 'c2s' : 's2c'
  return [
    ...states.map(({ t, to }) => ({ t, what: to, step: 0 })),
    ...segments.flatMap(({ dir, action, t, t_out, flags }) => {
      if (dir === mine) return action === 'injected' ? [] : [{ t, what: `> ${flagsOf(flags)}`, step: 0 }]
      return t_out === null || action === 'dropped'
        ? []
        : [{ t: t_out, what: `< ${flagsOf(flags)}`, step: 0 }]
    }),
  ].toSorted((a, b) => a.t - b.t)
}

function playedEvents({ moments, segments }: Timeline, side: Side): Event[] {
  const letters = (flags: readonly string[]) => flagsOf(flags.map((flag) => flag[0]).join(''))
  return moments.flatMap((m, step): Event[] => {
    if (step === 0) return []
    const t = m.time
    const entered =
      moments[step - 1]?.[side].state !== m[side].state ? [{ t, what: m[side].state, step }] : []
    const { cause } = m
    const come = cause.kind === 'segment' && cause.endpoint === side ? segments[cause.id] : undefined
    return [
      ...(come ? [{ t, what: `< ${letters(come.flags)}`, step }] : []),
      ...m.sent.flatMap((id) => {
        const segment = segments[id]
        return segment?.from === side ? [{ t, what: `> ${letters(segment.flags)}`, step }] : []
      }),
      ...entered,
    ]
  })
}

const STATES = ({ what }: Event) => !/^[<>]/.test(what)
const ALL_EVENTS = () => true
/** What a run must have in common with a recording; how data and its ACKs are cut into segments may differ. */
const MILESTONES = ({ what }: Event) => !/^[<>]/.test(what) || /[SFR]/.test(what)

/**
 * The moment of the run that a snapshot shows. Each kind of event has happened as often as in the recording when the
 * snapshot is taken; the run then stands as long after the last of them, but not beyond what it does next.
 */
function placeOf(
  { timeline }: Watched,
  recording: readonly Event[],
  events: readonly Event[],
  at: number,
): { readonly step: number; readonly time: number } {
  const before = recording.filter(({ t }) => t <= at)
  const left = new Map<string, number>()
  for (const { what } of before) left.set(what, (left.get(what) ?? 0) + 1)
  const next = events.find(({ what }) => {
    left.set(what, (left.get(what) ?? 0) - 1)
    return (left.get(what) ?? 0) < 0
  })
  const end = next ?? { step: timeline.moments.length, t: Number.POSITIVE_INFINITY }
  const anchor = events.findLast(({ step }) => step < end.step)
  const same = before.findLast(({ what }) => what === anchor?.what)
  const time = Math.min((anchor?.t ?? 0) + (same ? at - same.t : 0), end.t)
  const step = Math.min(readingOf(timeline).stepAt(time), end.step - 1)
  return { step, time: Math.max(time, timeline.moments[step]?.time ?? 0) }
}

/** Held against nothing: the recorded programs have ended by then, listener and all; those of a script go on. */
const AFTERWARDS = 'end of recording'

const NEVER_ACCEPTED = 'the recorded server never calls accept(), the one of a script always waits in it'

/** What the kernel showed and a script does not: recording, side and label, and why. */
const BEYOND: Readonly<Record<string, string>> = {
  '22-zero-window server: client FIN-WAIT-2, server CLOSE-WAIT':
    'the recorded server reads on, to the end of file; receive in a script reads once',
  '26e-listener-closed server: 1 un-accepted, 1 SYN-RECEIVED': NEVER_ACCEPTED,
  '26e-listener-closed server: listener closed': NEVER_ACCEPTED,
  '31-old-duplicate-syn client: client SYN-SENT, server SYN-RECEIVED for the old SYN':
    'ss read the client 20 ms after the server: the RST had been sent, and the SYN was about to be sent again',
  '32-fast-open server: server accepted in SYN-RECEIVED':
    'Fast Open: a full socket in SYN-RECEIVED that has been accepted and sends; the model has requests only',
  '39-slow-start-transfer server: server FIN-WAIT-2, client CLOSE-WAIT':
    'the recorded server calls close(), the script shutdown: nobody is an orphan',
}

const SECONDS_ONLY = 10

/** ss reads a little later than it begins, and a recording's round trips are not exactly the script's. */
function sameRow(ours: Row | undefined, theirs: Row): boolean {
  if (!ours) return false
  const tolerance = theirs.left >= SECONDS_ONLY ? 1.05 : 0.03 + 0.125 * theirs.left
  const what = ({ left: _, ...rest }: Row) => JSON.stringify(rest)
  return what(ours) === what(theirs) && Math.abs(theirs.left - ours.left) <= tolerance
}

const sorted = (rows: readonly Row[]) => rows.toSorted((a, b) => (a.state < b.state ? -1 : 1))

const sameRows = (ours: readonly Row[], theirs: readonly Row[]) =>
  ours.length === theirs.length && sorted(theirs).every((row, place) => sameRow(sorted(ours)[place], row))

const textOf = (rows: readonly Row[]) =>
  sorted(rows)
    .map(({ state, queues, ports, timer, left }) => `${state} ${queues} ${ports} ${timer ?? '-'} ${left}`)
    .join(' | ')

const scripts = readdirSync(SCRIPTS).map((file) => ({ file, recording: file.split('.', 1)[0] ?? file }))

describe('what ss and netstat showed while a connection was recorded, a terminal shows', () => {
  const shown = new Set<string>()
  const excused = new Set<string>()
  let snapshots = 0

  test.each(scripts)('$file', ({ file, recording }) => {
    const parsed = parse(read(file, SCRIPTS), file)
    if (!parsed.ok) throw new Error(parsed.errors[0]?.message)
    const { port } = parsed.script.hosts.client
    const watched = watch(parsed.script, 'linux')
    if (!watched) throw new Error(`${file} cannot be played`)
    const taken = ['ss.txt', 'netstat.txt']
      .flatMap((text) => snapshotsOf(read(`${recording}/${text}`, RECORDINGS)))
      .filter(({ label }) => label !== AFTERWARDS)
    const different = taken.flatMap((snapshot) => {
      const { side, label, begin, end, command } = snapshot
      const theirs = rowsOf(snapshot.rows, port)
      const [recorded, played] = [recordedEvents(recording, side, port), playedEvents(watched.timeline, side)]
      // A loopback has no link to watch.
      const kinds = parsed.script.self ? [STATES] : [ALL_EVENTS, MILESTONES]
      const tried = kinds.flatMap((which) =>
        [begin, end].map((at) => {
          const { step, time } = placeOf(watched, recorded.filter(which), played.filter(which), at)
          return rowsOf(shell(command, hostAt(watched, side, step, time)).out, port)
        }),
      )
      snapshots++
      if (command === 'ss -tano') for (const { state } of theirs) shown.add(state)
      const same = tried.some((ours) => sameRows(ours, theirs))
      const name = `${recording} ${side}: ${label}`
      if (name in BEYOND && !same) excused.add(name)
      return same || name in BEYOND ? [] : [`${name}\n${textOf(theirs)}\n${textOf(tried[0] ?? [])}`]
    })
    expect(different).toEqual([])
  })

  test('all ten states that ss can show were shown, and nothing is excused that agrees', () => {
    expect(shown.size).toBe(10)
    expect([...excused].toSorted()).toEqual(Object.keys(BEYOND).toSorted())
  })

  afterAll(() => {
    const reasons = [...excused].map((name) => `  ${name}\n    ${BEYOND[name]}\n`)
    process.stdout.write(
      `\n${snapshots} snapshots of ss and netstat; ${excused.size} places differ:\n${reasons.join('')}`,
    )
  })
})
