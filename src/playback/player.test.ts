import { describe, expect, it } from 'vitest'
import { find } from '../scenarios/library'
import type { Script } from '../simulation/script'
import type { Timeline } from '../timeline/timeline'
import { createPlayer } from './player'
import { schedule } from './schedule'
import { firstSteps, timelineOf } from './testing/appending'
import { readyPlayer } from './testing/ready-player'

const script = find('connection-lifecycle')?.script as Script
const whole = timelineOf(script) as Timeline
/** The same connection before anybody has called close(). */
const opened = timelineOf(firstSteps(script, 4)) as Timeline
const last = opened.moments.length - 1
const lastOf = ({ moments }: Timeline) => moments.length - 1

describe('a player', () => {
  it('knows no DOM, stands where it is told, and tells who subscribes of every change', async () => {
    expect(globalThis).not.toHaveProperty('document')
    const player = await readyPlayer(whole, { step: 2 })
    const told: number[] = []
    const { unsubscribe } = player.subscribe(({ step }) => told.push(step))
    player.goTo(5)
    player.previous()
    unsubscribe()
    player.goTo(1)
    expect(told.filter((step, index) => step !== told[index - 1])).toEqual([5, 4])
    expect(player.getSnapshot()).toMatchObject({ step: 1, status: 'paused', speed: 1 })
  })

  it('is the same object until something has changed', async () => {
    const player = await readyPlayer(whole)
    const before = player.getSnapshot()
    player.pause()
    player.setSpeed(1)
    player.setRun(whole)
    expect(player.getSnapshot()).toBe(before)
  })
})

describe('a player whose machine is not there yet', () => {
  it('stands where it is told, in the run and at the speed that it is told', () => {
    const player = createPlayer(opened, { step: last })
    expect(player.getSnapshot()).toMatchObject({ ready: false, status: 'ended', step: last })
    player.setSpeed(4)
    player.setRun(whole)
    player.setMotion(false)
    expect(player.getSnapshot()).toMatchObject({ status: 'paused', step: last, speed: 4, motion: false })
    player.setRun(opened, {}, 2)
    expect(player.getSnapshot()).toMatchObject({ ready: false, step: 2, steps: last })
  })

  it('does what it was told meanwhile as soon as it can, in that order', async () => {
    const player = createPlayer(opened)
    const told: number[] = []
    player.subscribe(({ step }) => told.push(step))
    player.goTo(3)
    player.previous()
    player.play()
    player.setRun(whole)
    player.hold()
    expect(player.getSnapshot()).toMatchObject({ step: 0, status: 'paused' })
    await player.load()
    expect(told.filter((step, index) => step !== told[index - 1])).toEqual([0, 3, 2])
    expect(player.getSnapshot()).toMatchObject({ ready: true, step: 2, status: 'playing', held: true })
  })

  it('that has been disposed of stays as it is', async () => {
    const player = createPlayer(whole)
    player.next()
    player.dispose()
    await player.load()
    expect(player.getSnapshot()).toMatchObject({ ready: false, step: 0 })
  })
})

describe('a run that grows', () => {
  it('while it plays goes on playing where it is, towards the new end', async () => {
    const player = await readyPlayer(opened, { speed: 2 })
    player.play()
    const { playhead, schedule } = player.getSnapshot()
    const place = ((schedule.moments[3] ?? 0) + (schedule.moments[4] ?? 0)) / 2
    playhead.set(place)
    player.setRun(whole)
    const now = player.getSnapshot()
    expect(now).toMatchObject({ status: 'playing', speed: 2, step: 3, last: lastOf(whole), playhead })
    expect(playhead.get()).toBe(place)
    expect(now.schedule.moments.slice(0, last + 1)).toEqual(schedule.moments)
  })

  it('while it stands at its end stays there, and has ended no more', async () => {
    const player = await readyPlayer(opened, { step: last })
    expect(player.getSnapshot()).toMatchObject({ ended: true, step: last })
    const place = player.getSnapshot().playhead.get()
    player.setRun(whole)
    expect(player.getSnapshot()).toMatchObject({ status: 'paused', step: last, steps: lastOf(whole) })
    expect(player.getSnapshot().playhead.get()).toBe(place)
  })

  it('while play is held stays held', async () => {
    const player = await readyPlayer(opened)
    player.play()
    player.hold()
    player.setRun(whole)
    expect(player.getSnapshot()).toMatchObject({ status: 'playing', held: true })
  })

  it('while it is on its way to the next step still gets there', async () => {
    const player = await readyPlayer(opened)
    player.next()
    player.setRun(whole)
    player.next()
    expect(player.getSnapshot()).toMatchObject({ status: 'stepping', step: 1 })
  })
})

describe('a run in the place of another', () => {
  it('that is shorter is left at its end', async () => {
    const player = await readyPlayer(whole, { step: lastOf(whole) })
    player.setRun(opened)
    expect(player.getSnapshot()).toMatchObject({ ended: true, step: last, steps: last })
  })

  it('is shown at the step that is asked for, playing on if it played', async () => {
    const player = await readyPlayer(opened)
    player.play()
    player.setRun(whole, {}, 7)
    expect(player.getSnapshot()).toMatchObject({ status: 'playing', step: 7 })
  })

  it('may be played in part', async () => {
    const player = await readyPlayer(whole, { step: 9 })
    player.setRun(whole, { from: 2, to: 6 })
    expect(player.getSnapshot()).toMatchObject({ first: 2, last: 6, step: 6, ended: true })
  })
})

describe('a horizon', () => {
  const horizon = 5

  it('is the end of all that the player tells of', async () => {
    const player = await readyPlayer(whole, { horizon })
    const { timeline, schedule: times, steps, last, end } = player.getSnapshot()
    expect([steps, last, lastOf(timeline), times.moments.length - 1]).toEqual([5, 5, 5, 5])
    expect(end).toBe(schedule(whole).moments[horizon])
    const now = timeline.moments[horizon]?.time ?? 0
    expect(timeline.segments.every(({ sentAt }) => sentAt <= now)).toBe(true)
    expect(timeline.timers.every(({ start, end }) => start <= now && (end ?? now) <= now)).toBe(true)
    expect(timeline.phases.every(({ step }) => step <= horizon)).toBe(true)
    player.goTo(lastOf(whole))
    player.next()
    expect(player.getSnapshot().step).toBe(horizon)
  })

  it('does not tell what becomes of a segment that is under way', () => {
    const lost = timelineOf(find('lost-fin')?.script as Script) as Timeline
    const { id = 0 } = lost.segments.find(({ fate }) => fate === 'lost') ?? {}
    const sent = lost.moments.findIndex(({ sent }) => sent.includes(id))
    const { timeline, schedule } = createPlayer(lost, { horizon: sent }).getSnapshot()
    expect(timeline.segments[id]).toMatchObject({ fate: 'delivered', lostAt: null, verdict: null })
    const { start, end } = schedule.flights[id] ?? { start: 0, end: 0 }
    expect(end - start).toBeCloseTo(1)
    const after = createPlayer(lost, { horizon: sent + 1 }).getSnapshot().timeline
    expect(after.segments[id]?.fate).toBe('lost')
  })

  it('that moves on lets one go on from where one is', async () => {
    const player = await readyPlayer(whole, { step: horizon, horizon })
    player.setRun(whole, { horizon: horizon + 1 })
    expect(player.getSnapshot()).toMatchObject({ step: horizon, status: 'paused', steps: horizon + 1 })
  })
})
