import type { State } from '../tcp/tcb/state'
import { isNobody, portOf } from './endpoint'
import type { Finding, FindingKind } from './finding'
import type { Listing, Socket } from './listing'
import { nextFor } from './next'

/** Ports that Linux gives to connections of its own (ip_local_port_range 32768–60999). */
const EPHEMERAL_PORTS = 28_232

/** Queue lengths that programs ask for, and one more: what a full queue shows where its limit is not told. */
const FULL_QUEUES = new Set([5, 10, 50, 64, 100, 128, 200, 256, 511, 512, 1000, 1024, 2048, 4096].map((n) => n + 1))
const LONG_QUEUE = 129

const several = <T>(items: readonly T[]): T | null => (new Set(items).size === 1 ? (items[0] ?? null) : null)

/** A connection, in whichever sample. */
const identity = ({ local, remote }: Socket) => `${local} ${remote}`

/** Retransmissions or probes so far, of any tool's timer: `on,46sec,4`, `on (3.20/4/0)`. */
function attemptsOf({ timer }: Socket): number {
  const told = timer && /^(?:on|probe|persist)\d?(?:,[^,]*,(\d+)| \([\d.]+\/(\d+))/.exec(timer)
  return told ? Number(told[1] ?? told[2]) : 0
}

/** Sockets of one kind, by their places in the listing. */
class Group {
  readonly #listing: Listing
  readonly places: readonly number[]

  constructor(listing: Listing, places: readonly number[]) {
    this.#listing = listing
    this.places = places
  }

  get sockets(): readonly Socket[] {
    return this.places.map((place) => this.#listing.sockets[place] as Socket)
  }

  /** How many there are, each once. */
  get count(): number {
    return new Set(this.sockets.map(identity)).size
  }

  where(is: (socket: Socket) => boolean): Group {
    return new Group(
      this.#listing,
      this.places.filter((place) => is(this.#listing.sockets[place] as Socket)),
    )
  }

  /** One group for each value that a socket has. */
  by(key: (socket: Socket) => string): readonly Group[] {
    const groups = new Map<string, number[]>()
    for (const place of this.places) {
      const value = key(this.#listing.sockets[place] as Socket)
      const group = groups.get(value)
      if (group) group.push(place)
      else groups.set(value, [place])
    }
    return Array.from(groups.values(), (places) => new Group(this.#listing, places))
  }

  /** Those that a later sample shows again, in the same state. */
  get seenAgain(): Group {
    if (this.#listing.samples === 1) return new Group(this.#listing, [])
    const times = new Map<string, number>()
    for (const socket of this.sockets) times.set(identity(socket), (times.get(identity(socket)) ?? 0) + 1)
    return this.where((socket) => (times.get(identity(socket)) ?? 0) > 1)
  }

  with(other: Group): Group {
    return new Group(
      this.#listing,
      [...new Set([...this.places, ...other.places])].sort((a, b) => a - b),
    )
  }
}

const NONE: readonly number[] = []

/** What a listing has in each state. */
class Evidence {
  readonly listing: Listing
  readonly #places = new Map<State, number[]>()

  constructor(listing: Listing) {
    this.listing = listing
    listing.sockets.forEach(({ state }, place) => {
      if (!state) return
      const places = this.#places.get(state)
      if (places) places.push(place)
      else this.#places.set(state, [place])
    })
  }

  /** Nothing but how many are in each state. */
  get isCounts() {
    return this.listing.sockets.length === 0
  }

  /** The tool shows which process holds a socket. */
  get hasProcesses() {
    return this.listing.sockets.some(({ process }) => process !== null)
  }

  in(...states: readonly State[]): Group {
    const places = states.flatMap((state) => this.#places.get(state) ?? NONE)
    return new Group(this.listing, states.length > 1 ? places.sort((a, b) => a - b) : places)
  }

  count(state: State): number {
    return this.listing.counts[state] ?? 0
  }

  finding(
    kind: FindingKind,
    severity: Finding['severity'],
    state: State,
    found: Group | number,
    more: Partial<Pick<Finding, 'address' | 'queue' | 'share' | 'isSeenAgain'>> = {},
  ): Finding {
    const group = typeof found === 'number' ? new Group(this.listing, NONE) : found
    return {
      ...{ kind, severity, state, sockets: group.places },
      count: typeof found === 'number' ? found : group.count,
      process: several(group.sockets.map(({ process }) => process)),
      ...{ address: null, queue: null, share: null, isSeenAgain: false, ...more },
      next: nextFor(kind, this.listing.system),
    }
  }
}

const union = (evidence: Evidence, groups: readonly Group[]) =>
  groups.reduce((all, group) => all.with(group), new Group(evidence.listing, NONE))

const greatest = (group: Group, queue: 'recvQ' | 'sendQ') =>
  group.sockets.reduce<number | null>((most, socket) => {
    const octets = socket[queue]
    return octets === null ? most : Math.max(most ?? 0, octets)
  }, null)

/** A listener with more waiting than it allows; where the limit is not told, one that shows a usual limit and one. */
function isFull({ recvQ, sendQ, state }: Socket, { tool, system }: Listing): boolean {
  if (recvQ === null || recvQ === 0) return false
  if (tool === 'ss') return sendQ !== null && recvQ > sendQ
  // qlen of BSD may grow to one and a half times the backlog (sonewconn).
  if (state === null) return sendQ !== null && 2 * recvQ > 3 * sendQ
  return system === 'linux' && (recvQ >= LONG_QUEUE || FULL_QUEUES.has(recvQ))
}

/** On a listener, the queue of connections that nobody accepts. */
function acceptQueueFull(evidence: Evidence): Finding[] {
  const { listing } = evidence
  const listeners = listing.sockets.flatMap((socket, place) =>
    (socket.state === 'LISTEN' || socket.state === null) && isFull(socket, listing) ? [place] : [],
  )
  if (listeners.length === 0) return []
  const full = new Group(listing, listeners)
  const address = several(full.sockets.map(({ local }) => local))
  return [
    evidence.finding('accept-queue-full', 'warning', 'LISTEN', full, { address, queue: greatest(full, 'recvQ') }),
  ]
}

/** Ports whose listeners do not accept: what nobody holds there waits, and is not forgotten. */
const portsOf = (findings: readonly Finding[], { sockets }: Listing) =>
  new Set(findings.flatMap((finding) => finding.sockets.map((place) => portOf(sockets[place]?.local ?? ''))))

/**
 * The peer has closed and the program has not: several of one process, or fewer that have data unread. One is a moment
 * that every connection passes; what still waits in a full accept queue is the listener's trouble.
 */
function closeWaitLeak(evidence: Evidence, fullPorts: ReadonlySet<string>): Finding[] {
  const established = evidence.count('ESTABLISHED')
  if (evidence.isCounts) {
    const count = evidence.count('CLOSE-WAIT')
    const isLeak = count >= 10 && count >= established / 10
    return isLeak ? [evidence.finding('close-wait-leak', 'warning', 'CLOSE-WAIT', count)] : []
  }
  const held = evidence
    .in('CLOSE-WAIT')
    .where(({ process, local }) => !(process === null && evidence.hasProcesses && fullPorts.has(portOf(local))))
  const leaks = held.by(({ process }) => process ?? '').filter((group) => {
    const unread = group.where(({ recvQ }) => (recvQ ?? 0) > 1).count
    const isMuch = group.count >= established / 50
    return isMuch && (group.count >= 5 || unread >= 3)
  })
  if (leaks.length === 0) return []
  const leak = union(evidence, leaks)
  const address = several(leak.sockets.map(({ remote }) => remote)) ?? several(leak.sockets.map(({ local }) => local))
  return [
    evidence.finding('close-wait-leak', 'warning', 'CLOSE-WAIT', leak, {
      ...{ address, queue: greatest(leak, 'recvQ'), isSeenAgain: leak.seenAgain.places.length > 0 },
    }),
  ]
}

/** Normal, and the side that closes first has it; trouble only when the ports toward one peer run short. */
function timeWaitMany(evidence: Evidence): Finding[] {
  const MANY = 1000
  const count = evidence.isCounts ? evidence.count('TIME-WAIT') : evidence.in('TIME-WAIT').count
  const toOnePeer = evidence.in('TIME-WAIT').by(({ remote, local }) => {
    // Who chose the port: the side with the same port over and over is the one that was called.
    return `${local.slice(0, -portOf(local).length)} ${remote}`
  })
  const most = toOnePeer.reduce<Group | null>((a, b) => (a && a.count >= b.count ? a : b), null)
  const share = most ? Math.round((100 * most.count) / EPHEMERAL_PORTS) : null
  if (count < MANY) return []
  const isShort = (share ?? Math.round((100 * count) / EPHEMERAL_PORTS)) >= 50
  const isOne = most !== null && most.count > count / 2
  return [
    evidence.finding('time-wait-many', isShort ? 'warning' : 'note', 'TIME-WAIT', evidence.isCounts ? count : evidence.in('TIME-WAIT'), {
      ...{ share, address: isOne ? (most.sockets[0]?.remote ?? null) : null },
    }),
  ]
}

/** Handshakes that their third segment does not complete: more than the port has connections, or very many. */
function synReceivedFlood(evidence: Evidence, fullPorts: ReadonlySet<string>): Finding[] {
  const VERY_MANY = 128
  if (evidence.isCounts) {
    const count = evidence.count('SYN-RECEIVED')
    const isFlood = count >= VERY_MANY || (count >= 16 && count >= evidence.count('ESTABLISHED') / 4)
    return isFlood ? [evidence.finding('syn-received-flood', 'warning', 'SYN-RECEIVED', count)] : []
  }
  const established = new Map<string, number>()
  for (const { local } of evidence.in('ESTABLISHED').sockets) {
    established.set(portOf(local), (established.get(portOf(local)) ?? 0) + 1)
  }
  const floods = evidence
    .in('SYN-RECEIVED')
    .by(({ local }) => portOf(local))
    .filter((group) => {
      const port = portOf(group.sockets[0]?.local ?? '')
      if (fullPorts.has(port)) return false
      return group.count >= VERY_MANY || (group.count >= 4 && group.count >= (established.get(port) ?? 0))
    })
  if (floods.length === 0) return []
  const flood = union(evidence, floods)
  const address = several(flood.sockets.map(({ local }) => local))
  return [evidence.finding('syn-received-flood', 'warning', 'SYN-RECEIVED', flood, { address })]
}

/** Closed by us, answered, and the peer does not close; the kernel ends it after tcp_fin_timeout. */
function finWait2Orphans(evidence: Evidence): Finding[] {
  if (evidence.isCounts) {
    const count = evidence.count('FIN-WAIT-2')
    const isMuch = count >= 50 && count >= evidence.count('ESTABLISHED') / 4
    return isMuch ? [evidence.finding('fin-wait-2-orphans', 'note', 'FIN-WAIT-2', count)] : []
  }
  const orphans = evidence.in('FIN-WAIT-2').where(({ process }) => process === null || process === '/0')
  const others = evidence.in('ESTABLISHED', 'CLOSE-WAIT', 'TIME-WAIT').count
  if (orphans.count < 5 || orphans.count < others / 4) return []
  const address = several(orphans.sockets.map(({ remote }) => remote))
  return [evidence.finding('fin-wait-2-orphans', 'note', 'FIN-WAIT-2', orphans, { address })]
}

/** A SYN that is not answered: sent again, shown again, or several at once. */
function synSentStuck(evidence: Evidence): Finding[] {
  if (evidence.isCounts) {
    const count = evidence.count('SYN-SENT')
    const isMuch = count >= 10 && count >= evidence.count('ESTABLISHED') / 10
    return isMuch ? [evidence.finding('syn-sent-stuck', 'warning', 'SYN-SENT', count)] : []
  }
  const waiting = evidence.in('SYN-SENT')
  const again = waiting.where((socket) => attemptsOf(socket) > 0).with(waiting.seenAgain)
  const isMany = waiting.count >= 4 && waiting.count >= evidence.count('ESTABLISHED') / 20
  if (again.places.length === 0 && !isMany) return []
  const stuck = isMany ? waiting : again
  const address = several(stuck.sockets.map(({ remote }) => remote))
  return [
    evidence.finding('syn-sent-stuck', 'warning', 'SYN-SENT', stuck, {
      ...{ address, isSeenAgain: again.places.length > 0 },
    }),
  ]
}

/** Our FIN is not acknowledged: sent again, shown again, or several at once. */
function lastAckStuck(evidence: Evidence): Finding[] {
  if (evidence.isCounts) {
    const count = evidence.count('LAST-ACK')
    const isMuch = count >= 20 && count >= evidence.count('ESTABLISHED') / 10
    return isMuch ? [evidence.finding('last-ack-stuck', 'warning', 'LAST-ACK', count)] : []
  }
  const waiting = evidence.in('LAST-ACK')
  const again = waiting.where((socket) => attemptsOf(socket) > 1).with(waiting.seenAgain)
  const isMany = waiting.count >= 4 && waiting.count >= evidence.count('ESTABLISHED') / 20
  if (again.places.length === 0 && !isMany) return []
  const stuck = isMany ? waiting : again
  return [
    evidence.finding('last-ack-stuck', 'warning', 'LAST-ACK', stuck, {
      ...{ address: several(stuck.sockets.map(({ remote }) => remote)) },
      ...{ queue: greatest(stuck, 'sendQ'), isSeenAgain: again.places.length > 0 },
    }),
  ]
}

/** Data that the program does not read: much of it, or some on most connections of one process. */
function recvQFull(evidence: Evidence): Finding[] {
  const MUCH = 16_384
  const SOME = 512
  const open = evidence.in('ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2')
  const full = open.where(({ recvQ }) => (recvQ ?? 0) >= MUCH)
  const unread = open
    .by(({ process, local }) => process ?? portOf(local))
    .flatMap((group) => {
      const waiting = group.where(({ recvQ }) => (recvQ ?? 0) >= SOME)
      return waiting.count >= 5 && waiting.count > group.count / 2 ? [waiting] : []
    })
  const found = full.with(union(evidence, unread))
  if (found.places.length === 0) return []
  return [
    evidence.finding('recv-q-full', 'warning', 'ESTABLISHED', found, {
      ...{ address: several(found.sockets.map(({ local }) => local)), queue: greatest(found, 'recvQ') },
      ...{ isSeenAgain: found.seenAgain.places.length > 0 },
    }),
  ]
}

/**
 * Data that nobody acknowledges. Much of it is normal for who sends much; it is stuck when it is sent again, when it
 * stands there sample after sample, and when the program has closed and left it.
 */
function sendQStuck(evidence: Evidence): Finding[] {
  const MUCH = 16_384
  const VERY_MUCH = 65_536
  const open = evidence.in('ESTABLISHED', 'CLOSE-WAIT').where(({ sendQ }) => (sendQ ?? 0) > 0)
  const retried = open.where((socket) => attemptsOf(socket) >= 2)
  const standing = open.where(({ sendQ }) => (sendQ ?? 0) >= MUCH).seenAgain
  // A FIN counts one.
  const left = evidence.in('FIN-WAIT-1', 'CLOSING', 'LAST-ACK').where(({ sendQ }) => (sendQ ?? 0) > 1)
  const isLeft =
    left.count >= 3 || left.sockets.some((socket) => (socket.sendQ ?? 0) >= VERY_MUCH || attemptsOf(socket) >= 2)
  const stuck = retried.with(standing).with(isLeft ? left : new Group(evidence.listing, NONE))
  if (stuck.places.length === 0) return []
  return [
    evidence.finding('send-q-stuck', 'warning', several(stuck.sockets.map(({ state }) => state)) ?? 'ESTABLISHED', stuck, {
      ...{ address: several(stuck.sockets.map(({ remote }) => remote)), queue: greatest(stuck, 'sendQ') },
      ...{ isSeenAgain: retried.with(standing).places.length > 0 },
    }),
  ]
}

/**
 * What an engineer would see in a listing. A number alone is no fault: each is held against what the rest of the
 * listing says (connections in use, the same socket a sample later, retransmissions so far, a queue that is full).
 */
export function judge(listing: Listing): readonly Finding[] {
  const evidence = new Evidence(listing)
  const full = acceptQueueFull(evidence)
  const fullPorts = portsOf(full, listing)
  return [
    ...full,
    ...closeWaitLeak(evidence, fullPorts),
    ...recvQFull(evidence),
    ...sendQStuck(evidence),
    ...synSentStuck(evidence),
    ...synReceivedFlood(evidence, fullPorts),
    ...lastAckStuck(evidence),
    ...finWait2Orphans(evidence),
    ...timeWaitMany(evidence),
  ]
}
