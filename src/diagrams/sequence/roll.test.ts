import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { loadMessages } from '../../messages/messages'
import { schedule } from '../../playback/schedule'
import { parse } from '../../scenarios/parse'
import { run } from '../../simulation/run'
import type { Timeline } from '../../timeline/timeline'
import { flyingAt, standsOn } from './flying'
import { boxesMeet, strokeMeets } from './geometry'
import { EVERYTHING, rollSequence } from './layout'
import { Occupancy } from './occupancy'
import type { Scene } from './scene'

const t = await loadMessages('en')

/** A connection over which the client sends so many octets at once, and what it does after that. */
function transfer(octets: number, ...then: readonly string[]): Timeline {
  const text = ['server: listen', 'client: connect', `client: send ${octets}`, ...then].join('\n')
  const parsed = parse(text, 'transfer')
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message)
  const result = run(parsed.script)
  if (!result.ok) throw new Error(result.error.message)
  return result.timeline
}

const roll = (timeline: Timeline, width = 750) =>
  rollSequence(timeline, schedule(timeline), { width, t, pxPerSecond: 48 })

const long = transfer(250_000)
const longer = transfer(1_000_000)
const SCREEN = 700

const textsOf = ({ lines }: Scene) => lines.flatMap(({ texts }) => texts)

describe('a long run', () => {
  it.each([1600, 750, 640, 366])('has a label for each segment, %i px wide', (width) => {
    const { lines } = roll(long, width).part(EVERYTHING)
    expect(lines.filter(({ texts }) => texts.length === 0)).toEqual([])
  })

  it.each([750, 366])('has no label on another or on a line, %i px wide', (width) => {
    const { lines, notes } = roll(long, width).part(EVERYTHING)
    const boxes = [
      ...lines.flatMap(({ id, texts }) => texts.map(({ box }) => ({ id, box }))),
      ...notes.map(({ box, text }) => ({ id: text, box })),
    ]
    const strokes = lines.flatMap(({ strokes }) => strokes)
    for (const [nth, { id, box }] of boxes.entries()) {
      const met = boxes.slice(nth + 1).filter((other) => other.id !== id && boxesMeet(other.box, box))
      expect(met, `on ${id}`).toEqual([])
      expect(strokes.filter((stroke) => strokeMeets(stroke, box))).toEqual([])
    }
  })

  it('is looked up at most eight times for a label, however dense it is', () => {
    const looks = [vi.spyOn(Occupancy.prototype, 'near'), vi.spyOn(Occupancy.prototype, 'isFree')]
    const { lines } = roll(long).part(EVERYTHING)
    const count = looks.reduce((sum, { mock }) => sum + mock.calls.length, 0)
    for (const look of looks) look.mockRestore()
    expect(count).toBeGreaterThan(lines.length)
    expect(count).toBeLessThanOrEqual(8 * lines.length)
  })

  it('sets the words of what is in sight and near it, whatever its length, and none twice', () => {
    const look = vi.spyOn(Occupancy.prototype, 'near')
    const paper = roll(longer)
    const part = { top: 20_000, bottom: 20_000 + 3 * SCREEN }
    const before = look.mock.calls.length
    const inSight = paper.part(part).lines.length
    const set = look.mock.calls.length - before
    const again = paper.part(part)
    const more = look.mock.calls.length - before - set
    look.mockRestore()
    expect(again.lines.length).toBe(inSight)
    expect(set).toBeLessThan(3 * inSight)
    expect(more).toBe(0)
  })

  it('looks the same wherever one begins to look', () => {
    const whole = new Map(
      roll(longer)
        .part(EVERYTHING)
        .lines.map((line) => [line.id, line]),
    )
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 1, maxLength: 4 }), (tops) => {
        const paper = roll(longer)
        for (const top of tops) {
          const { lines } = paper.part({ top, bottom: top + SCREEN })
          const inSight = lines.filter((line) => line.top >= top && line.bottom <= top + SCREEN)
          for (const line of inSight) expect(line).toEqual(whole.get(line.id))
        }
      }),
      { numRuns: 5 },
    )
  })

  it('keeps what is drawn as it is while more comes into sight', () => {
    const paper = roll(longer)
    const first = paper.part({ top: 5000, bottom: 5000 + SCREEN })
    const second = paper.part({ top: 5000, bottom: 5000 + 2 * SCREEN })
    const kept = second.lines.filter((line) => first.lines.includes(line))
    expect(kept.length).toBeGreaterThan(first.lines.length / 2)
  })

  it('keeps the words of what has passed when it goes on', () => {
    const [before, after] = [transfer(64_000), transfer(64_000, 'client: close & server: close')]
    const [old, grown] = [before, after].map((timeline) => roll(timeline).part(EVERYTHING))
    const passed = schedule(before).moments.at(-1) ?? 0
    const wordsOf = (scene: Scene | undefined) =>
      scene?.lines.filter(({ end }) => end <= passed).map(({ id, texts }) => ({ id, texts }))
    expect(wordsOf(grown)?.slice(0, before.segments.length)).toEqual(wordsOf(old))
  })

  it('has no pill on another, however many segments are on their way', () => {
    const scene = roll(long).part(EVERYTHING)
    const { moments } = schedule(long)
    for (const instant of moments.filter((_, step) => step % 20 === 0)) {
      const sky = { frame: scene.frame, instant, motion: true }
      const flying = flyingAt(scene, instant).filter(({ line }) => line.start <= instant)
      const pills = flying.filter(({ crowded }) => !crowded).map((each) => standsOn(each, sky)[0])
      for (const [nth, pill] of pills.entries()) {
        expect(pills.slice(nth + 1).filter((other) => pill && other && boxesMeet(pill, other))).toEqual([])
      }
    }
  })

  it('tells in the margin where a segment leaves if lines leave no room beside it', () => {
    const paper = roll(long)
    const outside = textsOf(paper.part(EVERYTHING)).filter(({ angle }) => angle === 0)
    expect(outside.length).toBeGreaterThan(100)
    const { client, server } = paper.frame.columns
    for (const { box } of outside) {
      const [left, right] = [box.x - box.width / 2, box.x + box.width / 2]
      expect(right <= client.edge || left >= server.edge).toBe(true)
    }
  })
})
