import { SIDES } from './read'
import type { EndpointSnapshot, EndpointVariables, SegmentFlight, Side, Timeline } from './timeline'

const OWN = ['ISS', 'SND.UNA', 'SND.NXT'] as const
const PEERS = ['IRS', 'RCV.NXT'] as const

/**
 * The same Timeline with sequence numbers that count from each end's first, as analysers show them: a SYN is 0. An end
 * whose SYN is not there begins with the first number that it is known to use.
 */
export function relative(timeline: Timeline): Timeline {
  const bases = basesOf(timeline.segments)
  const from = (base: number, number: number) => (number - base) >>> 0

  function snapshot(side: Side, peer: Side, endpoint: EndpointSnapshot): EndpointSnapshot {
    const shift = (names: readonly (keyof EndpointVariables)[], base: number) =>
      names.flatMap((name) => {
        const value = endpoint[name]
        return value === undefined ? [] : [[name, from(base, value)] as const]
      })
    return { ...endpoint, ...Object.fromEntries([...shift(OWN, bases[side]), ...shift(PEERS, bases[peer])]) }
  }

  const known = new Map<EndpointSnapshot, EndpointSnapshot>()
  const once = (side: Side, peer: Side, endpoint: EndpointSnapshot): EndpointSnapshot => {
    const shifted = known.get(endpoint) ?? snapshot(side, peer, endpoint)
    known.set(endpoint, shifted)
    return shifted
  }
  return {
    ...timeline,
    segments: timeline.segments.map((segment) => ({
      ...segment,
      seq: from(bases[segment.from], segment.seq),
      ack: segment.ack === null ? null : from(bases[peerOf(segment)], segment.ack),
    })),
    moments: timeline.moments.map((moment) => ({
      ...moment,
      client: once('client', 'server', moment.client),
      server: once('server', 'client', moment.server),
    })),
  }
}

/** Who sends what a segment acknowledges: on a link that leads back, the sender itself. */
const peerOf = ({ from, to }: SegmentFlight): Side => (from === to ? from : to)

function basesOf(segments: readonly SegmentFlight[]): Record<Side, number> {
  const bases = { client: 0, server: 0 }
  for (const side of SIDES) {
    const own = segments.filter(({ from }) => from === side)
    const syn = own.find(({ flags }) => flags.includes('SYN'))
    const first = own.find(({ flags }) => !flags.includes('RST'))
    const acknowledges = segments.find(({ from, ack }) => from !== side && ack !== null)
    bases[side] = syn?.seq ?? first?.seq ?? acknowledges?.ack ?? own[0]?.seq ?? 0
  }
  return bases
}
