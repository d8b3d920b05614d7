import fc from 'fast-check'
import { motionValue } from 'framer-motion'
import { describe, expect, it } from 'vitest'
import { createActor, type EventObject, fromCallback } from 'xstate'
import { type PlayerEvent, playerMachine } from './machine'
import { type Holds, paceOf } from './pace'
import type { Schedule } from './schedule'
import type { PlayerInput } from './standing'
import type { Travel } from './travel'

/** Moments at 0, 1, 3, 6 and 10 playing seconds, one simulated second each. */
const MOMENTS = [0, 1, 3, 6, 10]
const schedule: Schedule = {
  duration: 10.5,
  moments: MOMENTS,
  flights: [],
  folds: [],
  toPlaying: (simulated) => MOMENTS[simulated] ?? 10.5,
  toSimulated: (playing) => playing,
  stepAt: (playing) => MOMENTS.findLastIndex((moment) => moment <= playing),
}

/** A player whose clock is in the hands of the test. */
function player(options: Partial<PlayerInput> = {}, holds?: Holds) {
  const travels: Travel[] = []
  let sendBack: ((event: EventObject) => void) | undefined
  const travel = fromCallback<EventObject, Travel>(({ input, sendBack: send }) => {
    travels.push(input)
    sendBack = send
    return () => {
      sendBack = undefined
    }
  })
  const range = { schedule, first: options.first ?? 0, last: options.last ?? 4 }
  const pace = paceOf(range, holds)
  const clock = motionValue(pace.start)
  const playhead = motionValue(pace.placeAt(pace.start))
  const input = { ...range, pace, playhead, clock, speed: 1, motion: true, loop: false, ...options }
  const actor = createActor(playerMachine.provide({ actors: { travel } }), { input }).start()
  return {
    does(...events: (PlayerEvent | PlayerEvent['type'])[]) {
      for (const event of events) {
        actor.send((typeof event === 'string' ? { type: event } : event) as PlayerEvent)
      }
      return this
    },
    /** The motion under way gets as far as this time. */
    reaches(playing: number) {
      travels.at(-1)?.show(playing)
      return this
    },
    arrives() {
      const { to = 0, show } = travels.at(-1) ?? {}
      show?.(to)
      sendBack?.({ type: 'arrived' })
      return this
    },
    get moves() {
      return sendBack !== undefined
    },
    get travel() {
      return travels.at(-1)
    },
    get at() {
      return playhead.get()
    },
    get state() {
      return actor.getSnapshot().value
    },
  }
}

describe('Next step', () => {
  it('completes what is in flight and rests on the next moment', () => {
    const p = player().does('play').reaches(4.2).does('next')
    expect(p.state).toBe('stepping')
    expect(p.travel).toMatchObject({ to: 6 })
    expect(p.travel?.seconds).toBeLessThanOrEqual(0.4)
    expect(p.arrives().state).toBe('paused')
    expect(p.at).toBe(6)
  })

  it('pressed during that motion completes it at once and goes on to the one after', () => {
    const p = player().does('next').reaches(0.5).does('next')
    expect(p.at).toBe(1)
    expect(p.travel).toMatchObject({ to: 3 })
  })

  it('pressed N times advances N steps, whatever the timing', () => {
    const timings = fc.array(fc.constantFrom('arrives', 'is half way', 'has not begun'), { maxLength: 8 })
    fc.assert(
      fc.property(timings, (presses) => {
        const p = player()
        for (const timing of presses) {
          const from = p.at
          p.does('next')
          if (timing === 'arrives') p.arrives()
          if (timing === 'is half way') p.reaches((from + (p.travel?.to ?? 0)) / 2)
        }
        if (p.moves) p.arrives()
        expect(schedule.stepAt(p.at)).toBe(Math.min(presses.length, 4))
      }),
    )
  })

  it('takes no time without motion', () => {
    expect(player({ motion: false }).does('next').travel).toMatchObject({ to: 1, seconds: 0 })
  })

  it('on the last step stays there', () => {
    expect(player().does({ type: 'go to', step: 4 }, 'next').arrives().at).toBe(10)
  })
})

describe('Previous step', () => {
  it('shows the moment before', () => {
    expect(player().does({ type: 'go to', step: 3 }, 'previous')).toMatchObject({ at: 3, state: 'paused' })
  })

  it('undoes a Next that is still on its way', () => {
    const p = player().does({ type: 'go to', step: 1 }, 'next').reaches(2).does('previous')
    expect(p).toMatchObject({ at: 1, state: 'paused' })
  })

  it('at the start stays there', () => {
    expect(player().does('previous').at).toBe(0)
  })
})

describe('play', () => {
  it('runs to the last moment in playing time and ends', () => {
    const p = player().does('play')
    expect(p.travel).toMatchObject({ to: 10, seconds: 10 })
    expect(p.arrives().state).toBe('ended')
  })

  it('at the end starts anew', () => {
    const p = player().does('play').arrives().does('play')
    expect(p.state).toEqual({ playing: 'running' })
    expect(p.at).toBe(0)
  })

  it('changes speed in mid-flight without a jump', () => {
    const p = player().does('play').reaches(4).does({ type: 'set speed', speed: 2 })
    expect(p.at).toBe(4)
    expect(p.travel).toMatchObject({ to: 10, seconds: 3 })
  })

  it('goes on from where it is scrubbed to', () => {
    const p = player().does('play', 'hold', { type: 'seek', playing: 8 })
    expect(p.moves).toBe(false)
    p.does('release')
    expect(p.travel).toMatchObject({ to: 10, seconds: 2 })
  })

  it('stands still while it is out of sight, and is not paused by that', () => {
    const p = player().does('play').reaches(2).does('hold')
    expect(p).toMatchObject({ moves: false, at: 2, state: { playing: 'held' } })
    expect(p.does('release').moves).toBe(true)
  })

  it('without motion shows moments only', () => {
    const p = player({ motion: false }).does('play')
    expect([0.5, 1, 2.9, 3.1].map((playing) => p.reaches(playing).at)).toEqual([0, 1, 1, 3])
  })

  it('in a loop begins again', () => {
    const p = player({ loop: true }).does('play').arrives()
    expect(p).toMatchObject({ at: 0, moves: true })
  })

  it('of a range keeps to it', () => {
    const p = player({ first: 1, last: 3 }).does('restart', 'play')
    expect(p.at).toBe(1)
    expect(p.travel).toMatchObject({ to: 6 })
    expect(p.does({ type: 'seek', playing: 9 }).at).toBe(6)
    expect(p.does({ type: 'go to', step: 0 }).at).toBe(1)
  })
})

it('is ended wherever the last step is reached, and no more once one leaves it', () => {
  const p = player().does({ type: 'go to', step: 4 })
  expect(p.state).toBe('ended')
  expect(p.does('previous').state).toBe('paused')
  expect(p.does({ type: 'seek', playing: 10 }).state).toBe('ended')
  expect(p.does('restart')).toMatchObject({ at: 0, state: 'paused' })
})

it('never leaves the run, whatever is pressed', () => {
  const event = fc.oneof(
    fc.constantFrom('play', 'pause', 'next', 'previous', 'restart', 'hold', 'release', 'arrived' as const),
    fc.record({ type: fc.constant('go to' as const), step: fc.integer({ min: -3, max: 9 }) }),
    fc.record({ type: fc.constant('seek' as const), playing: fc.double({ min: -5, max: 20, noNaN: true }) }),
    fc.record({ type: fc.constant('set speed' as const), speed: fc.constantFrom(0.25, 1, 4) }),
  )
  fc.assert(
    fc.property(fc.array(event), fc.boolean(), (events, motion) => {
      const p = player({ motion }).does(...(events as PlayerEvent[]))
      expect(p.at).toBeGreaterThanOrEqual(0)
      expect(p.at).toBeLessThanOrEqual(10)
      if (p.travel) expect(p.travel.seconds).toBeGreaterThanOrEqual(0)
    }),
  )
})
