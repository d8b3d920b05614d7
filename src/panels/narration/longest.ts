import type { Messages } from '../../messages/messages'
import { read } from '../../timeline/read'
import type { SegmentFlight, Timeline } from '../../timeline/timeline'
import {
  earlierSendings,
  followsItsLike,
  hasHadForged,
  hasHadItsLike,
  isOrphan,
  timesInARow,
} from './history'
import { narrate, spoken, wholeText } from './narrate'
import { type Scene, sceneAt } from './scene'
import { segmentName } from './words'

const found = new WeakMap<Messages, WeakMap<Timeline, string>>()

/**
 * The longest text by which a step of a run is told. Of steps that are told alike but for their numbers one is
 * looked at: how many are told grows with the rules of TCP that a run meets, not with its length.
 */
export function longestText(timeline: Timeline, t: Messages): string {
  const texts = found.get(t) ?? new WeakMap<Timeline, string>()
  found.set(t, texts)
  let longest = texts.get(timeline)
  if (longest === undefined) {
    longest = candidates(timeline, t)
      .map((step) => wholeText(narrate(timeline, step, t), t))
      .reduce((longest, text) => (text.length > longest.length ? text : longest), '')
    texts.set(timeline, longest)
  }
  return longest
}

/** One step of each sort, the one with most to say from its author. */
function candidates(timeline: Timeline, t: Messages): number[] {
  const sorts = new Map<string, { step: number; said: number }>()
  for (const [step, { note }] of timeline.moments.entries()) {
    const scene = sceneAt(timeline, step, t)
    const sort = scene ? sortOf(scene) : ''
    const said = note ? spoken(t, note).length : -1
    const known = sorts.get(sort)
    if (!known) sorts.set(sort, { step, said })
    else if (said > known.said) sorts.set(sort, { step, said })
  }
  return [...sorts.values()].map(({ step }) => step).sort((a, b) => a - b)
}

/** How wide a number is. */
const wide = (number: number | null | undefined) => String(number ?? '').length

const sortOfSegment = (segment: SegmentFlight | undefined) =>
  segment && [
    segmentName(segment),
    segment.kind,
    segment.from === segment.to,
    wide(segment.length),
    wide(segment.ack),
  ]

/** What the words of a step depend on, whatever its numbers are. */
function sortOf(scene: Scene): string {
  const { timeline, step, moment, side, before, after, sent } = scene
  const reading = read(timeline)
  const { cause, walks, signals, delivered, result } = moment
  const arrives = reading.arrival(step)
  const fired = reading.fired(step)
  const resent = fired && sent[0]
  const idle = moment.time - (reading.moment(step - 1)?.time ?? 0)
  return JSON.stringify([
    cause.kind === 'call' ? cause.call : fired?.timer,
    side,
    sortOfSegment(arrives),
    arrives?.verdict?.rule,
    arrives && [followsItsLike(scene, arrives), hasHadItsLike(scene, arrives), hasHadForged(scene)],
    fired && [Math.min(timesInARow(scene), 2), wide(fired.due - fired.start)],
    resent && [Math.min(earlierSendings(scene, resent).count, 2), earlierSendings(scene, resent).last?.fate],
    walks.map(({ from, to }) => `${from} ${to}`),
    signals,
    result?.replaceAll(/\d/g, '0'),
    wide(delivered?.octets),
    Math.min(sent.length, 2),
    sortOfSegment(sent[0]),
    sent.length > 1 && wide(sent.reduce((sum, { length }) => sum + length, 0)),
    reading.started(step).map(({ timer, due, start }) => `${timer} ${wide(due - start)}`),
    before['SND.UNA'] === before.ISS,
    (['SND.UNA', 'SND.WND', 'RCV.NXT'] as const).map((name) => before[name] === after[name]),
    [before, after].map((snapshot) => snapshot['SND.WND'] === 0),
    isOrphan(scene),
    idle >= 1 && wide(Math.round(idle)),
  ])
}
