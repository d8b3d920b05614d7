import { STATES, type State } from '../tcp/tcb/state'
import { isNobody } from './endpoint'
import type { Listing, Socket } from './listing'

/** What has become of a socket between two listings of one host. */
export type Fate = 'came' | 'went' | 'moved' | 'stayed'

/** A socket of either listing; of one that both show it is the later. */
export interface Compared {
  readonly socket: Socket
  readonly fate: Fate
  /** The state in which it was before; null where it was not there, or no state is told. */
  readonly was: State | null
}

/** How many there were of something, and how many there are. */
export interface Change<T> {
  readonly of: T
  readonly before: number
  readonly after: number
}

export interface Comparison {
  /** The later listing's sockets in their order, then those that went. */
  readonly sockets: readonly Compared[]
  readonly fates: Readonly<Record<Fate, number>>
  /** States that either shows, in their order. */
  readonly states: readonly Change<State>[]
  /** Programs by name, of which a listing may show several processes; the greatest change first, none that is none. */
  readonly processes: readonly Change<string>[]
  /** Addresses of peers, whatever their ports; the greatest change first, none that is none. */
  readonly peers: readonly Change<string>[]
}

/** Pairs that are looked at between two looks at the clock. */
const AT_ONCE = 2048

const identity = ({ local, remote }: Socket) => `${local} ${remote}`

/** `nginx` of `nginx/1234`: a program that was started again is the same. */
export const programOf = ({ process }: Socket): string | null => process?.replace(/\/\d*$/, '') || process

/** The address of a peer without its port; null for none, a listener's `0.0.0.0:*` included. */
export function peerOf({ remote }: Socket): string | null {
  if (remote === null || isNobody(remote)) return null
  const colon = remote.lastIndexOf(':')
  return remote.slice(0, colon >= 0 ? colon : remote.lastIndexOf('.')) || null
}

function changes(
  keyOf: (socket: Socket) => string | null,
  before: readonly Socket[],
  after: readonly Socket[],
): readonly Change<string>[] {
  const counts = new Map<string, { before: number; after: number }>()
  const count = (sockets: readonly Socket[], when: 'before' | 'after') => {
    for (const socket of sockets) {
      const key = keyOf(socket)
      if (key === null) continue
      const known = counts.get(key) ?? { before: 0, after: 0 }
      counts.set(key, known)
      known[when] += 1
    }
  }
  count(before, 'before')
  count(after, 'after')
  const size = (each: { before: number; after: number }) => Math.abs(each.after - each.before)
  return Array.from(counts, ([of, each]) => ({ of, ...each }))
    .filter((each) => size(each) > 0)
    .sort((a, b) => size(b) - size(a) || (a.of < b.of ? -1 : 1))
}

/**
 * Holds two listings of one host against each other. A socket is the same if both its addresses are; of several with the
 * same addresses (listeners of several processes) as many are as both listings have. Yields between some of them.
 */
export function* comparing(before: Listing, after: Listing): Generator<undefined, Comparison> {
  const left = new Map<string, Socket[]>()
  for (const [at, socket] of before.sockets.entries()) {
    const key = identity(socket)
    const known = left.get(key)
    if (known) known.push(socket)
    else left.set(key, [socket])
    if (at % AT_ONCE === 0) yield undefined
  }
  const sockets: Compared[] = []
  const fates: Record<Fate, number> = { came: 0, went: 0, moved: 0, stayed: 0 }
  const add = (socket: Socket, fate: Fate, was: State | null) => {
    sockets.push({ socket, fate, was })
    fates[fate] += 1
  }
  const gone = new Set(before.sockets)
  for (const [at, socket] of after.sockets.entries()) {
    const known = left.get(identity(socket))
    // Of several the one that has not moved, so that none seems to.
    const same = known?.findIndex(({ state }) => state === socket.state) ?? -1
    const [earlier] = known?.splice(Math.max(same, 0), 1) ?? []
    if (earlier) gone.delete(earlier)
    if (!earlier) add(socket, 'came', null)
    else add(socket, earlier.state === socket.state ? 'stayed' : 'moved', earlier.state)
    if (at % AT_ONCE === 0) yield undefined
  }
  for (const socket of gone) add(socket, 'went', socket.state)
  yield undefined
  const states = STATES.map((of) => ({ of, before: before.counts[of] ?? 0, after: after.counts[of] ?? 0 }))
  const processes = changes(programOf, before.sockets, after.sockets)
  yield undefined
  return {
    ...{ sockets, fates, processes },
    states: states.filter((each) => each.before + each.after > 0),
    peers: changes(peerOf, before.sockets, after.sockets),
  }
}
