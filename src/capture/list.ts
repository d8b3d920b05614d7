import type { Capture, Notice } from './capture'
import { type Finding, findingsOf } from './findings/findings'
import { type Followed, follower } from './follow/follow'
import { hostText } from './table/addresses'

/** A connection as the public format has it. */
export interface ListedConnection extends Omit<Followed, 'clientIsB' | 'reusesPorts'> {
  readonly client: string
  readonly server: string
  readonly findings: readonly Finding[]
}

/** A capture in the public format, version 1. */
export interface CaptureList {
  readonly version: 1
  readonly format: Capture['format']
  readonly packets: number
  readonly skipped: number
  readonly notices: readonly Notice[]
  /** How many connections there are. */
  readonly count: number
  readonly connections: Iterable<ListedConnection>
}

/** Both hosts of a connection as they are written, the client first. */
export function hostsOf(
  { connections, addresses }: Capture,
  id: number,
  clientIsB: boolean,
): readonly [string, string] {
  const a = hostText(addresses, connections.addressA[id] ?? 0, connections.portA[id] ?? 0)
  const b = hostText(addresses, connections.addressB[id] ?? 0, connections.portB[id] ?? 0)
  return clientIsB ? [b, a] : [a, b]
}

/** Nanoseconds are as fine as any clock of a capture: what a double has behind them is noise. */
const rounded = (seconds: number): number => Math.round(seconds * 1e9) / 1e9

/** What a capture holds, connection by connection; each is followed when it is asked for. */
export function listOf(capture: Capture): CaptureList {
  function* connections(): Generator<ListedConnection> {
    const follow = follower(capture)
    for (let each = 0; each < capture.connections.count; each++) {
      const followed = follow(each)
      const { id, clientIsB, reusesPorts: _, ...rest } = followed
      const [client, server] = hostsOf(capture, id, clientIsB)
      const { start, duration, rtt, ...told } = rest
      yield {
        id,
        client,
        server,
        start: rounded(start),
        duration: rounded(duration),
        ...told,
        rtt: rtt === null ? null : rounded(rtt),
        findings: findingsOf(capture, followed),
      }
    }
  }
  const { format, records, skipped, notices } = capture
  return {
    version: 1,
    format,
    packets: records,
    skipped,
    notices,
    count: capture.connections.count,
    connections: { [Symbol.iterator]: connections },
  }
}

/** The connections of which an end is written so: "10.0.0.1:80", "[2001:db8::1]:80". */
export function connectionsAt(capture: Capture, end: string): number[] {
  const found: number[] = []
  for (let id = 0; id < capture.connections.count; id++) {
    if (hostsOf(capture, id, false).includes(end)) found.push(id)
  }
  return found
}
