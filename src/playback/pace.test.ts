import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scenarios } from '../scenarios/library'
import type { Timeline } from '../timeline/timeline'
import { paceOf } from './pace'
import { schedule as scheduleOf } from './schedule'
import { firstSteps, timelineOf } from './testing/appending'
import { readyPlayer } from './testing/ready-player'

const script = (scenarios[0] as (typeof scenarios)[number]).script
const whole = timelineOf(script) as Timeline
const schedule = scheduleOf(whole)
const last = whole.moments.length - 1

/** Holds of up to five seconds, some of none. */
const holds = fc.array(fc.double({ min: 0, max: 5, noNaN: true }), {
  minLength: last + 1,
  maxLength: last + 1,
})
const paced = (lengths: readonly number[], first = 0) =>
  paceOf({ schedule, first, last }, (step) => lengths[step] ?? 0)

describe('a pace', () => {
  it('runs through the run without a step back, and stands still in each hold', () => {
    fc.assert(
      fc.property(holds, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (lengths, shares) => {
        const pace = paced(lengths)
        const times = shares
          .map((share) => pace.start + share * (pace.end - pace.start))
          .sort((a, b) => a - b)
        const places = times.map(pace.placeAt)
        expect(places).toEqual(places.toSorted((a, b) => a - b))
        for (const [index, time] of times.entries()) {
          const hold = pace.holdAt(time)
          if (hold) expect(places[index]).toBe(schedule.moments[hold.step])
          else expect(pace.timeAt(places[index] ?? 0)).toBeCloseTo(time, 9)
        }
      }),
    )
  })

  it('stands at a step once it has been read, and takes as much longer as it holds', () => {
    fc.assert(
      fc.property(holds, (lengths) => {
        const pace = paced(lengths)
        for (const [step, moment] of schedule.moments.entries()) {
          expect(pace.placeAt(pace.timeOf(step))).toBe(moment)
          expect(pace.holdAt(pace.timeOf(step))).toBeUndefined()
        }
        const held = lengths.slice(1).reduce((sum, length) => sum + length, 0)
        expect(pace.end - pace.start).toBeCloseTo((schedule.moments[last] ?? 0) + held, 9)
      }),
    )
  })

  it('does not move when steps are appended', () => {
    const before = scheduleOf(timelineOf(firstSteps(script, 4)) as Timeline)
    const known = before.moments.length - 1
    const byStep = (step: number) => 0.1 * step
    const [old, now] = [
      paceOf({ schedule: before, first: 0, last: known }, byStep),
      paceOf({ schedule, first: 0, last }, byStep),
    ]
    for (const step of before.moments.keys()) expect(now.timeOf(step)).toBe(old.timeOf(step))
  })
})

describe('a player that holds', () => {
  const second = () => 1

  it('is in a hold when it is sought there, and goes on from its end', async () => {
    const player = await readyPlayer(whole, { holds: second })
    const { pace } = player.getSnapshot()
    player.seek(pace.timeOf(3) - 0.5)
    expect(player.getSnapshot()).toMatchObject({ step: 3, paused: true, holding: undefined })
    player.play()
    expect(player.getSnapshot().holding).toMatchObject({ step: 3 })
    player.goOn()
    expect(player.getSnapshot()).toMatchObject({ step: 3, holding: undefined, paused: false })
    expect(player.getSnapshot().clock.get()).toBe(pace.timeOf(3))
    player.dispose()
  })

  it('stands as far through its hold when it holds longer', async () => {
    const player = await readyPlayer(whole, { holds: second })
    player.seek(player.getSnapshot().pace.timeOf(2) - 0.25)
    player.play()
    player.setRun(whole, { holds: () => 4 })
    const { clock, pace, holding } = player.getSnapshot()
    expect(holding).toMatchObject({ step: 2 })
    expect(clock.get()).toBeCloseTo(pace.timeOf(2) - 1, 9)
    player.dispose()
  })

  it('has ended only when its last step has been read', async () => {
    const player = await readyPlayer(whole, { holds: second })
    const { pace } = player.getSnapshot()
    player.seek(pace.end - 0.5)
    expect(player.getSnapshot()).toMatchObject({ step: last, ended: false })
    player.goTo(last)
    expect(player.getSnapshot()).toMatchObject({ step: last, ended: true })
    player.dispose()
  })
})
