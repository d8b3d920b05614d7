import type { CaptureMessages } from '../../messages/messages'
import { relative } from '../../timeline/relative'
import type { Moment, Timeline, Words } from '../../timeline/timeline'
import { findingText } from './finding-text'
import { outcomeText } from './outcome-text'
import type { Connection } from './survey'

/** A connection's Timeline with numbers as analysers show them, and with what there is to say about it in one language. */
export function told(timeline: Timeline, connection: Connection, t: CaptureMessages): Timeline {
  const found = new Map<number, string>()
  for (const finding of connection.findings) {
    const [packet] = finding.packets
    if (packet !== undefined)
      found.set(packet, [found.get(packet), findingText(finding, t)].filter(Boolean).join(' '))
  }
  const { packets = [] } = timeline.captured ?? {}
  const noteOf = ({ cause, sent }: Moment): Words | undefined => {
    const shown = [...sent, ...(cause.kind === 'segment' ? [cause.id] : [])]
    const findings = shown.flatMap((id) => {
      const packet = packets[id] ?? -1
      const text = found.get(packet)
      found.delete(packet)
      return text === undefined ? [] : [text]
    })
    const isPresumed = 'presumed' in cause && cause.presumed
    const doubt = sent.length > 0 ? t.connection_presumed() : t.connection_presumed_end()
    const en = [...findings, ...(isPresumed ? [doubt] : [])].join(' ')
    return en === '' ? undefined : { en }
  }
  const plain = relative(timeline)
  return {
    ...plain,
    intro: { en: outcomeText(connection, t) },
    moments: plain.moments.map((moment) => {
      const note = noteOf(moment)
      return note ? { ...moment, note } : moment
    }),
  }
}
