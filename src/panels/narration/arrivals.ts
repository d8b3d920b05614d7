import type { SegmentFlight } from '../../timeline/timeline'
import { followsItsLike, hasHadForged } from './history'
import { deliverySentences, progressSentences } from './progress'
import { namesIn, refusalSentences, ruleSentence } from './refusals'
import type { Scene } from './scene'
import { walkSentence } from './walks'
import { nameOf } from './words'

/** Which segment arrives, and what the endpoint makes of it. */
export function arrivalSentences(scene: Scene, segment: SegmentFlight): string[] {
  const { t, side, moment } = scene
  const { verdict } = segment
  if (verdict?.rule === 'host-down') return [ruleSentence(scene, segment, verdict)]

  const arrives = arrivesSentence(scene, segment)
  const walks = moment.walks.map((walk) => walkSentence(scene, walk, nameOf(t, side)))
  if (verdict && verdict.outcome !== 'accepted') {
    return [arrives, ...refusalSentences(scene, segment, verdict), ...walks]
  }
  if (walks.length > 0) return [arrives, ...walks, ...deliverySentences(scene)]
  return [arrives, ...progressSentences(scene, segment)]
}

function arrivesSentence(scene: Scene, segment: SegmentFlight): string {
  const { t, isSelf } = scene
  const names = namesIn(scene, segment)
  if (isSelf) return t.arrives_at_its_sender(names)
  switch (segment.kind) {
    case 'original':
      return (followsItsLike(scene, segment) ? t.arrives_next : t.arrives_original)(names)
    case 'forged':
      return (hasHadForged(scene) ? t.arrives_forged_again : t.arrives_forged)(names)
    case 'retransmission':
      return t.arrives_retransmission(names)
    case 'duplicate':
      return t.arrives_duplicate(names)
  }
}
