import type { CaptureList, ListedConnection } from '../capture/list'
import type { CaptureMessages } from '../messages/messages'
import { findingText } from '../panels/captures/finding-text'
import { inPieces } from './pieces'

/** Every field in the order in which the public format shows it. */
const connectionJson = (c: ListedConnection, t: CaptureMessages): string =>
  JSON.stringify({
    id: c.id,
    client: c.client,
    server: c.server,
    start: c.start,
    duration: c.duration,
    packets: c.packets,
    octets: c.octets,
    clientStates: c.clientStates,
    serverStates: c.serverStates,
    outcome: c.outcome,
    closedBy: c.closedBy,
    retransmissions: c.retransmissions,
    resets: c.resets,
    rtt: c.rtt,
    vantage: c.vantage,
    findings: c.findings.map((finding) => ({
      kind: finding.kind,
      packets: finding.packets,
      text: findingText(finding, t),
    })),
  })

function* parts(
  { version, format, packets, skipped, notices, connections }: CaptureList,
  t: CaptureMessages,
): Generator<string> {
  const list = (items: readonly string[]) =>
    items.length === 0 ? '[]' : `[\n    ${items.join(',\n    ')}\n  ]`
  const head = { version, format, packets, skipped }
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "notices": ${list(notices.map((n) => JSON.stringify(n)))}`
  yield ',\n  "connections": ['
  let isFirst = true
  for (const connection of connections) {
    yield `${isFirst ? '' : ','}\n    ${connectionJson(connection, t)}`
    isFirst = false
  }
  yield `${isFirst ? '' : '\n  '}]\n}\n`
}

/**
 * A capture in the public format, version 1, a line for each connection and each notice, in pieces: there may be
 * very many. The same capture gives the same bytes; a line feed ends them.
 */
export const captureJson = (list: CaptureList, t: CaptureMessages): Iterable<string> =>
  inPieces(parts(list, t))
