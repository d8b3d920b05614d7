import type { FieldName } from '../../capture/tcp/fields'
import { connectionOf } from '../../tcp/endpoint/driver'
import { read } from '../../timeline/read'
import type { SegmentFlight, Side, Timeline } from '../../timeline/timeline'
import type { Detail } from './changes'
import { type NumberLine, receiveLine, sendLine } from './line'

/** Fields that speak of what goes the other way. */
const BACKWARD: readonly FieldName[] = ['ACK', 'WND']

/**
 * The windows against which a segment is held at a step: until it has arrived the sender's, as it left; then the
 * receiver's, as it found them. null where neither knows a number yet.
 */
export function lineOf(
  timeline: Timeline,
  step: number,
  segment: SegmentFlight,
  field: FieldName,
  detail: Detail | undefined,
): { readonly line: NumberLine; readonly side: Side } | null {
  const reading = read(timeline)
  const at = (step: number, side: Side) => {
    const snapshot = reading.moment(step)?.[side]
    const held = detail?.(step)?.[side]
    return snapshot && { snapshot, connection: held && connectionOf(held.endpoint) }
  }
  const arrival = reading.arrivalStep(segment.id)
  if (arrival !== undefined && arrival <= step) {
    const { to: side } = segment
    const receiver = at(arrival - 1, side)
    const line =
      receiver &&
      (BACKWARD.includes(field) && segment.ack !== null
        ? sendLine(receiver.snapshot, segment, receiver.connection, true)
        : receiveLine(receiver.snapshot, segment, receiver.connection))
    if (line) return { line, side }
  }
  const departure = reading.sentStep(segment.id)
  const sender = departure !== undefined ? at(departure, segment.from) : undefined
  const line = sender && sendLine(sender.snapshot, segment, sender.connection)
  return line ? { line, side: segment.from } : null
}
