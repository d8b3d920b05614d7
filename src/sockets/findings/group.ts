import type { Listing, Socket } from '../listing'

export const several = <T>(items: readonly T[]): T | null =>
  new Set(items).size === 1 ? (items[0] ?? null) : null

/** A connection, in whichever sample. */
const identity = ({ local, remote }: Socket) => `${local} ${remote}`

/** Retransmissions or probes so far, of any tool's timer: `on,46sec,4`, `on (3.20/4/0)`. */
export function attemptsOf({ timer }: Socket): number {
  const told = timer && /^(?:on|probe|persist)\d?(?:,[^,]*,(\d+)| \([\d.]+\/(\d+))/.exec(timer)
  return told ? Number(told[1] ?? told[2]) : 0
}

/** Sockets of one kind, by their places in the listing. */
export class Group {
  readonly #listing: Listing
  #sockets: readonly Socket[] | undefined
  readonly places: readonly number[]

  constructor(listing: Listing, places: readonly number[]) {
    this.#listing = listing
    this.places = places
  }

  /** Places in whatever order, some of them twice. */
  static of(listing: Listing, places: Iterable<number>): Group {
    return new Group(listing, Array.from(Int32Array.from(new Set(places)).sort()))
  }

  get sockets(): readonly Socket[] {
    this.#sockets ??= this.places.map((place) => this.#listing.sockets[place] as Socket)
    return this.#sockets
  }

  /** How many there are, each once. */
  get count(): number {
    return this.#listing.samples === 1 ? this.places.length : new Set(this.sockets.map(identity)).size
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
    if (this.places.length === 0) return other
    if (other.places.length === 0) return this
    return Group.of(this.#listing, [...this.places, ...other.places])
  }
}
