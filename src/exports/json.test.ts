import { expect, test } from 'vitest'
import { type Cause, find, run, scenarios, type Timeline } from '../engine'
import { timelineJson } from './json'

function runOf(id: string): Timeline {
  const script = find(id)?.script
  const result = script && run(script)
  if (!result?.ok) throw new Error(`${id} does not run`)
  return result.timeline
}

const jsonOf = (id: string) => JSON.parse(timelineJson(runOf(id)))

test('a run begins with what names it', () => {
  const { version, scenario, profile } = jsonOf('four-way-close')
  expect({ version, scenario, profile }).toEqual({
    version: 1,
    scenario: 'four-way-close',
    profile: 'rfc9293',
  })
  expect(Object.keys(jsonOf('four-way-close')).slice(0, 5)).toEqual([
    'version',
    'scenario',
    'profile',
    'segments',
    'moments',
  ])
})

test('a segment has the fields of the public format, in its order', () => {
  const [syn] = jsonOf('three-way-handshake').segments
  expect(Object.keys(syn).slice(0, 13)).toEqual([
    'id',
    'from',
    'flags',
    'seq',
    'ack',
    'length',
    'window',
    'options',
    'kind',
    'sentAt',
    'arrivesAt',
    'fate',
    'verdict',
  ])
  expect(syn).toMatchObject({
    id: 0,
    from: 'client',
    flags: ['SYN'],
    seq: 100,
    ack: null,
    length: 0,
    window: 65535,
    options: { mss: 1460 },
    kind: 'original',
    sentAt: 0,
    arrivesAt: 0.05,
    fate: 'delivered',
    verdict: { outcome: 'accepted', rfc: expect.any(String) },
  })
  expect(Object.keys(syn.verdict).slice(0, 3)).toEqual(['outcome', 'reason', 'rfc'])
})

test('moment 0 is both ends CLOSED, and has nothing that there is not', () => {
  const [start] = jsonOf('three-way-handshake').moments
  expect(start).toMatchObject({
    time: 0,
    cause: { kind: 'start' },
    client: { state: 'CLOSED' },
    server: { state: 'CLOSED' },
    sent: [],
  })
  expect(start).not.toHaveProperty('rfc')
  expect(start.client).not.toHaveProperty('SND.NXT')
})

test('an endpoint shows its variables', () => {
  expect(jsonOf('three-way-handshake').moments.at(-1).client).toMatchObject({
    state: 'ESTABLISHED',
    'SND.UNA': 101,
    'SND.NXT': 101,
    ISS: 100,
    'RCV.NXT': 301,
    IRS: 300,
  })
})

test('a lost segment never arrives and has no verdict', () => {
  const lost = jsonOf('lost-syn').segments.find((segment: { fate: string }) => segment.fate === 'lost')
  expect(lost).toMatchObject({ arrivesAt: null, verdict: null })
})

/** Fields that a reader of the file works out, that say where in the scenario it comes from, or how it is best watched. */
const OWN = ['place', 'line', 'startStep', 'endStep', 'run', 'panel']
const asPublished = (key: string, value: unknown) => {
  if (OWN.includes(key)) return undefined
  if (key !== 'cause' || (value as Cause).kind !== 'segment') return value
  const { kind, id } = value as Extract<Cause, { kind: 'segment' }>
  return { kind, id }
}

test.each(scenarios.map(({ id }) => id))(
  '%s: nothing of the run is left out, and its bytes are always the same',
  (id) => {
    const timeline = runOf(id)
    expect(JSON.parse(timelineJson(timeline))).toEqual(JSON.parse(JSON.stringify(timeline, asPublished)))
    expect(timelineJson(runOf(id))).toBe(timelineJson(timeline))
  },
)
