import type { State } from '../../tcp/tcb/state'
import type { Listing } from '../listing'
import type { Finding, FindingKind } from './finding'
import { Group, several } from './group'
import { nextFor } from './next'

const NONE: readonly number[] = []

/** What a listing has in each state. */
export class Evidence {
  readonly listing: Listing
  /** The tool shows which process holds a socket. */
  readonly hasProcesses: boolean
  readonly #places = new Map<State, number[]>()

  constructor(listing: Listing) {
    this.listing = listing
    this.hasProcesses = listing.sockets.some(({ process }) => process !== null)
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

export const union = (evidence: Evidence, groups: readonly Group[]) =>
  Group.of(
    evidence.listing,
    groups.flatMap(({ places }) => places),
  )

export const greatest = (group: Group, queue: 'recvQ' | 'sendQ') =>
  group.sockets.reduce<number | null>((most, socket) => {
    const octets = socket[queue]
    return octets === null ? most : Math.max(most ?? 0, octets)
  }, null)
