import type { Config } from '../tcp/config'
import {
  connectionOf,
  createEndpoint,
  dispatch,
  type Endpoint,
  expire,
  type Happening,
  stateOf,
} from '../tcp/driver'
import type { Input } from '../tcp/event'
import type { Segment } from '../tcp/segment'
import { add } from '../tcp/sequence'
import { TIMERS, type Timer } from '../tcp/timer'
import type { Cause, Kind, Side } from '../timeline/timeline'
import { Link, type Packet } from './link'
import { ARRIVAL, Queue, TIMER } from './queue'
import { Recorder } from './recorder'
import type { CallAction, Gate, InjectAction, Operand, Script, Step } from './script'

/** Why a script could not be played, and where. Lines and columns from 1. */
export interface RunError {
  readonly line: number
  readonly column: number
  readonly message: string
}

type Coming =
  | { readonly kind: 'arrival'; readonly packet: Packet }
  | { readonly kind: 'timer'; readonly side: Side; readonly timer: Timer; readonly due: number }

/** A run with more than this is not a picture any more. */
const MOST_MOMENTS = 20_000

/** Timers that a run does not wait for at its end (LANGUAGE, "Time"). */
const ENDLESS: ReadonlySet<Timer> = new Set(['keepalive', 'persist'])

/** While the window is probed the user timeout never comes: each answer puts it off (RFC 9293, MUST-37). */
const waitedFor = (timers: ReadonlyMap<Timer, number>): boolean =>
  TIMERS.some(
    (timer) => timers.has(timer) && !ENDLESS.has(timer) && !(timer === 'user' && timers.has('persist')),
  )

/** Timers that keep a connection from being settled (LANGUAGE, "Steps"). */
const UNSETTLED: readonly Timer[] = ['retransmission', 'delayed-ack']

const SIDES: readonly Side[] = ['client', 'server']

const other = (side: Side): Side => (side === 'client' ? 'server' : 'client')

/** Two endpoints, a link and a virtual clock; plays one script from beginning to end. Times in microseconds. */
export class Simulation {
  readonly recorder: Recorder
  private readonly endpoints: Record<Side, Endpoint>
  private readonly link: Link
  private readonly queue = new Queue<Coming>()
  private now = 0
  private packets = 0
  /** The step that is waited for, or the last. */
  private place = { line: 1, column: 1 }
  /** Segments on their way, held ones included. */
  private inFlight = 0
  private readonly held: Record<Side, Packet[]> = { client: [], server: [] }

  constructor(
    private readonly script: Script,
    configs: Readonly<Record<Side, Config>>,
  ) {
    this.endpoints = { client: createEndpoint(configs.client), server: createEndpoint(configs.server) }
    this.link = new Link(script.faults, script.delay)
    this.recorder = new Recorder(this.endpoints)
  }

  /** Plays the whole script; null when all went well. */
  play(): RunError | null {
    for (const step of this.script.steps) {
      this.place = { line: step.line, column: 1 }
      const error = this.reach(step)
      if (error) return error
      this.issue(step)
    }
    while (this.goesOn() && this.next()) {
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
    switch (gate.kind) {
      case 'settled':
        return this.until(() => this.settled()) ?? this.waitUntil(this.now + gate.wait)
      case 'at':
        if (gate.time < this.now) {
          const { line, column } = gate
          return {
            line,
            column,
            message: `at ${gate.time / 1e6}s lies in the past: it is ${this.now / 1e6} s.`,
          }
        }
        return this.waitUntil(gate.time)
      case 'when': {
        const reached = () => stateOf(this.endpoints[gate.side]) === gate.state
        const error = this.until(reached, true)
        if (error) return error
        if (reached()) return null
        const { line, column, side, state } = gate
        return {
          line,
          column,
          message: `${side} never enters ${state}: it stays in ${stateOf(this.endpoints[side])}.`,
        }
      }
    }
  }

  /** Lets things happen until the condition holds, or nothing more happens. */
  private until(holds: () => boolean, atOnce = false): RunError | null {
    for (;;) {
      // Calls come last at an instant; `when` catches a state in the act.
      const quiet = atOnce || this.firstLive()?.time !== this.now
      if (quiet && holds()) return null
      if (!this.next()) return null
      const error = this.tooLong()
      if (error) return error
    }
  }

  private waitUntil(time: number): RunError | null {
    for (let first = this.firstLive(); first && first.time <= time; first = this.firstLive()) {
      this.next()
      const error = this.tooLong()
      if (error) return error
    }
    this.now = time
    return null
  }

  private settled(): boolean {
    if (this.inFlight > 0) return false
    return SIDES.every((side) => {
      const { timers } = this.endpoints[side]
      return UNSETTLED.every((timer) => !timers.has(timer))
    })
  }

  /** Something is left besides listening, keep-alive and persist. */
  private goesOn(): boolean {
    return this.inFlight > 0 || this.someTimerIsWaitedFor()
  }

  private someTimerIsWaitedFor(): boolean {
    return SIDES.some((side) => waitedFor(this.endpoints[side].timers))
  }

  /** Probes go on for ever: a reordered segment must not wait until they end. */
  private onlyHeldIsWaitedFor(): boolean {
    const held = this.held.client.length + this.held.server.length
    return held > 0 && held === this.inFlight && !this.someTimerIsWaitedFor()
  }

  private tooLong(): RunError | null {
    if (this.recorder.moments.length <= MOST_MOMENTS) return null
    return { ...this.place, message: `the run has more than ${MOST_MOMENTS} moments.` }
  }

  /** The next entry that still means something: timers that were stopped or restarted are dropped. */
  private firstLive() {
    for (let first = this.queue.first; first; first = this.queue.first) {
      const { item } = first
      if (item.kind === 'arrival') return first
      if (this.endpoints[item.side].timers.get(item.timer) === item.due) return first
      this.queue.shift()
    }
    return undefined
  }

  /** Lets the next thing happen; false when there is none. */
  private next(): boolean {
    const entry = this.firstLive()
    if (!entry || this.onlyHeldIsWaitedFor()) return this.releaseHeld()
    this.queue.shift()
    this.now = entry.time
    if (entry.item.kind === 'arrival') this.arrive(entry.item.packet)
    else this.timeout(entry.item.side, entry.item.timer)
    return true
  }

  private arrive(packet: Packet): void {
    this.inFlight--
    this.deliver(packet)
    if (packet.kind === 'duplicate') return
    // A reordered segment has waited for one that was sent after it.
    const { from } = packet
    for (const held of this.held[from]) {
      if (held.id < packet.id) this.queue.add(this.now, ARRIVAL, { kind: 'arrival', packet: held })
    }
    this.held[from] = this.held[from].filter((held) => held.id > packet.id)
  }

  /** Nothing came after a reordered segment: it arrives all the same. */
  private releaseHeld(): boolean {
    const held = [...this.held.client.splice(0), ...this.held.server.splice(0)]
    for (const packet of held) {
      this.queue.add(Math.max(this.now, packet.sentAt + this.script.delay), ARRIVAL, {
        kind: 'arrival',
        packet,
      })
    }
    return held.length > 0
  }

  private deliver(packet: Packet): void {
    const { id, to, segment } = packet
    this.happen(to, { kind: 'segment', id }, { type: 'SEGMENT ARRIVES', segment }, (happening) =>
      this.recorder.arrive(id, this.now, happening.verdict),
    )
  }

  private timeout(side: Side, timer: Timer): void {
    this.recorder.fire(this.now, side, timer)
    const [endpoint, happening] = expire(this.endpoints[side], timer, this.now)
    this.settle(side, endpoint, { kind: 'timer', endpoint: side, timer }, happening)
  }

  private happen(side: Side, cause: Cause, input: Input, first?: (happening: Happening) => void): void {
    const [endpoint, happening] = dispatch(this.endpoints[side], input, this.now)
    first?.(happening)
    this.settle(side, endpoint, cause, happening)
  }

  /** Takes over what an event did: the endpoint, its timers, its segments, and the moment. */
  private settle(side: Side, endpoint: Endpoint, cause: Cause, happening: Happening): void {
    this.endpoints[side] = endpoint
    for (const { timer, due } of happening.timers) {
      if (due !== null) this.queue.add(due, TIMER, { kind: 'timer', side, timer, due })
    }
    const sent = happening.transmissions.map(({ segment, kind }) => this.transmit(side, segment, kind))
    this.recorder.moment(this.now, cause, side, this.endpoints, happening, sent)
  }

  private packet(from: Side, to: Side, segment: Segment, kind: Kind): Packet {
    const packet = { id: this.packets++, from, to, segment, kind, sentAt: this.now }
    this.recorder.send(packet)
    return packet
  }

  private transmit(from: Side, segment: Segment, kind: Kind): number {
    const to = this.script.self ? from : other(from)
    const { lost, duplicated, held, delay } = this.link.treat(from, segment)
    const packet = this.packet(from, to, segment, kind)
    if (lost) this.recorder.lose(packet.id, this.now + Math.round(delay / 2))
    else {
      this.inFlight++
      if (held) this.held[from].push(packet)
      else this.queue.add(this.now + delay, ARRIVAL, { kind: 'arrival', packet })
    }
    if (duplicated) {
      const copy = this.packet(from, to, segment, 'duplicate')
      this.inFlight++
      // The copy takes a longer way, a fifth more.
      this.queue.add(this.now + delay + Math.round(this.script.delay / 5), ARRIVAL, {
        kind: 'arrival',
        packet: copy,
      })
    }
    return packet.id
  }

  private issue(step: Step): void {
    if (step.phase !== undefined) this.recorder.phase(step.phase)
    for (const action of step.actions) {
      if (action.kind === 'call') this.call(action)
      else this.inject(action)
    }
    if (step.note) this.recorder.note(step.note)
  }

  private call(action: CallAction): void {
    const { side, call, octets } = action
    const cause: Cause = { kind: 'call', endpoint: side, call, ...(octets === undefined ? {} : { octets }) }
    this.happen(side, cause, this.inputOf(action))
  }

  private inputOf({ side, call, octets }: CallAction): Input {
    switch (call) {
      case 'listen':
        return { type: 'OPEN', mode: 'passive', remote: true }
      case 'connect':
        return { type: 'OPEN', mode: 'active', remote: true }
      case 'send':
        return { type: 'SEND', length: octets ?? 0 }
      case 'receive':
        return { type: 'RECEIVE', length: octets ?? connectionOf(this.endpoints[side]).unread }
      case 'no-read':
        return { type: 'READING', on: false }
      case 'shutdown':
        return { type: 'CLOSE', receiving: true }
      case 'close':
        return { type: 'CLOSE', receiving: false }
      case 'abort':
        return { type: 'ABORT' }
      case 'crash':
        return { type: 'CRASH' }
      case 'reboot':
        return { type: 'REBOOT' }
      case 'fill-queue':
        return { type: 'ACCEPT QUEUE', full: true }
      case 'drain-queue':
        return { type: 'ACCEPT QUEUE', full: false }
    }
  }

  /** A forged or old segment arrives at this instant, from nowhere. */
  private inject({ to, flags, seq, ack, length, window }: InjectAction): void {
    const resolve = ({ variable, offset }: Operand): number => {
      const { tcb } = connectionOf(this.endpoints[to])
      return add(variable === undefined ? 0 : (tcb[variable] ?? 0), offset)
    }
    const segment: Segment = {
      flags,
      seq: resolve(seq),
      ack: ack ? resolve(ack) : null,
      length,
      window: window ?? this.script.hosts[other(to)].window,
      options: {},
    }
    this.deliver(this.packet(other(to), to, segment, 'forged'))
  }
}
