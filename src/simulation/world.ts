import { createEndpoint, dispatch, type Endpoint, expire, type Happening } from '../tcp/endpoint/driver'
import { come, newError } from '../tcp/endpoint/socket/after'
import { type SystemCall, systemCall } from '../tcp/endpoint/socket/calls'
import { type Descriptor, newDescriptor, type Socket } from '../tcp/endpoint/socket/descriptor'
import { icmp, icmpArrival } from '../tcp/endpoint/socket/icmp'
import type { Input } from '../tcp/tcb/event'
import type { Config } from '../tcp/tcb/policy'
import { TIMERS, type Timer } from '../tcp/tcb/timer'
import type { Segment } from '../tcp/wire/segment'
import { ICMP_ERRORS, type IcmpName } from '../timeline/icmp'
import { other, SIDES } from '../timeline/read'
import type { Call, Cause, Kind, Side } from '../timeline/timeline'
import { Link, type Packet } from './link'
import { ARRIVAL, Queue, TIMER } from './queue'
import { Recorder } from './recorder'
import type { Course } from './remarks'
import type { Script } from './script'
import { afterwards, type Returned, type Waiting, waitsIn, withoutTold } from './waiting'

/** What one side holds: values that never change. */
export interface Held {
  readonly endpoint: Endpoint
  /** null where calls are the RFC's. */
  readonly descriptor: Descriptor | null
}

/** Is shown what both sides hold, after each moment. */
export type Watch = (held: Readonly<Record<Side, Held>>) => void

type Coming =
  | { readonly kind: 'arrival'; readonly packet: Packet }
  | { readonly kind: 'timer'; readonly side: Side; readonly timer: Timer; readonly due: number }

/** Timers that a run does not wait for at its end (LANGUAGE, "Time"). */
const ENDLESS = ['keepalive', 'persist'] as const

/** While the window is probed the user timeout never comes: each answer puts it off (RFC 9293, MUST-37). */
const waitedFor = (timers: ReadonlyMap<Timer, number>): boolean =>
  TIMERS.some(
    (timer) =>
      timers.has(timer) &&
      !ENDLESS.some((endless) => endless === timer) &&
      !(timer === 'user' && timers.has('persist')),
  )

/** The application takes data as it comes, or leaves it. */
const setReading = (endpoint: Endpoint, on: boolean, now: number): Endpoint =>
  dispatch(endpoint, { type: 'READING', on }, now)[0]

/** Timers that keep a connection from being settled (LANGUAGE, "Steps"). */
const UNSETTLED: readonly Timer[] = ['retransmission', 'delayed-ack']

/** Two endpoints, a link and a virtual clock: what is, and what comes next. Times in microseconds. */
export class World {
  readonly recorder: Recorder
  readonly endpoints: Record<Side, Endpoint>
  /** What the programs hold, where calls are the kernel's; else calls are the RFC's. */
  private readonly descriptors: Record<Side, Descriptor> | null
  /** The calls that the programs are in, where a call may wait. */
  private readonly waiting: Record<Side, readonly Waiting[]> = { client: [], server: [] }
  now = 0
  private readonly link: Link
  private readonly queue = new Queue<Coming>()
  /** Whether each program waits in accept() as soon as it listens, and takes data as it comes. */
  private readonly accepts: Record<Side, Descriptor['accepts']> = { client: 'at once', server: 'at once' }
  private readonly reads: Record<Side, boolean> = { client: true, server: true }
  private packets = 0
  /** Segments on their way, held ones included. */
  private inFlight = 0
  /** The line of the step that was issued last, and whether that was while the one before went on. */
  private issued: number | undefined
  private isCrossing = false
  /** The line that the present moment comes from. */
  private line: number | undefined
  private readonly held: Record<Side, Packet[]> = { client: [], server: [] }

  constructor(
    private readonly script: Pick<Script, 'faults' | 'delay' | 'self'>,
    configs: Readonly<Record<Side, Config>>,
    private readonly watch?: Watch,
  ) {
    this.endpoints = { client: createEndpoint(configs.client), server: createEndpoint(configs.server) }
    this.descriptors =
      configs.client.calls === 'linux' ? { client: newDescriptor(true), server: newDescriptor(true) } : null
    this.link = new Link(script.faults, script.delay)
    this.recorder = new Recorder(this.endpoints)
    this.tell()
  }

  /** No segment is in flight, and no timer runs whose expiry a step waits for. */
  settled(): boolean {
    if (this.inFlight > 0) return false
    return SIDES.every((side) => UNSETTLED.every((timer) => !this.endpoints[side].timers.has(timer)))
  }

  /** A step is issued, now: its actions follow. */
  issue(line: number): void {
    this.isCrossing = !this.settled() || SIDES.some((side) => this.endpoints[side].timers.has('persist'))
    this.issued = line
  }

  /** Something is left besides listening, keep-alive and persist. */
  goesOn(): boolean {
    return this.inFlight > 0 || this.someTimerIsWaitedFor()
  }

  /** When the next thing happens; undefined: nothing does. */
  nextTime(): number | undefined {
    return this.firstLive()?.time
  }

  /** Lets the next thing happen; false when there is none. */
  next(): boolean {
    const entry = this.firstLive()
    if (!entry || this.onlyHeldIsWaitedFor()) return this.releaseHeld()
    this.queue.shift()
    this.now = entry.time
    if (entry.item.kind === 'arrival') this.arrive(entry.item.packet)
    else this.timeout(entry.item.side, entry.item.timer)
    return true
  }

  /** How many segments each fault has had before it. */
  get met(): readonly number[] {
    return this.link.met
  }

  /** Timers that go on for ever, and the line that each comes from. */
  endless(): Course['endless'] {
    return SIDES.flatMap((side) =>
      ENDLESS.filter((timer) => this.endpoints[side].timers.has(timer)).map((timer) => {
        const line = this.recorder.lineOfRunning(side, timer)
        return { side, timer, ...(line !== undefined && { line }) }
      }),
    )
  }

  /** Nothing more is to happen: of what is on its way, when it would arrive is written down. */
  breakOff(): void {
    this.releaseHeld()
    for (const { time, item } of this.queue.all) {
      if (item.kind === 'arrival') this.recorder.arrive(item.packet.id, time, null)
    }
  }

  /** An event happens to one side, now. */
  happen(side: Side, cause: Cause, input: Input): void {
    this.line = this.issued
    const [endpoint, happening] = dispatch(this.endpoints[side], input, this.now)
    if (this.descriptors && input.type === 'CRASH') {
      this.descriptors[side] = newDescriptor(true)
      this.waiting[side] = []
    }
    this.settle(side, endpoint, cause, happening)
  }

  /** What a program on one side holds; null where calls are the RFC's. */
  socket(side: Side): Socket | null {
    return this.descriptors && { endpoint: this.endpoints[side], descriptor: this.descriptors[side] }
  }

  /** How the program on a side takes connections. */
  accepting(side: Side): Descriptor['accepts'] {
    return this.accepts[side]
  }

  /** A program makes up its mind: it takes connections no more until it is told to, or data; null: nothing of the kind. */
  resolve(side: Side, call: Call): void {
    if (call === 'no-read') this.reads[side] = false
    if (call !== 'no-accept' || !this.descriptors) return
    this.accepts[side] = 'when asked'
    const descriptor = this.descriptors[side]
    if (descriptor.role !== 'listener') return
    this.descriptors[side] = { ...descriptor, accepts: 'when asked' }
    this.waiting[side] = this.waiting[side].filter((waits) => waits.call !== 'accept')
    this.endpoints[side] = setReading(this.endpoints[side], false, this.now)
  }

  /** A program makes a system call, now. */
  call(side: Side, cause: Cause, before: Socket, asked: SystemCall): void {
    this.line = this.issued
    const [socket, read] = asked.call === 'accept' ? this.readsAgain(side, before) : [before, null]
    const [called, answered] = systemCall(socket, asked, this.now)
    const happening = read
      ? {
          ...read,
          ...answered,
          delivered: read.delivered,
          timers: read.timers,
          transmissions: read.transmissions,
        }
      : answered
    const isQueue = asked.call === 'listen' && asked.accepts === 'when asked'
    const next = isQueue ? { ...called, endpoint: setReading(called.endpoint, false, this.now) } : called
    const returned = this.returnFrom(side, socket, next, happening)
    const waits = waitsIn(asked, next, happening.answer, this.recorder.step)
    if (waits) this.waiting[side] = [...this.waiting[side], waits]
    const told = waits && asked.call !== 'listen' ? { ...happening, answer: 'blocks' } : happening
    this.settle(side, next.endpoint, cause, told, returned)
  }

  /** A program that reads takes at once what its connection has kept unread in the queue. */
  private readsAgain(side: Side, socket: Socket): readonly [Socket, Happening | null] {
    if (!this.reads[side] || socket.descriptor.role !== 'listener') return [socket, null]
    const [endpoint, read] = dispatch(socket.endpoint, { type: 'READING', on: true }, this.now)
    return [{ ...socket, endpoint }, read]
  }

  /** An ICMP error arrives, now. */
  icmp(side: Side, error: IcmpName): void {
    this.line = this.issued
    const [type, code] = ICMP_ERRORS[error]
    const cause: Cause = { kind: 'icmp', endpoint: side, error }
    const socket = this.socket(side)
    if (!socket) {
      const [endpoint, happening] = dispatch(this.endpoints[side], icmpArrival({ type, code }), this.now)
      this.settle(side, endpoint, cause, happening)
      return
    }
    const [next, happening] = icmp(socket, { type, code }, this.now)
    const told = { ...happening, signals: newError(socket.descriptor, next.descriptor) }
    this.settle(side, next.endpoint, cause, told, this.returnFrom(side, socket, next, told))
  }

  /** A forged or old segment arrives at this instant, from nowhere. */
  forge(to: Side, segment: Segment): void {
    this.line = this.issued
    this.deliver(this.packet(other(to), to, segment, 'forged'))
  }

  private someTimerIsWaitedFor(): boolean {
    return SIDES.some((side) => waitedFor(this.endpoints[side].timers))
  }

  /** Probes go on for ever: a reordered segment must not wait until they end. */
  private onlyHeldIsWaitedFor(): boolean {
    const held = this.held.client.length + this.held.server.length
    return held > 0 && held === this.inFlight && !this.someTimerIsWaitedFor()
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
    const [endpoint, happening] = dispatch(this.endpoints[to], { type: 'SEGMENT ARRIVES', segment }, this.now)
    this.recorder.arrive(id, this.now, happening.verdict)
    this.line = this.isCrossing && packet.kind !== 'forged' ? undefined : packet.line
    this.come(to, { kind: 'segment', endpoint: to, id }, endpoint, happening)
  }

  private timeout(side: Side, timer: Timer): void {
    const run = this.recorder.fire(this.now, side, timer)
    this.line = this.isCrossing ? undefined : this.recorder.lineOf(run)
    const [endpoint, happening] = expire(this.endpoints[side], timer, this.now)
    this.come(side, { kind: 'timer', endpoint: side, timer, run }, endpoint, happening)
  }

  /** A segment or a timer has done something to one side, and to what its program holds. */
  private come(side: Side, cause: Cause, endpoint: Endpoint, happening: Happening): void {
    const socket = this.socket(side)
    if (!socket) {
      this.settle(side, endpoint, cause, happening)
      return
    }
    const [next, told] = come(socket, endpoint, happening, cause.kind === 'timer' ? 'timer' : 'segment')
    this.settle(side, endpoint, cause, told, this.returnFrom(side, socket, next, told))
  }

  /** A program holds what has become of its socket; the calls that it was in and that are over now. */
  private returnFrom(side: Side, before: Socket, after: Socket, happening: Happening): readonly Returned[] {
    const { waiting, returned } = afterwards(this.waiting[side], { before, after, happening })
    this.waiting[side] = waiting
    if (this.descriptors) this.descriptors[side] = withoutTold(after.descriptor, returned)
    return returned
  }

  /** Takes over what an event did: the endpoint, its timers, its segments, and the moment. */
  private settle(
    side: Side,
    endpoint: Endpoint,
    cause: Cause,
    happening: Happening,
    returned: readonly Returned[] = [],
  ): void {
    this.endpoints[side] = endpoint
    for (const { timer, due } of happening.timers) {
      if (due !== null) this.queue.add(due, TIMER, { kind: 'timer', side, timer, due })
    }
    const sent = happening.transmissions.map(({ segment, kind }) => this.transmit(side, segment, kind))
    this.recorder.moment(this.now, side, this.endpoints, happening, {
      cause,
      sent,
      line: this.line,
      returned,
    })
    this.tell()
  }

  private tell(): void {
    const { endpoints, descriptors } = this
    const held = (side: Side): Held => ({
      endpoint: endpoints[side],
      descriptor: descriptors?.[side] ?? null,
    })
    this.watch?.({ client: held('client'), server: held('server') })
  }

  private packet(from: Side, to: Side, segment: Segment, kind: Kind): Packet {
    const packet = { id: this.packets++, from, to, segment, kind, sentAt: this.now, line: this.line }
    this.recorder.send(packet)
    return packet
  }

  private transmit(from: Side, segment: Segment, kind: Kind): number {
    const to = this.script.self ? from : other(from)
    const { lost, duplicated, held, delay } = this.link.treat(from, segment, this.now)
    const packet = this.packet(from, to, segment, kind)
    if (lost) this.recorder.lose(packet.id, this.now + Math.round(delay / 2))
    else {
      this.inFlight++
      if (held) this.held[from].push(packet)
      else this.queue.add(this.now + delay, ARRIVAL, { kind: 'arrival', packet })
    }
    if (duplicated) {
      const copy = this.packet(from, to, segment, 'duplicate')
      const treatment = this.link.treat(from, segment, this.now, true)
      // The copy takes a longer way, a fifth more.
      const way = delay + (treatment.delay - this.script.delay) + Math.round(this.script.delay / 5)
      if (treatment.lost) this.recorder.lose(copy.id, this.now + Math.round(way / 2))
      else {
        this.inFlight++
        this.queue.add(this.now + way, ARRIVAL, { kind: 'arrival', packet: copy })
      }
    }
    return packet.id
  }
}
