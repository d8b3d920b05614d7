import { stateOf } from '../tcp/endpoint/driver'
import type { Config } from '../tcp/tcb/policy'
import { other } from '../timeline/read'
import type { Cause, Side } from '../timeline/timeline'
import { forgedSegment, inputOf } from './actions'
import type { RunError } from './error'
import type { Recorder } from './recorder'
import type { Action, Gate, Script, Step } from './script'
import { World } from './world'

/** A run with more than this is not a picture any more. */
const MOST_MOMENTS = 20_000

/** Plays one script from beginning to end: each step once its gates are passed. */
export class Simulation {
  private readonly world: World
  /** The step that is waited for, or the last. */
  private place = { line: 1, column: 1 }

  constructor(
    private readonly script: Script,
    configs: Readonly<Record<Side, Config>>,
  ) {
    this.world = new World(script, configs)
  }

  get recorder(): Recorder {
    return this.world.recorder
  }

  /** Plays the whole script; null when all went well. */
  play(): RunError | null {
    for (const step of this.script.steps) {
      this.place = { line: step.line, column: 1 }
      const error = this.reach(step)
      if (error) return error
      this.issue(step)
    }
    while (this.world.goesOn() && this.world.next()) {
      const error = this.tooLong()
      if (error) return error
    }
    return null
  }

  /** Lets time pass until a step may be issued. */
  private reach(step: Step): RunError | null {
    const gates: readonly Gate[] = step.gates.length > 0 ? step.gates : [{ kind: 'settled', wait: 0 }]
    for (const gate of gates) {
      if (gate.kind !== 'settled') this.place = { line: gate.line, column: gate.column }
      const error = this.pass(gate)
      if (error) return error
    }
    return null
  }

  private pass(gate: Gate): RunError | null {
    const { world } = this
    switch (gate.kind) {
      case 'settled':
        return this.until(() => world.settled()) ?? this.waitUntil(world.now + gate.wait)
      case 'at':
        if (gate.time < world.now) {
          return this.error(`at ${gate.time / 1e6}s lies in the past: it is ${world.now / 1e6} s.`)
        }
        return this.waitUntil(gate.time)
      case 'when': {
        const { side, state } = gate
        const reached = () => stateOf(world.endpoints[side]) === state
        const error = this.until(reached, true)
        if (error || reached()) return error
        return this.error(`${side} never enters ${state}: it stays in ${stateOf(world.endpoints[side])}.`)
      }
    }
  }

  /** Lets things happen until the condition holds, or nothing more happens. */
  private until(holds: () => boolean, atOnce = false): RunError | null {
    const { world } = this
    for (;;) {
      // Calls come last at an instant; `when` catches a state in the act.
      const quiet = atOnce || world.nextTime() !== world.now
      if (quiet && holds()) return null
      if (!world.next()) return null
      const error = this.tooLong()
      if (error) return error
    }
  }

  private waitUntil(time: number): RunError | null {
    const { world } = this
    for (let next = world.nextTime(); next !== undefined && next <= time; next = world.nextTime()) {
      world.next()
      const error = this.tooLong()
      if (error) return error
    }
    world.now = time
    return null
  }

  private tooLong(): RunError | null {
    if (this.recorder.moments.length <= MOST_MOMENTS) return null
    return this.error(`the run has more than ${MOST_MOMENTS} moments.`)
  }

  private error(message: string): RunError {
    return { ...this.place, message }
  }

  private issue(step: Step): void {
    if (step.phase !== undefined) this.recorder.phase(step.phase)
    if (step.point) this.recorder.begin()
    for (const action of step.actions) this.act(action)
    if (step.note) this.recorder.note(step.note)
  }

  private act(action: Action): void {
    const { world } = this
    if (action.kind === 'inject') {
      const { to } = action
      const { window } = this.script.hosts[other(to)]
      world.forge(to, forgedSegment(action, world.endpoints[to], window))
      return
    }
    const { side, call, octets } = action
    const cause: Cause = { kind: 'call', endpoint: side, call, ...(octets === undefined ? {} : { octets }) }
    world.happen(side, cause, inputOf(action, world.endpoints[side]))
  }
}
