import { stateOf } from '../tcp/endpoint/driver'
import type { Config } from '../tcp/tcb/policy'
import { other } from '../timeline/read'
import type { Cause, Side } from '../timeline/timeline'
import { forgedSegment, inputOf, systemCallOf, unknownVariables } from './actions'
import type { RunError } from './error'
import type { Recorder } from './recorder'
import type { Course } from './remarks'
import type { Action, Gate, Place, Script, Step } from './script'
import { type Watch, World } from './world'

/** Lets things happen one by one, and gives way after each; in the end null, or why it cannot go on. */
type Playing = Generator<undefined, RunError | null>

/** Plays one script from beginning to end: each step once its gates are passed. */
export class Simulation {
  private readonly world: World
  private readonly unknown: Course['unknown'][number][] = []
  /** The step that is waited for, or the last. */
  private place: Pick<Place, 'line' | 'column'> = { line: 1, column: 1 }

  constructor(
    private readonly script: Script,
    configs: Readonly<Record<Side, Config>>,
    watch?: Watch,
  ) {
    this.world = new World(script, configs, watch)
  }

  get recorder(): Recorder {
    return this.world.recorder
  }

  /** What of the run is not seen in the script. */
  course(): Course {
    const { met } = this.world
    return { met, unknown: this.unknown, endless: this.world.endless() }
  }

  /** Plays the whole script. */
  *play(): Playing {
    for (const step of this.script.steps) {
      this.place = step.place
      const error = yield* this.reach(step)
      if (error) return error
      this.issue(step)
      yield
    }
    while (this.world.goesOn() && this.world.next()) yield
    return null
  }

  /** Breaks off: of what is on its way, when it would arrive is written down. */
  breakOff(): void {
    this.world.breakOff()
  }

  /** Lets time pass until a step may be issued. */
  private *reach(step: Step): Playing {
    const gates: readonly Gate[] =
      step.gates.length > 0 ? step.gates : [{ kind: 'settled', wait: 0, place: step.place }]
    for (const gate of gates) {
      this.place = gate.place
      const error = yield* this.pass(gate)
      if (error) return error
    }
    return null
  }

  private *pass(gate: Gate): Playing {
    const { world } = this
    switch (gate.kind) {
      case 'settled':
        yield* this.until(() => world.settled())
        return yield* this.waitUntil(world.now + gate.wait)
      case 'at':
        if (gate.time < world.now) {
          return this.error(`at ${gate.time / 1e6}s lies in the past: it is ${world.now / 1e6} s.`)
        }
        return yield* this.waitUntil(gate.time)
      case 'when': {
        const { side, state } = gate
        const reached = () => stateOf(world.endpoints[side]) === state
        yield* this.until(reached, true)
        if (reached()) return null
        return this.error(`${side} never enters ${state}: it stays in ${stateOf(world.endpoints[side])}.`)
      }
    }
  }

  /** Lets things happen until the condition holds, or nothing more happens. */
  private *until(holds: () => boolean, atOnce = false): Generator<undefined, void> {
    const { world } = this
    for (;;) {
      // Calls come last at an instant; `when` catches a state in the act.
      const quiet = atOnce || world.nextTime() !== world.now
      if (quiet && holds()) return
      if (!world.next()) return
      yield
    }
  }

  private *waitUntil(time: number): Generator<undefined, null> {
    const { world } = this
    for (let next = world.nextTime(); next !== undefined && next <= time; next = world.nextTime()) {
      world.next()
      yield
    }
    world.now = time
    return null
  }

  private error(message: string): RunError {
    const { line, column } = this.place
    return { line, column, message }
  }

  private issue(step: Step): void {
    if (step.phase !== undefined) this.recorder.phase(step.phase)
    if (step.point) this.recorder.begin()
    this.world.issue(step.place.line)
    for (const action of step.actions) this.act(action, step.place.line)
    if (step.note) this.recorder.note(step.note)
  }

  private act(action: Action, line: number): void {
    const { world } = this
    if (action.kind === 'inject') {
      const { to } = action
      const { window } = this.script.hosts[other(to)]
      const receiver = world.endpoints[to]
      for (const variable of unknownVariables(action, receiver)) {
        this.unknown.push({ line, side: to, state: stateOf(receiver), variable })
      }
      world.forge(to, forgedSegment(action, receiver, window))
      return
    }
    if (action.kind === 'icmp') {
      world.icmp(action.to, action.error)
      return
    }
    const { side, call, octets } = action
    world.resolve(side, call)
    const cause: Cause = { kind: 'call', endpoint: side, call, ...(octets === undefined ? {} : { octets }) }
    const socket = world.socket(side)
    const asked = socket && systemCallOf(action, socket, world.accepting(side))
    if (asked) world.call(side, cause, socket, asked)
    else world.happen(side, cause, inputOf(action, world.endpoints[side]))
  }
}
