import type { TellingMessages } from '../../messages/messages'
import { read } from '../../timeline/read'
import type { EndpointSnapshot, Moment, SegmentFlight, Side, Timeline } from '../../timeline/timeline'

/** One moment seen from the endpoint to which it happens. */
export interface Scene {
  readonly t: TellingMessages
  readonly timeline: Timeline
  readonly step: number
  readonly moment: Moment
  /** The endpoint to which it happens, before and after. */
  readonly side: Side
  readonly before: EndpointSnapshot
  readonly after: EndpointSnapshot
  /** The segments that leave at this moment. */
  readonly sent: readonly SegmentFlight[]
  /** Whether the endpoint talks to itself: the segment that arrives is its own. */
  readonly isSelf: boolean
}

export function sceneAt(timeline: Timeline, step: number, t: TellingMessages): Scene | undefined {
  const reading = read(timeline)
  const moment = reading.moment(step)
  const side = reading.side(step)
  if (!moment || !side) return undefined
  const arrived = reading.arrival(step)
  return {
    t,
    timeline,
    step,
    moment,
    side,
    before: (reading.moment(step - 1) ?? moment)[side],
    after: moment[side],
    sent: reading.departures(step),
    isSelf: arrived !== undefined && arrived.from === arrived.to,
  }
}
