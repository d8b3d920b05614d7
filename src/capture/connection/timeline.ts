import type { State } from '../../tcp/tcb/state'
import { FLAGS, type Flag } from '../../tcp/wire/segment'
import type {
  Captured,
  Cause,
  EndpointSnapshot,
  EndpointVariables,
  Moment,
  SegmentFlight,
  Side,
  Timeline,
  TimerRun,
  Vantage,
  Walk,
} from '../../timeline/timeline'
import type { Capture } from '../capture'
import { readFields } from '../follow/arrivals'
import type { Fields } from '../follow/endpoint'
import { add, newSpace, type SequenceSpace } from '../follow/sequence-space'
import { hostsOf } from '../list'
import { FROM_B } from '../table/packets'
import { ACK, FIN, RST, SYN } from '../tcp/header'
import { edgeOf, sectionOf, TIMER_SECTIONS, type Way } from './edges'
import { type Happening, happeningsOf } from './happenings'
import { lostRows, type SentRow } from './lost'
import { type Variables, variables } from './variables'
import { type Reasoning, reasoning, type Why } from './why'

const BITS: Readonly<Record<Flag, number>> = { FIN, SYN, RST, PSH: 0x08, ACK, URG: 0x20 }

/** Twice the MSL of RFC 9293 §3.4.2, in seconds: which one a host has, no packet tells. */
const TWO_MSL = 240

const SIDES = ['client', 'server'] as const
const otherOf = (side: Side): Side => (side === 'client' ? 'server' : 'client')

/** A moment while it is put together: it happens to one end. */
interface Draft {
  readonly side: Side
  readonly time: number
  readonly why: Exclude<Why, { kind: 'goes on' }> | { readonly kind: 'segment'; readonly row: number }
  readonly sent: number[]
  /** The last that happens to the end in it; none: nothing that a packet shows. */
  last: Happening | null
  after: EndpointVariables
  octets: number
  resets: boolean
}

/** One end while its happenings are gone through. */
interface End {
  readonly variables: Variables
  readonly reasoning: Reasoning
  readonly numbers: SequenceSpace
  draft: Draft | null
}

/** Nanoseconds are as fine as any clock of a capture. */
const rounded = (seconds: number): number => Math.round(seconds * 1e9) / 1e9

/** The windows that segments announce, in octets: scaled once both SYNs have offered it (RFC 7323 §2.2). */
function windowsOf({ packets, connections }: Capture, id: number): (row: number) => number {
  const shifts = [connections.shiftA[id] ?? -1, connections.shiftB[id] ?? -1]
  const areScaled = shifts.every((shift) => shift >= 0)
  return (row) => {
    const flags = packets.flags[row] ?? 0
    const window = packets.window[row] ?? 0
    return areScaled && !(flags & SYN) ? window * 2 ** (shifts[flags & FROM_B ? 1 : 0] ?? 0) : window
  }
}

/**
 * A connection of a capture as a Timeline. What its packets prove stands there as in a run; what is concluded from
 * them is marked as presumed: what made an end send, the clock of the end that was far away, what was lost behind the
 * place of the capture, LISTEN before the SYN, the end of TIME-WAIT. No verdicts: nobody saw them. Sequence numbers
 * as on the wire; times from the first thing that happens. `vantage` corrects where the capture was taken.
 */
export function timelineOf(capture: Capture, id: number, vantage?: Vantage): Timeline {
  const { packets } = capture
  const happenings = happeningsOf(capture, id, vantage)
  const windowOf = windowsOf(capture, id)
  const sends = happenings.list.filter((happening) => happening.sends)
  const fields = (row: number): Fields => {
    const segment = { seq: 0, ack: 0, flags: 0, length: 0 }
    readFields(packets, row, segment)
    return segment
  }
  const lost = new Set(
    lostRows(
      sends.map(({ row, side }): SentRow => ({ row, side, ...fields(row) })),
      happenings.vantage,
    ),
  )
  for (const side of SIDES) {
    // What nothing comes after, and what moves the end on, has arrived.
    const own = happenings.list.filter((happening) => happening.side === side)
    const last = own.at(-1)
    const before = own.findLast(({ row, sends: isOwn }) => isOwn || !lost.has(row))
    if (last && last.places > (before?.places ?? 0)) lost.delete(last.row)
  }
  const drafts: Draft[] = []
  const again = new Set<number>()
  const draftOf = (side: Side, time: number, why: Draft['why']): Draft => {
    const draft: Draft = { side, time, why, sent: [], last: null, after: {}, octets: 0, resets: false }
    drafts.push(draft)
    return draft
  }
  const newEnd = (): End => {
    const known = variables()
    return {
      variables: known,
      reasoning: reasoning(() => known.now()['SND.WND']),
      numbers: newSpace(),
      draft: null,
    }
  }
  const ends: Record<Side, End> = { client: newEnd(), server: newEnd() }

  const first = sends.reduce((least, { time }) => Math.min(least, time), Number.POSITIVE_INFINITY)
  for (const side of SIDES) {
    if (happenings.paths[side][0] === 'LISTEN') draftOf(side, first, { kind: 'call', call: 'listen' })
  }
  for (const happening of happenings.list) {
    const { side, row, time } = happening
    const end = ends[side]
    const segment = fields(row)
    const window = windowOf(row)
    if (happening.sends) {
      const size =
        segment.length +
        (segment.flags & SYN ? 1 : 0) +
        (segment.flags & FIN && !(segment.flags & RST) ? 1 : 0)
      const isFresh =
        segment.flags & RST || add(end.numbers, segment.seq, (segment.seq + size) >>> 0) === size
      if (!isFresh) again.add(row)
      const why = end.reasoning.send(segment, window, time, !isFresh)
      end.variables.send(segment, window)
      if (why.kind !== 'goes on' || !end.draft) {
        end.draft = draftOf(side, time, why.kind === 'goes on' ? { kind: 'call', call: 'send' } : why)
      }
      end.draft.sent.push(row)
      end.draft.octets += segment.length
      end.draft.resets ||= (segment.flags & RST) !== 0
    } else {
      if (lost.has(row)) continue
      end.reasoning.receive(segment, time)
      end.variables.receive(segment, window)
      end.draft = draftOf(side, time, { kind: 'segment', row })
    }
    end.draft.last = happening
    end.draft.after = end.variables.now()
  }
  const order = new Map(drafts.map((draft, place) => [draft, place]))
  drafts.sort((a, b) => a.time - b.time || (order.get(a) ?? 0) - (order.get(b) ?? 0))

  const arrivals = new Map(
    happenings.list.filter((each) => !each.sends && !lost.has(each.row)).map((each) => [each.row, each]),
  )
  const inOrder = sends.toSorted((a, b) => a.time - b.time)
  const ids = new Map(inOrder.map(({ row }, place) => [row, place]))
  const idOf = (row: number) => ids.get(row) ?? 0
  const since = (time: number) => rounded(time - first)

  function flightOf({ side, row, time }: Happening, place: number): SegmentFlight {
    const { flags, seq, ack, length } = fields(row)
    const arrival = arrivals.get(row)
    const isLost = lost.has(row)
    const sentAt = since(time)
    const shift = capture.connections[flags & FROM_B ? 'shiftB' : 'shiftA'][id] ?? -1
    return {
      id: place,
      from: side,
      to: arrival?.side ?? otherOf(side),
      flags: FLAGS.filter((flag) => flags & BITS[flag]),
      seq,
      ack: flags & ACK ? ack : null,
      length,
      window: windowOf(row),
      options: flags & SYN && shift >= 0 ? { windowScale: shift } : {},
      kind: again.has(row) ? 'retransmission' : 'original',
      sentAt,
      arrivesAt: isLost ? null : since(arrival?.time ?? time),
      lostAt: isLost ? rounded(sentAt + (halfWay ?? 0.025)) : null,
      fate: isLost ? 'lost' : 'delivered',
      verdict: null,
      ...(arrival?.side !== side && { presumed: true }),
    }
  }

  const ways = inOrder.flatMap(({ row, time }) => {
    const arrival = arrivals.get(row)
    return arrival ? [arrival.time - time] : []
  })
  const halfWay = ways[0] === undefined ? null : ways[0] / 2
  const segments = inOrder.map(flightOf)
  const told = tell()
  const [client, server] = hostsOf(capture, id, clientIsB())
  const captured: Captured = {
    vantage: happenings.vantage,
    start: rounded(first),
    connection: id,
    packets: inOrder.map(({ row }) => packets.number[row] ?? 0),
  }
  return {
    version: 1,
    captured,
    scenario: `connection-${id}`,
    title: { en: `${client} → ${server}` },
    intro: { en: '' },
    profile: 'rfc9293',
    addresses: { client, server },
    segments,
    moments: told.moments,
    timers: told.timers,
    phases: [],
  }

  function clientIsB(): boolean {
    const of = sends.find(({ side }) => side === 'client') ?? sends[0]
    const isB = ((packets.flags[of?.row ?? 0] ?? 0) & FROM_B) !== 0
    return of?.side === 'client' ? isB : !isB
  }

  /** The drafts as moments, with states and walks as they turned out in the end. */
  function tell(): { readonly moments: readonly Moment[]; readonly timers: readonly TimerRun[] } {
    const { paths } = happenings
    const listened: Record<Side, boolean> = { client: false, server: false }
    const places: Record<Side, number> = { client: 0, server: 0 }
    const entered: Record<Side, { time: number; step: number }> = {
      client: { time: 0, step: 0 },
      server: { time: 0, step: 0 },
    }
    const isPassive = (side: Side) => paths[side][0] === 'LISTEN'
    const stateAt = (side: Side, place: number): State => {
      if (isPassive(side) && !listened[side]) return 'CLOSED'
      return paths[side][Math.max(place, 1) - 1] ?? 'CLOSED'
    }
    const snapshot = (side: Side, known: EndpointVariables = {}): EndpointSnapshot => {
      const state = stateAt(side, places[side])
      const isGuess = paths[side].length === 0 || (isPassive(side) && places[side] <= 1)
      const hasBlock = state !== 'CLOSED' && state !== 'LISTEN'
      return { state, ...(hasBlock && known), ...(isGuess && { presumed: true }) }
    }
    const now: Record<Side, EndpointSnapshot> = { client: snapshot('client'), server: snapshot('server') }
    const moments: Moment[] = [
      { time: 0, cause: { kind: 'start' }, ...now, sent: [], walks: [], signals: [] },
    ]
    const timers: TimerRun[] = []
    const { vantage: seen } = happenings
    const isFar = (side: Side) => seen !== side

    const stepBefore = (time: number, side: Side) => {
      let step = moments.length - 1
      while (step > 0 && ((moments[step]?.time ?? 0) > time || sideOf(moments[step]) !== side)) step -= 1
      return step
    }
    const lastRuns = new Map<string, number>()

    function runOf(
      side: Side,
      timer: TimerRun['timer'],
      from: number,
      time: number,
      endStep: number,
    ): number {
      const key = `${side} ${timer}`
      const begun = Math.min(Math.max(since(from), lastRuns.get(key) ?? 0), time)
      lastRuns.set(key, time)
      const run: TimerRun = {
        endpoint: side,
        timer,
        start: begun,
        due: time,
        end: time,
        fired: true,
        startStep: Math.min(stepBefore(begun, side), endStep - 1),
        endStep,
      }
      return timers.push(run) - 1
    }

    for (const draft of drafts) {
      const { side, why } = draft
      const step = moments.length
      const time = since(draft.time)
      const before = now[side].state
      const walks: Walk[] = []
      const cause = causeOf(draft, side, time, step)
      const way = wayOf(draft)
      const isListening = why.kind === 'call' && why.call === 'listen' && draft.last === null
      if (isListening) {
        listened[side] = true
        walks.push({ endpoint: side, from: 'CLOSED', to: 'LISTEN', edge: edgeOf('CLOSED', 'LISTEN', 'call') })
      }
      const from = Math.max(places[side], 1)
      const isHeardOf = paths[side].length > 0
      const to = isHeardOf ? Math.max(draft.last?.places ?? places[side], places[side]) : 0
      for (let place = from; place < to; place++) {
        const [was, is] = [stateAt(side, place), stateAt(side, place + 1)]
        walks.push({
          endpoint: side,
          from: was,
          to: is,
          edge: edgeOf(was, is, is === 'CLOSED' ? way : wayTo(way)),
        })
        entered[side] = { time, step }
      }
      places[side] = to
      now[side] = snapshot(side, draft.after)
      const rfc = why.kind === 'timer' ? TIMER_SECTIONS[why.timer] : sectionOf(way, before, callOf(why))
      const isPresumed = why.kind !== 'segment' || isFar(side)
      moments.push({
        time,
        cause,
        ...now,
        sent: draft.sent.map(idOf).sort((a, b) => a - b),
        ...(rfc && { rfc }),
        walks,
        signals: [],
        ...(isPresumed && { presumed: true }),
      })
    }
    if (!isFollowed()) endTimeWait()
    return { moments, timers }

    function causeOf({ why, octets }: Draft, side: Side, time: number, step: number): Cause {
      switch (why.kind) {
        case 'segment':
          return { kind: 'segment', endpoint: side, id: idOf(why.row) }
        case 'timer': {
          const run = runOf(side, why.timer, why.since, time, step)
          return { kind: 'timer', endpoint: side, timer: why.timer, run, presumed: true }
        }
        case 'call': {
          const withOctets = why.call === 'send' && octets > 0
          return {
            kind: 'call',
            endpoint: side,
            call: why.call,
            ...(withOctets && { octets }),
            presumed: true,
          }
        }
      }
    }

    function endTimeWait(): void {
      const ending = SIDES.filter((side) => now[side].state === 'TIME-WAIT')
      for (const side of ending.sort((a, b) => entered[a].time - entered[b].time)) {
        const step = moments.length
        const time = rounded(entered[side].time + TWO_MSL)
        const run = timers.push({
          endpoint: side,
          timer: 'time-wait',
          start: entered[side].time,
          due: time,
          end: time,
          fired: true,
          startStep: entered[side].step,
          endStep: step,
        })
        now[side] = { state: 'CLOSED', presumed: true }
        moments.push({
          time,
          cause: { kind: 'timer', endpoint: side, timer: 'time-wait', run: run - 1, presumed: true },
          ...now,
          sent: [],
          rfc: '3.10.8',
          walks: [
            { endpoint: side, from: 'TIME-WAIT', to: 'CLOSED', edge: edgeOf('TIME-WAIT', 'CLOSED', 'time') },
          ],
          signals: [],
          presumed: true,
        })
      }
    }
  }

  /** Whether the same addresses and ports are used again later: TIME-WAIT was then cut short, or over before. */
  function isFollowed(): boolean {
    const { connections } = capture
    const keys = ['addressA', 'addressB', 'portA', 'portB'] as const
    const crossed = ['addressB', 'addressA', 'portB', 'portA'] as const
    for (let later = id + 1; later < connections.count; later++) {
      const is = (names: typeof keys | typeof crossed) =>
        keys.every((key, i) => connections[key][later] === connections[names[i] ?? key][id])
      if (is(keys) || is(crossed)) return true
    }
    return false
  }

  function wayOf({ why, resets }: Draft): Way {
    if (resets) return 'own reset'
    if (why.kind === 'call') return 'call'
    if (why.kind === 'segment' && (packets.flags[why.row] ?? 0) & RST) return 'reset arrives'
    return 'arrival'
  }
}

/** A reset that an end sends or gets ends a connection, and opens none. */
const wayTo = (way: Way): Way => (way === 'own reset' ? 'arrival' : way)

const callOf = (why: Draft['why']): string | undefined => (why.kind === 'call' ? why.call : undefined)

const sideOf = (moment: Moment | undefined): Side | undefined =>
  moment && moment.cause.kind !== 'start' ? moment.cause.endpoint : undefined
