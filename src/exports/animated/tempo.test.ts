import { describe, expect, test } from 'vitest'
import { loadTelling } from '../../panels/narration/telling'
import { schedule as scheduleOf } from '../../playback/schedule'
import { find } from '../../scenarios/library'
import { run } from '../../simulation/run'
import { documentOf } from '../svg/document'
import { Choreography } from './choreography'
import { animatedPicture } from './picture'
import { tempoOf } from './tempo'

const { t } = await loadTelling('en')

function timelineOf(id: string) {
  const result = run(
    find(id)?.script ??
      (() => {
        throw new Error(id)
      })(),
  )
  if (!result.ok) throw new Error(result.error.message)
  return result.timeline
}

describe('a picture that is read', () => {
  test('stands still at a moment, and later by as much afterwards', () => {
    const schedule = scheduleOf(timelineOf('three-way-handshake'))
    const { clock, holds } = tempoOf(
      schedule,
      schedule.moments.map(() => 2),
    )
    for (const [step, at] of schedule.moments.entries()) {
      expect(clock(at)).toBeCloseTo(at + 2 * step)
      expect(clock(at + 0.01)).toBeCloseTo(at + 0.01 + 2 * (step + 1))
      expect(holds(at, at + 0.01)).toEqual([{ at, length: 2 }])
    }
  })

  test('what flies stands where it is while others are read, what runs does not wait', () => {
    const tempo = { clock: (at: number) => (at > 2 ? at + 3 : at), holds: () => [{ at: 2, length: 3 }] }
    const made = new Choreography({ duration: 4, round: 10, loop: true }, tempo)
    made.moving('.pill', [
      [1, 'transform:translate(0px,10px)'],
      [3, 'transform:translate(100px,30px)'],
    ])
    expect(made.rules('x')).toContain(
      '{0%,10%{transform:translate(0px,10px)}20%{transform:translate(50px,20px)}' +
        '50%{transform:translate(50px,20px)}60%,to{transform:translate(100px,30px)}}',
    )
    made.setOff('.token', [
      [
        2,
        [
          [0, 'opacity:0'],
          [0.5, 'opacity:1'],
        ],
      ],
    ])
    expect(made.rules('x')).toContain('{0%,20%{opacity:0}25%,to{opacity:1}}')
  })
})

test.each([760, 360])('at %i pixels no letter is smaller than 11', (width) => {
  for (const id of ['three-way-handshake', 'blind-reset', 'lost-fin', 'zero-window']) {
    const picture = animatedPicture(timelineOf(id), t, { loop: true, width, captions: true })
    expect(picture.width).toBe(width)
    const svg = documentOf(picture, t, 'light')
    const sizes = [...svg.matchAll(/font-size[:=]"?([\d.]+)/g)].map(([, size]) => Number(size))
    expect(Math.min(...sizes), id).toBeGreaterThanOrEqual(11)
  }
})
