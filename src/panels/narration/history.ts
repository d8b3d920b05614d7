import type { Cause, Moment, SegmentFlight, Timeline } from '../../timeline/timeline'
import type { Scene } from './scene'
import { segmentName } from './words'

/** What has happened before, the latest first. */
export function* before({ timeline, step }: Scene): Generator<Moment> {
  for (let at = step - 1; at > 0; at--) yield timeline.moments[at] as Moment
}

export const momentBefore = ({ timeline, step }: Scene): Moment | undefined => timeline.moments[step - 1]

export const arrivalAt = ({ timeline }: Scene, { cause }: Moment): SegmentFlight | undefined =>
  cause.kind === 'segment' ? timeline.segments[cause.id] : undefined

/** The segment whose arrival is the moment just before. */
export function arrivalBefore(scene: Scene): SegmentFlight | undefined {
  const last = momentBefore(scene)
  return last && arrivalAt(scene, last)
}

/** What made an endpoint send each segment, by the segment's id; nothing for what no endpoint has sent. */
const causes = new WeakMap<Timeline, Map<number, Cause>>()

function causeOf({ timeline }: Scene, { id }: SegmentFlight): Cause | undefined {
  let known = causes.get(timeline)
  if (!known) {
    known = new Map(timeline.moments.flatMap(({ sent, cause }) => sent.map((id) => [id, cause] as const)))
    causes.set(timeline, known)
  }
  return known.get(id)
}

/** The timer that has sent a segment as a probe, if it is one. */
export function probeTimer(scene: Scene, segment: SegmentFlight): 'persist' | 'keepalive' | undefined {
  const cause = segment.flags.includes('RST') ? undefined : causeOf(scene, segment)
  if (cause?.kind !== 'timer') return undefined
  return cause.timer === 'persist' || cause.timer === 'keepalive' ? cause.timer : undefined
}

/** The segment that a segment answers, if it does. */
export function answered(scene: Scene, segment: SegmentFlight): SegmentFlight | undefined {
  const cause = causeOf(scene, segment)
  return cause?.kind === 'segment' ? scene.timeline.segments[cause.id] : undefined
}

/** Whether two arrivals are told in the same words: of the same sort, judged by the same rule. */
const areAlike = (a: SegmentFlight, b: SegmentFlight) =>
  a.to === b.to &&
  a.kind === b.kind &&
  segmentName(a) === segmentName(b) &&
  a.verdict?.rule === b.verdict?.rule

/** Whether the moment just before told of the like. */
export function followsItsLike(scene: Scene, segment: SegmentFlight): boolean {
  const other = arrivalBefore(scene)
  return !!other && momentBefore(scene)?.walks.length === 0 && areAlike(other, segment)
}

/** Whether any moment before told of the like. */
export function hasHadItsLike(scene: Scene, segment: SegmentFlight): boolean {
  for (const moment of before(scene)) {
    const other = arrivalAt(scene, moment)
    if (other && areAlike(other, segment)) return true
  }
  return false
}

/** Whether something that the peer has not sent has arrived here before. */
export function hasHadForged(scene: Scene): boolean {
  for (const moment of before(scene)) {
    const other = arrivalAt(scene, moment)
    if (other?.to === scene.side && other.kind === 'forged') return true
  }
  return false
}

/** How often a timer of this endpoint has run out since anything arrived there, this time included. */
export function timesInARow(scene: Scene, timer: string): number {
  let times = 1
  for (const moment of before(scene)) {
    const { cause } = moment
    if (arrivalAt(scene, moment)?.to === scene.side) break
    if (cause.kind === 'timer' && cause.endpoint === scene.side && cause.timer === timer) times++
  }
  return times
}

/** Whether nobody on this side can read any more: in Linux close() gives the socket up. */
export function isOrphan(scene: Scene): boolean {
  if (scene.timeline.profile !== 'linux') return false
  for (const { cause } of before(scene)) {
    if (cause.kind !== 'call' || cause.endpoint !== scene.side) continue
    if (cause.call === 'close') return true
    if (cause.call === 'connect' || cause.call === 'listen') return false
  }
  return false
}
