import type { MotionValue } from 'framer-motion'
import { assign, setup } from 'xstate'
import type { Schedule } from './schedule'
import { travel } from './travel'

export interface PlayerInput {
  readonly schedule: Schedule
  readonly playhead: MotionValue<number>
  /** The steps that are played, both inclusive; usually all of them. */
  readonly first: number
  readonly last: number
  readonly speed: number
  /** False: the playhead jumps from moment to moment, at their playing times. */
  readonly motion: boolean
  readonly loop: boolean
}

/** A run that takes the place of another, or the same one grown. */
export interface NewRun {
  readonly schedule: Schedule
  readonly first: number
  readonly last: number
  /** Playing time to stand at; where one is, unless given. */
  readonly at?: number | undefined
}

export interface PlayerContext extends PlayerInput {
  /** The step that a motion in state `stepping` is on its way to. */
  readonly target: number
}

export type PlayerEvent =
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  | { readonly type: 'next' }
  | { readonly type: 'previous' }
  | { readonly type: 'go to'; readonly step: number }
  | { readonly type: 'seek'; readonly playing: number }
  | { readonly type: 'restart' }
  | { readonly type: 'set speed'; readonly speed: number }
  | { readonly type: 'set motion'; readonly motion: boolean }
  | { readonly type: 'set loop'; readonly loop: boolean }
  | { readonly type: 'set run'; readonly run: NewRun }
  /** Play stands still without being paused: out of sight, or held by a finger on the slider. */
  | { readonly type: 'hold' }
  | { readonly type: 'release' }
  | { readonly type: 'arrived' }

/** Longest time in seconds that a step forward may take on the clock on the wall. */
const LONGEST_STEP = 0.35

/** Where play begins and where it ends, in playing seconds. */
type Range = Pick<PlayerInput, 'schedule' | 'first' | 'last'>
export const startOf = ({ schedule, first }: Range): number => schedule.moments[first] ?? 0
export const endOf = ({ schedule, last }: Range): number => schedule.moments[last] ?? schedule.duration

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)
const timeOf = ({ schedule }: PlayerInput, step: number) => schedule.moments[step] ?? 0
const stepOf = ({ schedule, playhead }: PlayerInput) => schedule.stepAt(playhead.get())

interface RunTaken {
  readonly event: Extract<PlayerEvent, { type: 'set run' }>
}

const NEW_RUN = [
  { type: 'take the run', params: ({ event }: RunTaken) => event.run },
  { type: 'stand in the run', params: ({ event }: RunTaken) => event.run },
] as const

/**
 * The player: play, pause and step through a run. It moves one value, the playhead, and knows no view.
 * `Next` counts from where the motion under way is bound for, so N presses advance N steps at any pace.
 */
export const playerMachine = setup({
  types: {
    context: {} as PlayerContext,
    events: {} as PlayerEvent,
    input: {} as PlayerInput,
  },
  actors: { travel },
  guards: {
    'the last step is shown': ({ context }) => stepOf(context) >= context.last,
    'played in a loop': ({ context }) => context.loop,
    'told where to stand': ({ event }) => event.type === 'set run' && event.run.at !== undefined,
  },
  actions: {
    'aim at the next step': assign({
      target: ({ context }) => clamp(stepOf(context) + 1, context.first, context.last),
    }),
    'complete the step': ({ context }) => context.playhead.jump(timeOf(context, context.target)),
    'aim at the one after': assign({
      target: ({ context }) => clamp(context.target + 1, context.first, context.last),
    }),
    'go back from the target': ({ context }) =>
      context.playhead.jump(timeOf(context, clamp(context.target - 1, context.first, context.last))),
    'go back a step': ({ context }) =>
      context.playhead.jump(timeOf(context, clamp(stepOf(context) - 1, context.first, context.last))),
    'go to the step': ({ context }, { step }: { step: number }) =>
      context.playhead.jump(timeOf(context, clamp(step, context.first, context.last))),
    'go to the time': ({ context }, { playing }: { playing: number }) =>
      context.playhead.jump(clamp(playing, startOf(context), endOf(context))),
    'go to the start': ({ context }) => context.playhead.jump(startOf(context)),
    'take the speed': assign({ speed: (_, { speed }: { speed: number }) => speed }),
    'take the loop': assign({ loop: (_, { loop }: { loop: boolean }) => loop }),
    'take the run': assign(({ context }, { schedule, first, last }: NewRun) => ({
      schedule,
      first,
      last,
      target: clamp(context.target, first, last),
    })),
    'stand in the run': ({ context }, { at }: NewRun) => {
      const { playhead } = context
      const place = clamp(at ?? playhead.get(), startOf(context), endOf(context))
      if (place !== playhead.get()) playhead.jump(place)
    },
    'take the motion': assign({ motion: (_, { motion }: { motion: boolean }) => motion }),
  },
}).createMachine({
  id: 'player',
  context: ({ input }) => ({ ...input, target: input.first }),
  initial: 'settling',
  on: {
    play: { target: '.playing' },
    next: { target: '.stepping', actions: 'aim at the next step' },
    previous: { target: '.settling', actions: 'go back a step' },
    'go to': {
      target: '.settling',
      actions: { type: 'go to the step', params: ({ event }) => ({ step: event.step }) },
    },
    seek: {
      target: '.settling',
      actions: { type: 'go to the time', params: ({ event }) => ({ playing: event.playing }) },
    },
    restart: { target: '.paused', actions: 'go to the start' },
    'set speed': { actions: { type: 'take the speed', params: ({ event }) => ({ speed: event.speed }) } },
    'set motion': { actions: { type: 'take the motion', params: ({ event }) => ({ motion: event.motion }) } },
    'set loop': { actions: { type: 'take the loop', params: ({ event }) => ({ loop: event.loop }) } },
    'set run': { target: '.settling', actions: NEW_RUN },
  },
  states: {
    paused: {},
    ended: {
      on: { play: { target: 'playing', actions: 'go to the start' } },
    },
    settling: {
      always: [{ guard: 'the last step is shown', target: 'ended' }, { target: 'paused' }],
    },
    stepping: {
      invoke: {
        src: 'travel',
        input: ({ context }) => {
          const { playhead, target, speed, motion } = context
          const to = timeOf(context, target)
          const distance = Math.max(0, to - playhead.get())
          return {
            playhead,
            to: Math.max(to, playhead.get()),
            seconds: motion ? Math.min(LONGEST_STEP, distance / speed) : 0,
            shown: (playing: number) => playing,
          }
        },
      },
      on: {
        arrived: 'settling',
        pause: 'settling',
        'set run': [
          { guard: 'told where to stand', target: 'settling', actions: NEW_RUN },
          { target: 'stepping', reenter: true, actions: NEW_RUN },
        ],
        next: {
          target: 'stepping',
          reenter: true,
          actions: ['complete the step', 'aim at the one after'],
        },
        previous: { target: 'settling', actions: 'go back from the target' },
      },
    },
    playing: {
      initial: 'running',
      on: {
        play: {},
        pause: 'settling',
        restart: { target: '.running', reenter: true, actions: 'go to the start' },
      },
      states: {
        running: {
          invoke: {
            src: 'travel',
            input: ({ context }) => {
              const { playhead, schedule, speed, motion } = context
              const from = playhead.get()
              const to = endOf(context)
              return {
                playhead,
                to,
                seconds: (to - from) / speed,
                shown: (playing: number) =>
                  motion ? playing : Math.max(from, timeOf(context, schedule.stepAt(playing))),
              }
            },
          },
          on: {
            arrived: [
              { guard: 'played in a loop', target: 'running', reenter: true, actions: 'go to the start' },
              { target: '#player.ended' },
            ],
            seek: {
              target: 'running',
              reenter: true,
              actions: { type: 'go to the time', params: ({ event }) => ({ playing: event.playing }) },
            },
            'set speed': {
              target: 'running',
              reenter: true,
              actions: { type: 'take the speed', params: ({ event }) => ({ speed: event.speed }) },
            },
            'set motion': {
              target: 'running',
              reenter: true,
              actions: { type: 'take the motion', params: ({ event }) => ({ motion: event.motion }) },
            },
            'set run': { target: 'running', reenter: true, actions: NEW_RUN },
            hold: 'held',
          },
        },
        held: {
          on: {
            seek: {
              actions: { type: 'go to the time', params: ({ event }) => ({ playing: event.playing }) },
            },
            'set run': { actions: NEW_RUN },
            release: 'running',
          },
        },
      },
    },
  },
})
