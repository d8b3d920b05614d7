import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CALLS, VERBS } from '../scenarios/language'
import { parse } from '../scenarios/parse'
import { run } from '../simulation/run'
import { FLAGS } from '../tcp/wire/segment'
import { SIDES } from '../timeline/read'
import type { Act } from './act'
import { inFlight, instantAt } from './place'
import { act, isSamePast, type Played, play } from './play'
import { add, begin, redo, undo } from './session'

const STARTS = [
  'server: listen\n',
  'profile linux\nserver: listen\nclient: connect\nclient: send 3000\n',
  'server: listen\nclient: connect\nphase close\nclient: close & server: close\nnote Both.\n',
  'lose client DATA 1\nserver: listen\nclient: connect\npoint\nat 300ms  client: send 5000\nwait 1s\nserver: close\n',
]

const side = fc.constantFrom(...SIDES)
/** What to do, before one knows what is on its way: the nth of it. */
const drawn = fc.oneof(
  fc.record({
    kind: fc.constant('call' as const),
    side,
    call: fc.constantFrom(...CALLS),
    octets: fc.integer({ min: 1, max: 4000 }),
  }),
  fc.record({
    kind: fc.constantFrom('lose' as const, 'duplicate' as const),
    nth: fc.nat(9),
  }),
  fc.record({
    kind: fc.constant('delay' as const),
    nth: fc.nat(9),
    by: fc.integer({ min: 1, max: 300_000 }),
  }),
  fc.record({
    kind: fc.constant('outage' as const),
    side: fc.constantFrom(...SIDES, 'both' as const),
    for: fc.integer({ min: 1, max: 2_000_000 }),
  }),
  fc.record({
    kind: fc.constant('forge' as const),
    to: side,
    flags: fc.subarray([...FLAGS], { minLength: 1 }),
    seq: fc.record({
      variable: fc.constant('RCV.NXT' as const),
      offset: fc.integer({ min: -5, max: 70_000 }),
    }),
    ack: fc.record({ variable: fc.constant('SND.UNA' as const), offset: fc.integer({ min: -5, max: 5 }) }),
    length: fc.nat(100),
  }),
)
type Drawn = typeof drawn extends fc.Arbitrary<infer D> ? D : never

const doing = fc.array(
  fc.record({ what: drawn, step: fc.double({ min: 0, max: 1, noNaN: true }), later: fc.nat(2000) }),
  {
    minLength: 1,
    maxLength: 6,
  },
)

function start(text: string): Played {
  const playing = play(text, 'test')
  if (!playing.ok) throw new Error(playing.mistakes[0]?.message)
  return playing.played
}

/** What was drawn, as an act on what is on its way; null: nothing is. */
function actOf(what: Drawn, segments: readonly { readonly id: number; readonly kind: string }[]): Act | null {
  if (!('nth' in what)) {
    if (what.kind !== 'call') return what
    const { octets, ...call } = what
    return VERBS[what.call] === 'required' ? what : call
  }
  const { nth, ...others } = what
  const there = segments.filter(({ kind }) => what.kind !== 'duplicate' || kind !== 'duplicate')
  const segment = there[nth % Math.max(1, there.length)]
  return segment ? ({ ...others, segment: segment.id } as Act) : null
}

test('whatever one does, the text says it: it is played as it was seen, what was before stays, and is undone', () => {
  fc.assert(
    fc.property(fc.constantFrom(...STARTS), doing, (text, acts) => {
      let played = start(text)
      let session = begin(played.text, 0)
      for (const { what, step, later } of acts) {
        const { timeline } = played.watched
        const at = Math.floor(step * timeline.moments.length)
        const time = (timeline.moments[at]?.time ?? 0) + later / 1000
        const instant = instantAt(timeline, at, time)
        const wanted = actOf(what, inFlight(timeline, instant))
        if (!wanted) continue
        const acted = act(played, instant, wanted)
        // Nothing is refused that can be done.
        expect(acted, JSON.stringify([wanted, instant, played.text])).toMatchObject({ ok: true })
        if (!acted.ok) continue
        const next = acted.played
        expect(isSamePast(timeline, next.watched.timeline, instant.step)).toBe(true)
        const parsed = parse(next.text, 'test')
        const again = parsed.ok ? run(parsed.script) : undefined
        expect(again?.ok && JSON.stringify(again.timeline)).toBe(JSON.stringify(next.watched.timeline))
        const grown = add(session, next.text, instant.step, { kind: 'act', act: wanted, time: instant.time })
        const back = undo(grown)
        expect(back.leaves[back.current]?.text).toBe(played.text)
        expect(redo(back)).toEqual({ ...grown, undone: [] })
        session = grown
        played = next
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 60) },
  )
})
