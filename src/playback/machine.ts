import { type ActorRefFrom, assign, createActor, setup } from 'xstate'
import { clamp, type NewRun, type PlayerInput, stand, standInRun } from './standing'
import { travel } from './travel'

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
  /** What is held at has been read. */
  | { readonly type: 'go on' }
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

const stepOf = ({ schedule, playhead }: PlayerInput) => schedule.stepAt(playhead.get())
const standAt = (context: PlayerInput, step: number) =>
  stand(context, context.pace.timeOf(clamp(step, context.first, context.last)))

interface RunTaken {
  readonly event: Extract<PlayerEvent, { type: 'set run' }>
}

const NEW_RUN = [
  { type: 'stand in the run', params: ({ event }: RunTaken) => event.run },
  { type: 'take the run', params: ({ event }: RunTaken) => event.run },
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
    'the end is shown': ({ context: { clock, pace } }) => clock.get() >= pace.end,
    'played in a loop': ({ context }) => context.loop,
    'told where to stand': ({ event }) => event.type === 'set run' && event.run.at !== undefined,
  },
  actions: {
    'aim at the next step': assign({
      target: ({ context }) => clamp(stepOf(context) + 1, context.first, context.last),
    }),
    'complete the step': ({ context }) => standAt(context, context.target),
    'aim at the one after': assign({
      target: ({ context }) => clamp(context.target + 1, context.first, context.last),
    }),
    'go back from the target': ({ context }) => standAt(context, context.target - 1),
    'go back a step': ({ context }) => standAt(context, stepOf(context) - 1),
    'go to the step': ({ context }, { step }: { step: number }) => standAt(context, step),
    'go to the time': ({ context }, { playing }: { playing: number }) =>
      stand(context, clamp(playing, context.pace.start, context.pace.end)),
    'go to the start': ({ context }) => stand(context, context.pace.start),
    'end the hold': ({ context }) => {
      const hold = context.pace.holdAt(context.clock.get())
      if (hold) stand(context, hold.end)
    },
    'take the speed': assign({ speed: (_, { speed }: { speed: number }) => speed }),
    'take the loop': assign({ loop: (_, { loop }: { loop: boolean }) => loop }),
    'stand in the run': ({ context }, run: NewRun) => standInRun(context, run),
    'take the run': assign(({ context }, { schedule, pace, first, last }: NewRun) => ({
      schedule,
      pace,
      first,
      last,
      target: clamp(context.target, first, last),
    })),
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
      always: [{ guard: 'the end is shown', target: 'ended' }, { target: 'paused' }],
    },
    stepping: {
      invoke: {
        src: 'travel',
        input: ({ context }) => {
          const { schedule, pace, playhead, clock, target, speed, motion } = context
          const from = playhead.get()
          const to = Math.max(from, schedule.moments[target] ?? from)
          return {
            from,
            to,
            seconds: motion ? Math.min(LONGEST_STEP, (to - from) / speed) : 0,
            // Whoever steps reads in their own time: what is held for lies behind them.
            show: (place: number) => stand({ ...context, playhead, clock }, pace.timeAt(place)),
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
              const { playhead, clock, schedule, pace, speed, motion } = context
              const [from, began] = [clock.get(), playhead.get()]
              const placeAt = (time: number) => {
                const place = pace.placeAt(time)
                return motion ? place : Math.max(began, schedule.moments[schedule.stepAt(place)] ?? 0)
              }
              return {
                from,
                to: pace.end,
                seconds: (pace.end - from) / speed,
                show: (time: number) => {
                  playhead.set(placeAt(time))
                  clock.set(time)
                },
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
            'go on': { target: 'running', reenter: true, actions: 'end the hold' },
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

/** A machine that stands where its input says. */
export const startMachine = (input: PlayerInput): ActorRefFrom<typeof playerMachine> =>
  createActor(playerMachine, { input }).start()
