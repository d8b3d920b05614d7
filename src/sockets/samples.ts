import { countsOf } from './counts'
import type { Listing } from './listing'

/** The numbers of the samples that a listing tells apart, in order; one of them if it is one. */
export function samplesIn({ sockets, samples }: Listing): readonly number[] {
  const last = sockets.at(-1)?.sample ?? 0
  if (samples === 1 || last === 0) return [0]
  return [...new Set(sockets.map(({ sample }) => sample))]
}

/** One sample of a listing as a listing of its own; whatever stood around the table is not told again. */
export function sampleOf(listing: Listing, sample: number): Listing {
  const sockets = listing.sockets.filter((socket) => socket.sample === sample)
  return { ...listing, sockets, counts: countsOf(sockets), ignored: 0, samples: 1, distinct: sockets.length }
}
