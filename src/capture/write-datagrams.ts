import type { SegmentFlight, Side, Timeline } from '../timeline/timeline'
import { datagram, type Host } from './write-datagram'
import { windowFields } from './write-window'

/** "10.0.0.1:51000" taken apart. */
function hostOf(text: string): Host {
  const [, dotted = '', port] = /^((?:\d{1,3}\.){3}\d{1,3}):(\d{1,5})$/.exec(text) ?? []
  const host = { address: dotted.split('.').map(Number), port: Number(port) }
  if (port === undefined || host.port > 0xffff || host.address.some((octet) => octet > 0xff)) {
    throw new RangeError(`A pcap file is written for IPv4 addresses with a port; this is "${text}".`)
  }
  return host
}

/** Numbers datagrams as each host counts its own; the network's copy keeps the number of what it copied. */
function identifications(): (segment: SegmentFlight) => number {
  const last: Record<Side, number> = { client: 0, server: 0 }
  return ({ from, kind }) => {
    if (kind !== 'duplicate') last[from] = (last[from] + 1) & 0xffff
    return last[from]
  }
}

/** As they were sent; of what was sent at one instant, as it was numbered. */
export const inOrderOfWire = (a: SegmentFlight, b: SegmentFlight): number =>
  a.sentAt - b.sentAt || a.id - b.id

/**
 * The segments of a run as IPv4 datagrams, made when they are asked for. What depends on the segments before, window
 * scaling and the numbers of datagrams, is followed once.
 *
 * @throws RangeError where an address of the run is not IPv4 with a port
 */
export function datagrams(timeline: Timeline): (segment: SegmentFlight) => Uint8Array {
  const hosts = { client: hostOf(timeline.addresses.client), server: hostOf(timeline.addresses.server) }
  const windowOf = windowFields()
  const identify = identifications()
  const known = new Map(
    [...timeline.segments]
      .sort(inOrderOfWire)
      .map((segment) => [segment.id, { window: windowOf(segment), identification: identify(segment) }]),
  )
  return (segment) =>
    datagram(segment, {
      source: hosts[segment.from],
      destination: hosts[segment.to],
      window: 0,
      identification: 0,
      ...known.get(segment.id),
    })
}
