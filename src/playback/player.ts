import { useActorRef, useSelector } from '@xstate/react'
import { type MotionValue, motionValue, useMotionValueEvent } from 'framer-motion'
import { useEffect, useMemo, useState } from 'react'
import type { Timeline } from '../timeline/timeline'
import { endOf, type PlayerInput, playerMachine, startOf } from './machine'
import { type Schedule, schedule as scheduleOf } from './schedule'

export interface PlayerOptions {
  /** Where to stand at first: a step, or else a simulated time in seconds; neither starts to play. */
  readonly step?: number | undefined
  readonly time?: number | undefined
  /** The steps to play, both inclusive. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly speed?: number | undefined
  readonly autoplay?: boolean | undefined
  readonly loop?: boolean | undefined
  /** False: nothing travels; the playhead jumps from moment to moment. */
  readonly motion: boolean
}

export type PlayerStatus = 'paused' | 'playing' | 'stepping' | 'ended'

export interface Player {
  readonly timeline: Timeline
  readonly schedule: Schedule
  /** Playing seconds. */
  readonly playhead: MotionValue<number>
  /** The step that is shown, and the number of the last step. */
  readonly step: number
  readonly steps: number
  /** The range that is played: steps, and their playing times. */
  readonly first: number
  readonly last: number
  readonly start: number
  readonly end: number
  readonly status: PlayerStatus
  /** True unless it plays. */
  readonly paused: boolean
  readonly ended: boolean
  /** True while a finger on the slider, or being out of sight, holds play. */
  readonly held: boolean
  readonly speed: number
  readonly motion: boolean
  play(): void
  pause(): void
  next(): void
  previous(): void
  goTo(step: number): void
  /** To a playing time in seconds; play goes on from there. */
  seek(playing: number): void
  restart(): void
  setSpeed(speed: number): void
  hold(): void
  release(): void
}

function inputOf(timeline: Timeline, options: PlayerOptions): PlayerInput {
  const schedule = scheduleOf(timeline)
  const steps = timeline.moments.length - 1
  const within = (step: number) => Math.min(Math.max(Math.round(step), 0), steps)
  const first = within(options.from ?? 0)
  const last = Math.max(first, within(options.to ?? steps))
  const input = {
    schedule,
    playhead: motionValue(0),
    first,
    last,
    speed: options.speed ?? 1,
    motion: options.motion,
    loop: options.loop ?? false,
  }
  const wanted =
    options.step !== undefined
      ? schedule.moments[within(options.step)]
      : options.time !== undefined
        ? schedule.toPlaying(options.time)
        : undefined
  input.playhead.jump(Math.min(Math.max(wanted ?? startOf(input), startOf(input)), endOf(input)))
  return input
}

/**
 * A player for one run. Timeline and options (all but `motion`) are read once:
 * give the component another `key` to show another run.
 */
export function usePlayer(timeline: Timeline, options: PlayerOptions): Player {
  const [input] = useState(() => inputOf(timeline, options))
  const actor = useActorRef(playerMachine, { input })
  const { schedule, playhead, first, last } = input

  const status = useSelector(actor, (snapshot): PlayerStatus => {
    if (snapshot.matches('playing')) return 'playing'
    if (snapshot.matches('stepping')) return 'stepping'
    return snapshot.matches('ended') ? 'ended' : 'paused'
  })
  const held = useSelector(actor, (snapshot) => snapshot.matches({ playing: 'held' }))
  const speed = useSelector(actor, (snapshot) => snapshot.context.speed)
  const [step, setStep] = useState(() => schedule.stepAt(playhead.get()))
  useMotionValueEvent(playhead, 'change', (playing) => setStep(schedule.stepAt(playing)))

  const { motion } = options
  useEffect(() => actor.send({ type: 'set motion', motion }), [actor, motion])
  const [autoplay] = useState(options.autoplay ?? false)
  useEffect(() => {
    if (autoplay) actor.send({ type: 'play' })
  }, [actor, autoplay])

  const commands = useMemo(
    () => ({
      play: () => actor.send({ type: 'play' }),
      pause: () => actor.send({ type: 'pause' }),
      next: () => actor.send({ type: 'next' }),
      previous: () => actor.send({ type: 'previous' }),
      goTo: (step: number) => actor.send({ type: 'go to', step }),
      seek: (playing: number) => actor.send({ type: 'seek', playing }),
      restart: () => actor.send({ type: 'restart' }),
      setSpeed: (speed: number) => actor.send({ type: 'set speed', speed }),
      hold: () => actor.send({ type: 'hold' }),
      release: () => actor.send({ type: 'release' }),
    }),
    [actor],
  )

  return useMemo(
    () => ({
      ...commands,
      timeline,
      schedule,
      playhead,
      step,
      steps: timeline.moments.length - 1,
      first,
      last,
      start: startOf(input),
      end: endOf(input),
      status,
      paused: status !== 'playing',
      ended: status === 'ended',
      held,
      speed,
      motion,
    }),
    [commands, timeline, input, schedule, playhead, step, first, last, status, held, speed, motion],
  )
}
