import type { Config } from '../tcp/tcb/policy'
import { PROFILES } from '../tcp/tcb/profiles'
import type { Profile, Side, Timeline } from '../timeline/timeline'
import type { RunError } from './error'
import { remarksOf } from './remarks'
import type { Script } from './script'
import { applySetting } from './settings'
import { Simulation } from './simulation'
import type { Watch } from './world'

/** A run with more moments than this is not a picture any more: it is broken off. */
export const MOST_MOMENTS = 50_000

export type RunResult =
  /** `brokenOff`: something would have happened after the last moment. */
  | { readonly ok: true; readonly timeline: Timeline; readonly brokenOff?: true }
  | { readonly ok: false; readonly error: RunError }

/** What a side of a script is made with, under a profile. */
function configOf(script: Script, side: Side, profile: Profile): Config {
  const { isn, mss, window } = script.hosts[side]
  const config: Config = { ...PROFILES[profile], iss: isn, mss, window }
  return script.settings
    .filter((setting) => setting.side === side)
    .reduce((c, setting) => applySetting(c, setting), config)
}

/** A script that is being played, a little at a time. */
export class Run {
  readonly #script: Script
  readonly #profile: Profile
  readonly #simulation: Simulation
  readonly #course: ReturnType<Simulation['play']>
  readonly #most: number
  #end: { readonly error: RunError | null } | undefined

  /** @param most moments after which it is broken off */
  constructor(
    script: Script,
    profile: Profile = script.profile ?? 'rfc9293',
    most = MOST_MOMENTS,
    watch?: Watch,
  ) {
    this.#most = most
    this.#script = script
    this.#profile = profile
    const configs = {
      client: configOf(script, 'client', profile),
      server: configOf(script, 'server', profile),
    }
    this.#simulation = new Simulation(script, configs, watch)
    this.#course = this.#simulation.play()
  }

  /** How many moments there are so far, after the start. */
  get moments(): number {
    return this.#simulation.recorder.moments.length - 1
  }

  /** Lets so many things happen; false once nothing more will. */
  advance(things = 1): boolean {
    for (let nth = 0; nth < things && this.#goesOn(); nth++) {
      const { done, value } = this.#course.next()
      if (done) this.#end = { error: value }
    }
    return this.#goesOn()
  }

  #goesOn(): boolean {
    return !this.#end && this.moments < this.#most
  }

  /** What there is so far. It cannot be advanced after that. */
  result(): RunResult {
    const error = this.#end?.error
    if (error) return { ok: false, error }
    const brokenOff = !this.#end
    this.#end ??= { error: null }
    if (brokenOff) this.#simulation.breakOff()
    return { ok: true, timeline: this.#timeline(brokenOff), ...(brokenOff && { brokenOff }) }
  }

  #timeline(brokenOff: boolean): Timeline {
    const script = this.#script
    const course = this.#simulation.course()
    // What a run was kept from says nothing.
    const told = brokenOff ? { ...course, met: script.faults.map(({ from }) => from), endless: [] } : course
    const remarks = remarksOf(script, this.#profile, told)
    const { segments, moments, timers, phases, point } = this.#simulation.recorder
    return {
      version: 1,
      scenario: script.id,
      title: script.title,
      intro: script.intro,
      ...(script.questions.length > 0 && { questions: script.questions }),
      ...(script.answer && { answer: script.answer }),
      // A point behind all that happens is none.
      ...(point !== undefined && point < moments.length && { point }),
      ...(script.panel && { panel: script.panel }),
      profile: this.#profile,
      addresses: {
        client: `10.0.0.1:${script.hosts.client.port}`,
        server: `10.0.0.2:${script.hosts.server.port}`,
      },
      segments,
      moments,
      timers,
      phases,
      ...(remarks.length > 0 && { remarks }),
    }
  }
}

/**
 * Plays a script: (script, profile) → Timeline, the same every time. Nothing here reads a clock or
 * rolls dice. `profile` overrides the script's own; both absent: rfc9293.
 *
 * Fails, with the place in the script, where a step can never be issued. What would have more than 50,000
 * moments is broken off, and says so.
 */
export function run(script: Script, profile?: Profile): RunResult {
  const course = new Run(script, profile)
  while (course.advance(1000));
  return course.result()
}
