import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { MessagesProvider } from '../../messages/context'
import { loadMessages } from '../../messages/messages'
import { STATES, type State } from '../../tcp/tcb/state'
import type { Moment, Side, Timeline } from '../../timeline/timeline'
import { EDGES } from './edges'
import { Figure } from './Figure'
import { FULL_FIGURE } from './full'
import { labelLines } from './labels'
import { standingAt } from './standing'

type Change = readonly [side: Side, to: State, event: string]

/** A run in which the named endpoints change state one after another. */
function run(...changes: Change[]): Timeline {
  const start: Moment = {
    time: 0,
    cause: { kind: 'start' },
    client: { state: 'CLOSED' },
    server: { state: 'CLOSED' },
    sent: [],
    walks: [],
    signals: [],
  }
  const moments = [start]
  for (const [endpoint, to, event] of changes) {
    const last = moments.at(-1) as Moment
    const from = last[endpoint].state
    moments.push({
      ...last,
      cause: { kind: 'call', endpoint, call: 'close' },
      [endpoint]: { state: to },
      walks: [{ endpoint, from, to, edge: `${from}>${to}:${event}` }],
    })
  }
  return {
    version: 1,
    scenario: 'run',
    title: { en: '' },
    intro: { en: '' },
    profile: 'rfc9293',
    addresses: { client: '', server: '' },
    segments: [],
    timers: [],
    phases: [],
    moments,
  }
}

const handshake: readonly Change[] = [
  ['server', 'LISTEN', 'passive OPEN'],
  ['client', 'SYN-SENT', 'active OPEN'],
  ['server', 'SYN-RECEIVED', 'rcv SYN'],
  ['client', 'ESTABLISHED', 'rcv SYN,ACK'],
  ['server', 'ESTABLISHED', 'rcv ACK of SYN'],
]

const words = await loadMessages('en')

const picture = (timeline: Timeline, step: number) =>
  renderToStaticMarkup(
    <MessagesProvider value={words}>
      <Figure layout={FULL_FIGURE} looks={standingAt(timeline, step, words)} />
    </MessagesProvider>,
  )

const tag = (markup: string, attribute: string) =>
  markup.match(new RegExp(`<g[^>]*${attribute}[^>]*>`))?.[0] ?? ''
const node = (markup: string, state: State) => tag(markup, `data-state="${state}"`)
const edge = (markup: string, key: string) => tag(markup, `data-edge="${key.replace('>', '&gt;')}"`)

describe('the picture', () => {
  test('has each of the eleven states once', () => {
    const markup = picture(run(), 0)
    for (const state of STATES) expect(markup.split(`data-state="${state}"`)).toHaveLength(2)
  })

  test('shows who is where, and says it', () => {
    const markup = picture(run(...handshake), 2)
    expect(node(markup, 'LISTEN')).toContain('data-active="server"')
    expect(node(markup, 'SYN-SENT')).toContain('aria-label="SYN-SENT: client is here"')
    expect(node(markup, 'CLOSED')).not.toContain('data-active')
  })

  test('shows both in one state', () => {
    const markup = picture(run(...handshake), 5)
    expect(node(markup, 'ESTABLISHED')).toContain('data-active="client server"')
    expect(node(markup, 'ESTABLISHED')).toContain('ESTABLISHED: client and server are here')
  })

  test('lights the arrow that is walked at this moment, and keeps those walked before', () => {
    const markup = picture(run(...handshake), 3)
    expect(edge(markup, 'LISTEN>SYN-RECEIVED')).toMatch(/data-side="server".*data-now/)
    expect(edge(markup, 'CLOSED>SYN-SENT')).toContain('data-side="client"')
    expect(edge(markup, 'CLOSED>SYN-SENT')).not.toContain('data-now')
    expect(edge(markup, 'SYN-SENT>ESTABLISHED')).not.toContain('data-side')
  })

  test('draws a reset only while it happens', () => {
    const reset = run(...handshake, ['client', 'CLOSED', 'rcv RST'], ['server', 'CLOSED', 'ABORT'])
    const dashed = /<g[^>]*data-side="client"[^>]*data-detour/
    expect(picture(reset, 5)).not.toMatch(dashed)
    expect(picture(reset, 6)).toMatch(dashed)
    expect(picture(reset, 7)).not.toMatch(dashed)
  })
})

describe('what stands at a step', () => {
  test('finds an edge by its states where the record names none', () => {
    const timeline = run(['client', 'SYN-SENT', 'something unheard of'])
    expect([...standingAt(timeline, 1, words).told]).toEqual(['CLOSED>SYN-SENT:active OPEN'])
  })

  test('accounts for a change that no walk explains', () => {
    const timeline = run(['server', 'LISTEN', 'passive OPEN'])
    const silent = { ...timeline, moments: timeline.moments.map((moment) => ({ ...moment, walks: [] })) }
    expect(standingAt(silent, 1, words).now).toMatchObject([
      { endpoint: 'server', from: 'CLOSED', to: 'LISTEN' },
    ])
  })

  test('is told in words for every edge of the machine', () => {
    for (const edge of EDGES) {
      const timeline = run(['client', edge.from, 'set'], ['client', edge.to, edge.id.split(':')[1] ?? ''])
      const label = picture(timeline, 2).match(/<g[^>]*data-side="client"><text[^>]*>([^<]*)/)?.[1]
      expect(label, edge.id).toBe(labelLines(edge)[0]?.text)
    }
  })
})
