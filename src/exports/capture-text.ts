import type { Finding } from '../capture/findings/findings'
import type { CaptureList, ListedConnection } from '../capture/list'
import type { CaptureMessages } from '../messages/messages'
import { findingText } from '../panels/captures/finding-text'
import { outcomeText } from '../panels/captures/outcome-text'
import { inPieces } from './pieces'

const secondsText = (seconds: number): string => `${seconds.toFixed(6).replace(/(\.\d{3}\d*?)0+$/, '$1')} s`

function vantageText({ vantage }: ListedConnection, t: CaptureMessages): readonly string[] {
  if (vantage === 'unknown') return []
  return [
    { client: t.capture_taken_client, server: t.capture_taken_server, between: t.capture_taken_between }[
      vantage
    ](),
  ]
}

/** A connection in a few lines: who, when, how much, how it ended, and the states of both ends. */
function connectionText(c: ListedConnection, t: CaptureMessages): string {
  const path = (states: ListedConnection['clientStates']) =>
    states.length === 0 ? t.capture_unheard() : states.join(' → ')
  const facts = [
    `${t.capture_start()} ${secondsText(c.start)}`,
    `${t.capture_duration()} ${secondsText(c.duration)}`,
    `${t.capture_packets()} ${c.packets}`,
    `${t.capture_octets()} ${c.octets.client} → ← ${c.octets.server}`,
    ...(c.rtt === null ? [] : [`${t.capture_rtt()} ${secondsText(c.rtt)}`]),
    ...vantageText(c, t),
    ...(c.retransmissions > 0 ? [t.capture_retransmissions({ count: c.retransmissions })] : []),
  ]
  const sides = [
    `${t.capture_client()}  ${path(c.clientStates)}`,
    `${t.capture_server()}  ${path(c.serverStates)}`,
  ]
  return [
    `#${c.id}  ${c.client} → ${c.server}  ${outcomeText(c, t)}`,
    `    ${facts.join(' · ')}`,
    ...sides.map((side) => `    ${side}`),
    ...c.findings.map((finding) => `    ! ${findingText(finding, t)} (${packetsText(finding)})`),
  ].join('\n')
}

const FEW = 8

/** Numbers of the packets that show it, the first few. */
const packetsText = ({ packets, count }: Finding): string =>
  `#${packets.slice(0, FEW).join(', #')}${count > FEW ? ' …' : ''}`

function* parts(list: CaptureList, t: CaptureMessages): Generator<string> {
  const { format, packets, skipped, notices, count } = list
  yield `${t.capture_head({ format, packets, skipped, connections: count })}\n`
  for (const { packet, reason } of notices) yield `  ${t.capture_notice({ packet, reason })}\n`
  if (skipped > notices.length) yield `  ${t.capture_more({ count: skipped - notices.length })}\n`
  for (const connection of list.connections) yield `\n${connectionText(connection, t)}\n`
}

/** A capture for reading, in pieces: what it holds, what was passed over, and each connection. */
export const captureText = (list: CaptureList, t: CaptureMessages): Iterable<string> =>
  inPieces(parts(list, t))
