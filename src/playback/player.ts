import { type MotionValue, motionValue } from 'framer-motion'
import type { Observer, Subscribable } from 'xstate'
import type { Timeline } from '../timeline/timeline'
import { upTo } from './horizon'
import type { PlayerEvent, startMachine } from './machine'
import { type Hold, type Holds, type Pace, paceOf } from './pace'
import { type Schedule, schedule as scheduleOf } from './schedule'
import { type NewRun, type PlayerInput, standInRun } from './standing'

/** What of a run is played. */
export interface Stretch {
  /** The steps to play, both inclusive. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** The last step that may be known, the last of all unless given: the player tells of nothing beyond it. */
  readonly horizon?: number | undefined
  /** How long play holds at each step; not at all unless given. */
  readonly holds?: Holds | undefined
}

export interface PlayerOptions extends Stretch {
  /** Where to stand at first: a step, or else a simulated time in seconds; neither starts to play. */
  readonly step?: number | undefined
  readonly time?: number | undefined
  readonly speed?: number | undefined
  readonly loop?: boolean | undefined
  /** False: nothing travels; the playhead jumps from moment to moment. */
  readonly motion?: boolean | undefined
}

export type PlayerStatus = 'paused' | 'playing' | 'stepping' | 'ended'

/** What a player can be told. */
export interface PlayerControls {
  play(): void
  pause(): void
  next(): void
  previous(): void
  goTo(step: number): void
  /** To a playing time in seconds; play goes on from there. */
  seek(playing: number): void
  restart(): void
  /** Ends the hold that play is in; does nothing in none. */
  goOn(): void
  setSpeed(speed: number): void
  hold(): void
  release(): void
}

/** A player as it is now, for views: they need nothing else to show it and to act on it. */
export interface Player extends PlayerControls {
  /** As far as it may be known. */
  readonly timeline: Timeline
  readonly schedule: Schedule
  /** The place on the axis of the schedule that is shown. */
  readonly playhead: MotionValue<number>
  /** The playing time, in seconds, as the pace counts it. */
  readonly clock: MotionValue<number>
  readonly pace: Pace
  /** The step that is shown, and the number of the last step. */
  readonly step: number
  readonly steps: number
  /** The range that is played: steps, and their playing times. */
  readonly first: number
  readonly last: number
  readonly start: number
  readonly end: number
  readonly status: PlayerStatus
  /** Whether its machine is there: until then it stands, and does what it is told as soon as it can. */
  readonly ready: boolean
  /** True unless it plays. */
  readonly paused: boolean
  readonly ended: boolean
  /** The hold that play is in. */
  readonly holding: Hold | undefined
  /** True while a finger on the slider, or being out of sight, holds play. */
  readonly held: boolean
  readonly speed: number
  readonly motion: boolean
}

/**
 * The player itself. It knows neither DOM nor React; who shows it subscribes. A run can be shown before it can be
 * played: the machine that plays it is fetched by `load`, or with the first thing that the player is told to do.
 */
export interface PlayerCore extends PlayerControls, Subscribable<Player> {
  /** The same object until something but the playhead has changed. */
  getSnapshot(): Player
  /**
   * Takes a run that has grown, or another in its place; place, speed and play stay.
   * @param step the step to stand at in another run; the place stays, unless given
   */
  setRun(timeline: Timeline, stretch?: Stretch, step?: number): void
  setMotion(motion: boolean): void
  setLoop(loop: boolean): void
  /** Fetches the machine; where it cannot be fetched, the next thing that the player is told to do tries again. */
  load(): Promise<void>
  /** Stops it for good. */
  dispose(): void
}

/** What a stretch of a run amounts to. */
function playedOf(timeline: Timeline, stretch: Stretch) {
  const { from, to, horizon = Number.POSITIVE_INFINITY, holds } = stretch
  const known = upTo(Math.max(0, horizon), { timeline, schedule: scheduleOf(timeline) })
  const steps = known.timeline.moments.length - 1
  const within = (step: number) => Math.min(Math.max(Math.round(step), 0), steps)
  const first = within(from ?? 0)
  const range = { schedule: known.schedule, first, last: Math.max(first, within(to ?? steps)) }
  return { ...known, ...range, within, steps, pace: paceOf(range, holds) }
}

/** Whether two stretches are the same. */
const alike = (a: Stretch, b: Stretch) =>
  a.from === b.from && a.to === b.to && a.horizon === b.horizon && a.holds === b.holds

/** Makes a player for a run, standing where the options say. */
export function createPlayer(timeline: Timeline, options: PlayerOptions = {}): PlayerCore {
  const { speed = 1, loop = false, motion = true } = options
  let whole = timeline
  let stretch: Stretch = options
  let played = playedOf(timeline, options)
  const { schedule, pace, first, last } = played
  const wanted =
    options.step !== undefined
      ? pace.timeOf(played.within(options.step))
      : options.time !== undefined
        ? pace.timeAt(schedule.toPlaying(options.time))
        : pace.start
  const clock = motionValue(Math.min(Math.max(wanted, pace.start), pace.end))
  const playhead = motionValue(pace.placeAt(clock.get()))
  let standing: PlayerInput = { schedule, pace, playhead, clock, first, last, speed, motion, loop }
  let machine: ReturnType<typeof startMachine> | undefined
  let loading: Promise<void> | undefined
  let disposed = false
  /** What waits for the machine. */
  const waiting: PlayerEvent[] = []

  function load(): Promise<void> {
    loading ??= import('./machine').then(
      ({ startMachine }) => {
        if (disposed) return
        machine = startMachine(standing)
        machine.subscribe(update)
        for (const event of waiting.splice(0)) machine.send(event)
        update()
      },
      () => {
        loading = undefined
      },
    )
    return loading
  }

  function send(event: PlayerEvent): void {
    if (machine) machine.send(event)
    else {
      waiting.push(event)
      void load()
    }
  }

  /** What one can be told while one stands. */
  function set(event: PlayerEvent, settings: Partial<PlayerInput>): void {
    if (machine) machine.send(event)
    else {
      standing = { ...standing, ...settings }
      update()
    }
  }

  const controls: PlayerControls = {
    play: () => send({ type: 'play' }),
    pause: () => send({ type: 'pause' }),
    next: () => send({ type: 'next' }),
    previous: () => send({ type: 'previous' }),
    goTo: (step) => send({ type: 'go to', step }),
    seek: (playing) => send({ type: 'seek', playing }),
    restart: () => send({ type: 'restart' }),
    goOn: () => send({ type: 'go on' }),
    setSpeed: (speed) => set({ type: 'set speed', speed }, { speed }),
    hold: () => send({ type: 'hold' }),
    release: () => send({ type: 'release' }),
  }

  /** The hold that was shown last, where it is still the same one. */
  let hold: Hold | undefined
  function sameHold(now: Hold | undefined): Hold | undefined {
    if (now?.start !== hold?.start || now?.end !== hold?.end) hold = now
    return hold
  }

  function look(): Player {
    const { value, context } = machine?.getSnapshot() ?? {
      value: clock.get() < played.pace.end ? 'paused' : 'ended',
      context: standing,
    }
    const { timeline, schedule, pace, steps, first, last } = played
    const status = typeof value === 'object' ? 'playing' : value === 'settling' ? 'paused' : value
    return {
      ...controls,
      timeline,
      schedule,
      playhead,
      clock,
      pace,
      step: schedule.stepAt(playhead.get()),
      steps,
      first,
      last,
      start: pace.start,
      end: pace.end,
      status,
      ready: machine !== undefined,
      paused: status !== 'playing',
      ended: status === 'ended',
      holding: status === 'playing' ? sameHold(pace.holdAt(clock.get())) : undefined,
      held: typeof value === 'object' && value.playing === 'held',
      speed: context.speed,
      motion: context.motion,
    }
  }

  let snapshot = look()
  const observers = new Set<Observer<Player>>()
  function update() {
    const now = look()
    const names = Object.keys(now) as (keyof Player)[]
    if (names.every((name) => now[name] === snapshot[name])) return
    snapshot = now
    for (const { next } of observers) next?.(now)
  }
  playhead.on('change', () => {
    if (played.schedule.stepAt(playhead.get()) !== snapshot.step) update()
  })
  clock.on('change', (time) => {
    if (played.pace.holdAt(time)?.step !== snapshot.holding?.step && !snapshot.paused) update()
  })

  return {
    ...controls,
    getSnapshot: () => snapshot,
    subscribe: (listener: Observer<Player> | ((player: Player) => void)) => {
      const observer = typeof listener === 'function' ? { next: listener } : listener
      observers.add(observer)
      return { unsubscribe: () => observers.delete(observer) }
    },
    setRun(timeline, wanted = stretch, step) {
      const isAnother = timeline !== whole
      if (!isAnother && alike(wanted, stretch)) return
      whole = timeline
      stretch = wanted
      played = playedOf(timeline, wanted)
      const { within, schedule, pace, first, last } = played
      const at = isAnother && step !== undefined ? within(step) : undefined
      const run: NewRun = { schedule, pace, first, last, at }
      if (!machine) standInRun(standing, run)
      set({ type: 'set run', run }, { schedule, pace, first, last })
    },
    setMotion: (motion) => set({ type: 'set motion', motion }, { motion }),
    setLoop: (loop) => set({ type: 'set loop', loop }, { loop }),
    load,
    dispose: () => {
      disposed = true
      machine?.stop()
      observers.clear()
    },
  }
}
