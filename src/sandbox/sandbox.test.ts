import { describe, expect, test } from 'vitest'
import { find } from '../scenarios/library'
import { run } from '../simulation/run'
import type { Script } from '../simulation/script'
import { STATES, type State } from '../tcp/tcb/state'
import { SIDES } from '../timeline/read'
import type { Side, Timeline } from '../timeline/timeline'
import type { Act } from './act'
import { baseText } from './base'
import { seeking } from './hint'
import { type Instant, inFlight, instantAt } from './place'
import { act, type Played, play } from './play'
import { add, begin, branchesOf, choose, redo, type Session, undo } from './session'

function played(...lines: string[]): Played {
  const playing = play(`${lines.join('\n')}\n`, 'test')
  if (!playing.ok) throw new Error(playing.mistakes[0]?.message)
  return playing.played
}

function done(before: Played, instant: Instant, what: Act): Played {
  const acted = act(before, instant, what)
  if (!acted.ok) throw new Error(acted.why)
  return acted.played
}

const OPENING = ['server: listen', 'client: connect']
/** The step at which a side comes to a state. */
const stepOf = ({ watched: { timeline } }: Played, side: Side, state: State) =>
  timeline.moments.findIndex((moment) => moment[side].state === state)
const exchange = ({ segments }: Timeline) =>
  segments.map(
    ({ from, flags, fate, kind }) =>
      `${from} ${flags.join('+')}${kind === 'original' ? '' : ` ${kind}`}${fate === 'lost' ? ' lost' : ''}`,
  )

describe('an act is an edit of the text', () => {
  test('a SYN+ACK that is on its way is lost: it is sent again', () => {
    const before = played(...OPENING, 'phase close', 'client: close')
    const instant = instantAt(before.watched.timeline, stepOf(before, 'server', 'SYN-RECEIVED'))
    const [segment] = inFlight(before.watched.timeline, instant)
    const after = done(before, instant, { kind: 'lose', segment: segment?.id ?? -1 })
    expect(after.text).toBe('server: listen\nclient: connect\nlose server SYN+ACK 1\n')
    const sent = exchange(after.watched.timeline)
    expect(sent.slice(0, 3)).toEqual(['client SYN', 'server SYN+ACK lost', 'client SYN retransmission'])
    expect(sent).toContain('server SYN+ACK retransmission')
    expect(after.watched.timeline.moments.at(-1)).toMatchObject({
      client: { state: 'ESTABLISHED' },
      server: { state: 'ESTABLISHED' },
    })
  })

  test('a call stands with its time behind what has been issued; what was to come is gone', () => {
    const before = played(
      ...OPENING,
      'note They meet.',
      'phase close',
      'wait 1s',
      'client: close',
      'lose client FIN 1',
    )
    const { timeline } = before.watched
    const instant = instantAt(timeline, stepOf(before, 'server', 'ESTABLISHED'), 0.16)
    const after = done(before, instant, { kind: 'call', side: 'server', call: 'close' })
    expect(after.text).toBe(
      [...OPENING, 'note They meet.', 'lose client FIN 1', 'at 160ms  server: close', ''].join('\n'),
    )
    expect(after.watched.timeline.moments.at(instant.step + 1)?.server.state).toBe('FIN-WAIT-1')
  })

  test('of what is on its way one is doubled, one held up, one overtaken', () => {
    const before = played(...OPENING, 'client: send 2920')
    const { timeline } = before.watched
    const step = timeline.moments.findIndex(({ cause }) => cause.kind === 'call' && cause.call === 'send')
    const instant = instantAt(timeline, step)
    const [first, second] = inFlight(timeline, instant)
    expect([first?.length, second?.length]).toEqual([1460, 1460])
    const doubled = done(before, instant, { kind: 'duplicate', segment: second?.id ?? -1 })
    expect(doubled.text).toContain('\nduplicate client DATA 2\n')
    const late = done(doubled, instant, { kind: 'delay', segment: first?.id ?? -1, by: 10_000 })
    expect(late.text).toContain('\ndelay 10ms client DATA 1\n')
    const arrivals = late.watched.timeline.segments.filter(({ length }) => length > 0)
    expect(arrivals.map(({ length, kind, arrivesAt }) => [length, kind, arrivesAt])).toEqual([
      [1460, 'original', 0.21],
      [1460, 'original', 0.2],
      [1460, 'duplicate', 0.21],
    ])
  })

  test('what nobody has sent, or what has arrived, cannot be lost; nor anything of a text that does not run', () => {
    const before = played(...OPENING)
    const { timeline } = before.watched
    const last = instantAt(timeline, timeline.moments.length - 1)
    expect(act(before, last, { kind: 'lose', segment: 0 })).toEqual({ ok: false, why: 'no segment' })
    expect(act(before, last, { kind: 'lose', segment: 99 })).toEqual({ ok: false, why: 'no segment' })
    expect(act({ ...before, text: 'server: lissen' }, last, { kind: 'lose', segment: 0 })).toEqual({
      ok: false,
      why: 'text',
    })
  })

  test('every scenario is taken over as it ran', () => {
    for (const id of [
      'connection-lifecycle',
      'reordering',
      'fast-retransmit',
      'self-connect',
      'blind-reset',
    ]) {
      const script = find(id)?.script
      const ran = script && run(script)
      if (!ran?.ok) throw new Error(id)
      const text = baseText(script as Script, ran.timeline, { en: 'Taken over' })
      const again = play(text, id)
      expect(again.ok && exchange(again.played.watched.timeline), id).toEqual(exchange(ran.timeline))
    }
  })
})

describe('a session', () => {
  const grow = (session: Session, ...texts: string[]) =>
    texts.reduce((grown, text) => add(grown, text, 1, { kind: 'written' }), session)
  const textOf = ({ leaves, current }: Session) => leaves[current]?.text

  test('goes back, and forward again', () => {
    const two = grow(begin('a', 0), 'b', 'c')
    expect(textOf(undo(undo(two)))).toBe('a')
    expect(undo(undo(undo(two)))).toEqual(undo(undo(two)))
    expect(textOf(redo(undo(undo(two))))).toBe('b')
    expect(textOf(redo(redo(undo(undo(two)))))).toBe('c')
    expect(redo(two)).toBe(two)
  })

  test('branches where one goes back and does something else; nothing is lost', () => {
    const other = grow(undo(grow(begin('a', 0), 'b', 'c')), 'd')
    expect(
      branchesOf(other).map(({ end, fork, shown }) => [
        other.leaves[end]?.text,
        other.leaves[fork]?.text,
        shown,
      ]),
    ).toEqual([
      ['c', 'a', false],
      ['d', 'd', true],
    ])
    expect(textOf(choose(other, branchesOf(other)[0]?.end ?? -1))).toBe('c')
    // The same again is no third branch.
    expect(branchesOf(grow(undo(other), 'c'))).toHaveLength(2)
  })
})

describe('the way to a state that was not met', () => {
  const found = (from: Played, instant: Instant, state: State) => {
    const search = seeking(from, instant, [state])
    for (let next = search.next(); ; next = search.next()) if (next.done) return next.value
  }

  /** Does what a hint says. */
  function follow(from: Played, at: Instant, acts: readonly (Act | 'wait')[]) {
    let now = from
    let instant = at
    for (const one of acts) {
      if (one === 'wait') instant = instantAt(now.watched.timeline, instant.step + 1)
      else {
        now = done(now, instant, one)
        if (one.kind === 'call') instant = { ...instant, step: instant.step + 1 }
      }
    }
    return now.watched.timeline.moments[instant.step]
  }

  const start = played('server: listen')
  const begun = instantAt(start.watched.timeline, 1)
  const every = process.env.EVERY ? STATES : (['SYN-RECEIVED', 'CLOSE-WAIT', 'FIN-WAIT-2'] as const)
  test.each(every.filter((state) => state !== 'LISTEN'))('leads to %s from the beginning', (state) => {
    const hint = found(start, begun, state)
    expect(hint?.state).toBe(state)
    const there = follow(start, begun, hint?.acts ?? [])
    expect(SIDES.some((side) => there?.[side].state === state)).toBe(true)
  })
})
