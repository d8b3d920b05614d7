import type { Player } from '../playback/player'
import {
  AT_REST,
  type Command,
  type Listener,
  type PlayState,
  type Snapshot,
  type StepChange,
} from './contract'

/** Least time between two `timeupdate` while it plays, in milliseconds; media elements have 15 to 250. */
const OFTEN = 100

/** As media elements have it: what is faster or slower cannot be followed. */
const RATES = { slowest: 1 / 16, fastest: 16 }

function snapshotOf({ timeline, step, steps, schedule, playhead }: Player): Snapshot | null {
  const moment = timeline.moments[step]
  if (!moment) return null
  const { scenario, profile } = timeline
  const { client, server } = moment
  return { scenario, profile, step, steps, time: schedule.toSimulated(playhead.get()), client, server }
}

function obey(player: Player, command: Command): void {
  if (command.type === 'goTo') {
    // Who asks for infinity gets the end; what is no number asks for nothing.
    if (!Number.isNaN(command.step)) player.goTo(Math.round(Math.min(command.step, player.last)))
  } else if (command.type === 'currentTime') {
    if (Number.isFinite(command.currentTime)) player.seek(player.start + command.currentTime)
  } else if (command.type === 'playbackRate') {
    const { playbackRate } = command
    if (playbackRate >= RATES.slowest && playbackRate <= RATES.fastest) player.setSpeed(playbackRate)
  } else if (command.type === 'reset') {
    player.restart()
  } else {
    player[command.type]()
  }
}

/** The player as its host sees it: commands in, state and reports out. Commands for a run that is yet to come wait. */
export class Remote {
  readonly #listener: Listener
  #player: Player | undefined
  #run: string | undefined
  #unheard: () => void = () => undefined
  #waiting: Command[] = []
  #awaited: string | undefined
  #told = 0

  constructor(listener: Listener) {
    this.#listener = listener
  }

  /** From now on commands are for the run of this name, which is to come; undefined: for the one that is shown. */
  expect(run: string | undefined): void {
    this.#awaited = run
  }

  obey(command: Command): void {
    if (this.#player && this.#awaited === undefined) obey(this.#player, command)
    else this.#waiting.push(command)
  }

  /** The player of a run, at first and whenever something about it has changed. */
  follow(player: Player, run: string, told: () => Pick<StepChange, 'narration' | 'note'>): void {
    const before = this.#player
    const isSame = before?.playhead === player.playhead
    const isPlayedAsBefore = isSame && before.start === player.start && before.end === player.end
    this.#player = player
    if (isPlayedAsBefore && this.#run === run) {
      this.#compare(before, player, told)
      return
    }
    if (!isSame) {
      this.#unheard()
      this.#unheard = player.clock.on('change', () => this.#tick())
    }
    this.#run = run
    if (this.#awaited === run) this.#awaited = undefined
    this.#listener({ type: 'ready' })
    if (isSame) this.#compare(before, player, told)
    else if (!player.paused) this.#listener({ type: 'play' })
    if (this.#awaited === undefined) for (const command of this.#waiting.splice(0)) obey(player, command)
  }

  forget(): void {
    this.#unheard()
  }

  #compare(before: Player, now: Player, told: () => Pick<StepChange, 'narration' | 'note'>): void {
    if (before.speed !== now.speed) this.#listener({ type: 'ratechange' })
    if (before.paused && !now.paused) this.#listener({ type: 'play' })
    if (before.step !== now.step) {
      const { client, server } = snapshotOf(now) ?? {}
      this.#listener({
        type: 'stepchange',
        detail: {
          step: now.step,
          client: client?.state ?? 'CLOSED',
          server: server?.state ?? 'CLOSED',
          ...told(),
        },
      })
    }
    if (!before.paused && now.paused) this.#listener({ type: 'pause' })
    if (!before.ended && now.ended) this.#listener({ type: 'ended' })
  }

  #tick(): void {
    const now = performance.now()
    if (this.#player && !this.#player.paused && now - this.#told < OFTEN) return
    this.#told = now
    this.#listener({ type: 'timeupdate' })
  }

  get state(): PlayState {
    const player = this.#player
    if (!player) return AT_REST
    const { playhead, clock, start, end, paused, ended, speed, schedule, steps } = player
    // React hears of a step a little later than the playhead gets there.
    const step = schedule.stepAt(playhead.get())
    return {
      currentTime: clock.get() - start,
      duration: end - start,
      paused,
      ended,
      playbackRate: speed,
      step,
      steps,
      snapshot: snapshotOf({ ...player, step }),
    }
  }
}
