import type { Messages } from '../../messages/messages'
import type { EndpointSnapshot, Moment, SegmentFlight, Side, Timeline } from '../../timeline/timeline'

/** One moment seen from the endpoint to which it happens. */
export interface Scene {
  readonly t: Messages
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

export function sceneAt(timeline: Timeline, step: number, t: Messages): Scene | undefined {
  const moment = timeline.moments[step]
  if (!moment || moment.cause.kind === 'start') return undefined
  const { cause } = moment
  const arrived = cause.kind === 'segment' ? timeline.segments[cause.id] : undefined
  const side = cause.kind === 'segment' ? arrived?.to : cause.endpoint
  if (!side) return undefined
  return {
    t,
    timeline,
    step,
    moment,
    side,
    before: (timeline.moments[step - 1] ?? moment)[side],
    after: moment[side],
    sent: moment.sent.flatMap((id) => timeline.segments[id] ?? []),
    isSelf: arrived !== undefined && arrived.from === arrived.to,
  }
}
