import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadMessages, loadNarrationMessages } from '../../messages/messages'
import { schedule } from '../../playback/schedule'
import type { SegmentFlight, Timeline } from '../../timeline/timeline'
import { reasonOf } from './describe'
import { flyingAt, standsOn } from './flying'
import type { Frame } from './frame'
import { type Box, boxesMeet, reach, strokeMeets } from './geometry'
import { layoutSequence, scaleFor, scaleIn } from './layout'
import { anyTimeline, burst, eventful, sampleTimeline } from './sample.arbitrary'
import type { LevelText, LineText, Note, Scene } from './scene'
import { type Font, textWidth } from './type'

const words = { en: await loadMessages('en'), zh: await loadMessages('zh') }
const verdicts = await loadNarrationMessages('zh')

const WIDTHS = [320, 390, 640, 834, 1600]
const LANGUAGES = ['en', 'zh'] as const

const draw = (timeline: Timeline, width: number, language: 'en' | 'zh' = 'en', pxPerSecond?: number) =>
  layoutSequence(timeline, schedule(timeline), {
    width,
    t: words[language],
    ...(pxPerSecond ? { pxPerSecond } : {}),
  })

interface Placed extends Box {
  readonly text: string
}

/** The ink of a text, worked out anew from what is drawn: from 0.75 em above its baseline to 0.2 em below. */
function inkOf(
  text: string,
  font: Font,
  anchor: 'start' | 'middle' | 'end',
  at: { x: number; y: number },
  turn = 0,
  dy = 0,
) {
  const width = textWidth(text, font)
  const along = anchor === 'start' ? width / 2 : anchor === 'end' ? -width / 2 : 0
  const down = dy - 0.275 * font.size
  const angle = (turn * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const centre = { x: at.x + along * cos - down * sin, y: at.y + along * sin + down * cos }
  return { ...centre, width, height: 0.95 * font.size, angle, text }
}

const join = (...parts: string[]) => parts.filter(Boolean).join(' ')

function inkOfLabel({ flags, numbers, word, anchor, angle, dy, tight }: LineText, { fonts }: Frame): Placed {
  const share = tight ? 0.9 : 1
  const [label, face] = [fonts.label, fonts.word].map((font) => ({ ...font, size: font.size * share })) as [
    Font,
    Font,
  ]
  const mono = join(flags, numbers)
  const space = mono && word ? textWidth(' ', label) : 0
  const whole = inkOf(mono || word, mono ? label : face, 'middle', anchor, angle, dy)
  return { ...whole, text: join(mono, word), width: textWidth(mono, label) + space + textWidth(word, face) }
}

function inkOfNote({ kind, text, anchor, x, y }: Note, { fonts }: Frame): Placed {
  const font = { state: fonts.state, call: fonts.call, verdict: fonts.note, timer: fonts.note }[kind]
  return inkOf(text, font, anchor, { x, y })
}

const inkOfLevel = ({ text, x, y }: LevelText, { fonts: { word } }: Frame): Placed =>
  inkOf(text, word, 'middle', { x, y: y + 0.36 * word.size })

const textsOf = ({ lines, notes, folds, frame }: Scene): Placed[] => [
  ...lines.flatMap(({ texts }) => texts.map((text) => inkOfLabel(text, frame))),
  ...lines.flatMap(({ loss }) => (loss?.word ? [inkOfLevel(loss.word, frame)] : [])),
  ...folds.flatMap(({ length }) => (length ? [inkOfLevel(length, frame)] : [])),
  ...notes.map((note) => inkOfNote(note, frame)),
]

/** Every pair of texts that overlap, and every text that a segment's line runs through. */
function collisions(scene: Scene): string[] {
  const texts = textsOf(scene)
  const strokes = scene.lines.flatMap(({ id, strokes }) => strokes.map((stroke) => ({ id, stroke })))
  return texts.flatMap((text, index) => [
    ...texts
      .slice(index + 1)
      .flatMap((next) => (boxesMeet(text, next) ? [`${text.text} over ${next.text}`] : [])),
    ...strokes.flatMap(({ id, stroke }) =>
      strokeMeets(stroke, text) ? [`${text.text} on the line of ${id}`] : [],
    ),
  ])
}

const labelOf = (scene: Scene, id: number) =>
  scene.lines
    .find((line) => line.id === id)
    ?.texts.flatMap(({ flags, numbers, word }) => [flags, numbers, word])
    .filter(Boolean)
    .join(' ')

describe('the labels of a sequence diagram', () => {
  for (const width of WIDTHS) {
    for (const language of LANGUAGES) {
      it(`never meet each other or a line, ${width} px wide, ${language}`, () => {
        for (const timeline of [eventful, burst]) {
          for (const scale of [44, 48, 56, 64]) {
            expect(collisions(draw(timeline, width, language, scale))).toEqual([])
          }
        }
      })
    }
    it(`never meet in whatever may happen, ${width} px wide`, () => {
      fc.assert(
        fc.property(anyTimeline, (timeline) => {
          expect(collisions(draw(timeline, width))).toEqual([])
        }),
        { numRuns: 40 },
      )
    })
  }

  it('end above the arrival at which they are told, so that the line of the present is clear of them', () => {
    for (const width of WIDTHS) {
      for (const { id, bottom, strokes, texts } of draw(eventful, width).lines) {
        if (strokes.length > 1) continue
        for (const { box } of texts) expect(reach(box)[1], `${id}, ${width} wide`).toBeLessThan(bottom)
      }
    }
  })

  it('are not hidden at any step by what is under way, nor is its pill by another', () => {
    for (const width of WIDTHS) {
      const scene = draw(eventful, width)
      for (const motion of [true, false]) {
        for (const instant of schedule(eventful).moments) {
          const sky = { frame: scene.frame, instant, motion }
          const flying = flyingAt(scene, instant, motion).filter(({ line }) => line.start <= instant)
          const pills = flying.map((each) => standsOn(each, sky)[0] as Box)
          const told = scene.lines.filter(({ end }) => end <= instant).flatMap(({ texts }) => texts)
          for (const [nth, pill] of pills.entries()) {
            const others = [...told.map(({ box }) => box), ...pills.slice(nth + 1)]
            expect(others.filter((other) => boxesMeet(pill, other))).toEqual([])
          }
        }
      }
    }
  })

  it('interrupt the dotted line of folded time', () => {
    for (const width of WIDTHS) {
      const scene = draw(eventful, width)
      const texts = textsOf(scene)
      for (const { length, dots } of scene.folds) {
        for (const [from, to] of dots) {
          const y = length?.y ?? 0
          const stroke = { from: { x: from, y }, to: { x: to, y } }
          expect(texts.filter((text) => strokeMeets(stroke, text))).toEqual([])
        }
      }
    }
  })

  it('stay inside the picture', () => {
    for (const width of WIDTHS) {
      for (const { text, x, width: wide, angle } of textsOf(draw(eventful, width))) {
        const half = (Math.cos(angle) * wide) / 2
        expect(x - half, text).toBeGreaterThanOrEqual(0)
        expect(x + half, text).toBeLessThanOrEqual(width)
      }
    }
  })

  it('tell flags, numbers and length of every segment where there is room', () => {
    const scene = draw(eventful, 1600)
    expect(labelOf(scene, 0)).toBe('SYN seq 100')
    expect(labelOf(scene, 9)).toBe('FIN+ACK seq 701 ack 301')
    expect(labelOf(scene, 10)).toBe('FIN+ACK seq 301 ack 701')
    expect(labelOf(scene, 4)).toContain('PSH+ACK')
  })

  it('tell every number of what arrives in a narrow diagram too, in rows if need be', () => {
    const scene = draw(eventful, 390)
    for (const { id, numbers } of scene.lines.filter(({ kind, lost }) => kind === 'original' && !lost)) {
      for (const number of numbers.split(/ (?=[a-z])/)) expect(labelOf(scene, id)).toContain(number)
    }
  })

  it('name retransmissions, duplicates and forged segments at every width', () => {
    for (const width of WIDTHS) {
      const scene = draw(eventful, width)
      expect(labelOf(scene, 5)).toContain('duplicate')
      expect(labelOf(scene, 6)).toContain('retransmission')
      expect(labelOf(scene, 8)).toContain('forged')
    }
  })

  it('are there for each segment of a burst in a wide diagram', () => {
    const scene = draw(burst, 1000)
    expect(scene.lines.filter(({ texts }) => texts.length === 0)).toEqual([])
  })
})

describe('the lines of a sequence diagram', () => {
  it('run from where the segment leaves to where it arrives, at their playing times', () => {
    const scene = draw(eventful, 834)
    const { flights } = schedule(eventful)
    const [line] = scene.lines
    const { client, server } = scene.frame.columns
    expect(line?.strokes[0]?.from.x).toBe(client.port)
    expect(line?.strokes[0]?.to.x).toBe(server.port)
    expect((line?.bottom ?? 0) - (line?.top ?? 0)).toBeCloseTo(
      ((flights[0]?.end ?? 0) - (flights[0]?.start ?? 0)) * scene.pxPerSecond,
    )
  })

  it('stop half-way with a cross and a word when the segment is lost', () => {
    const { lines, frame } = draw(eventful, 834)
    const lost = lines.find(({ id }) => id === 3)
    expect(lost?.loss?.word?.text).toBe('lost')
    expect(lost?.loss?.point.x).toBeCloseTo((frame.columns.client.port + frame.columns.server.port) / 2)
  })

  it('begin between the lifelines when the segment is forged: the peer never sent it', () => {
    const { lines, frame } = draw(eventful, 834)
    const x = lines.find(({ id }) => id === 8)?.strokes[0]?.from.x ?? 0
    expect(x).toBeGreaterThan(frame.columns.client.port)
    expect(x).toBeLessThan(frame.columns.server.port)
  })

  it('swing out and come back on a link that leads back to its sender', () => {
    const { lines, frame } = draw(
      sampleTimeline([{ from: 'client', sentAt: 0, flags: ['SYN'], back: true }]),
      834,
    )
    expect(lines[0]?.strokes).toHaveLength(2)
    expect(lines[0]?.strokes[1]?.to.x).toBe(frame.columns.client.port)
  })
})

describe('the margins of a sequence diagram', () => {
  const scene = draw(eventful, 834)
  const told = (kind: Note['kind'], side: Note['side']) =>
    scene.notes.filter((note) => note.kind === kind && note.side === side).map(({ text }) => text)

  it('name every state where it begins', () => {
    expect(told('state', 'client')).toEqual([
      'CLOSED',
      'SYN-SENT',
      'ESTABLISHED',
      'FIN-WAIT-1',
      'CLOSING',
      'TIME-WAIT',
    ])
    expect(told('state', 'server')).toEqual([
      'CLOSED',
      'LISTEN',
      'SYN-RECEIVED',
      'ESTABLISHED',
      'FIN-WAIT-1',
      'CLOSING',
      'TIME-WAIT',
    ])
  })

  it('name the first state at the head of its lifeline, each other one where it is entered', () => {
    for (const { side, at, y } of scene.ribbons) {
      const name = scene.notes.find((note) => note.kind === 'state' && note.side === side && note.at === at)
      if (at === 0) expect(name?.y).toBeLessThan(y)
      else expect(name?.y).toBeGreaterThan(y)
    }
  })

  it('set a call on its line', () => {
    for (const { side, at, y, from } of scene.entries) {
      const call = scene.notes.find((note) => note.kind === 'call' && note.side === side && note.at === at)
      expect(call?.y).toBeLessThan(y)
      expect(from).toBe(scene.frame.columns[side].calls)
    }
  })

  it('tell what the applications call', () => {
    expect(told('call', 'client')).toEqual(['connect()', 'write(600)', 'close()'])
    expect(told('call', 'server')).toEqual(['listen()', 'close()'])
  })

  it('tell what became of a segment that was not simply accepted', () => {
    expect(told('verdict', 'server')).toEqual(['queued', 'ignored'])
    expect(told('verdict', 'client')).toEqual(['challenge ACK'])
  })

  it('keep the bracket of a timer that went off, with its length', () => {
    expect(scene.brackets.map(({ stays, title }) => [title, stays])).toEqual([
      ['retransmission 1 s', true],
      ['retransmission 100 ms', false],
    ])
    expect(told('timer', 'client')).toContain('retransmission 1 s')
  })

  it('name a timer more shortly where the margin is narrow', () => {
    const { notes } = draw(eventful, 640)
    expect(notes.filter(({ kind }) => kind === 'timer').map(({ text }) => text)).toContain('RTO 1 s')
  })

  it('say in the language of the reader why a segment was judged so', () => {
    const segment = eventful.segments[0] as SegmentFlight
    const verdict = {
      outcome: 'ignored',
      rule: 'host-down',
      reason: 'The host is down.',
      rfc: '3.4',
    } as const
    const names = { other: words.zh.the_client(), segment: 'SYN' }
    expect(reasonOf(segment, verdict, words.zh)).toBe(verdicts.verdict_host_down(names))
    expect(reasonOf(segment, { ...verdict, rule: 'without-words' }, words.zh)).toBe('The host is down.')
  })
})

describe('the scale of a sequence diagram', () => {
  it('fills the height with a short run, within reason', () => {
    expect(scaleFor(10, 834, 600)).toBeCloseTo((600 - 24 - 32) / 10)
    expect(scaleFor(2, 834, 600)).toBe(64)
  })

  it('is comfortable for a run that has to scroll', () => {
    expect(scaleFor(100, 834, 600)).toBe(48)
    expect(scaleFor(100, 390, 600)).toBe(56)
    expect(scaleFor(100, 320, 600)).toBe(48)
  })

  it('is that of the box, while a run may grow', () => {
    expect(scaleIn(834, 300)).toBe(48)
    expect(scaleIn(834, 500)).toBe((500 - 24 - 32) / 8)
    expect(scaleIn(834, 900)).toBe(80)
  })

  it('lays out two thousand segments', () => {
    const many = sampleTimeline(
      Array.from(
        { length: 2000 },
        (_, i) => ({ from: i % 2 ? 'client' : 'server', sentAt: i * 0.05 }) as const,
      ),
    )
    expect(draw(many, 834).lines).toHaveLength(2000)
  })
})
