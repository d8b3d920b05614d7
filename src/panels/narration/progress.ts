import { keyed, messageNamed } from '../../messages/named'
import { other, read } from '../../timeline/read'
import type { SegmentFlight } from '../../timeline/timeline'
import { answered, arrivalBefore, followsItsLike, hasHadItsLike } from './history'
import { reactionSentence } from './refusals'
import type { Scene } from './scene'
import { nameOf, octets } from './words'

/** What an application gets, and whether that is acknowledged at once. */
export function deliverySentences(scene: Scene, isNext = false): string[] {
  const { t, side, moment, sent, timeline, step } = scene
  if (!moment.delivered) return []
  const arrived = read(timeline).arrival(step)?.length ?? 0
  const words = { side: nameOf(t, side), octets: octets(t, moment.delivered.octets) }
  if (arrived > 0 && moment.delivered.octets > arrived) return [t.gap_filled(words)]
  if (sent.some(({ from, flags }) => from === side && flags.includes('ACK'))) {
    return [(isNext ? t.gets_data_acked_next : t.gets_data_acked)(words)]
  }
  const isDelayed = read(timeline)
    .started(step)
    .some(({ timer }) => timer === 'delayed-ack')
  return [(isDelayed ? t.gets_data_later : t.gets_data)(words)]
}

/** An acceptable segment that changes no state: data, an acknowledgment, or both. */
export function progressSentences(scene: Scene, segment: SegmentFlight): string[] {
  const { t, side, before, after, sent } = scene
  const who = nameOf(t, side)
  const said = deliverySentences(scene, followsItsLike(scene, segment))
  if (said.length === 0 && segment.length > 0 && after['RCV.NXT'] !== before['RCV.NXT']) {
    said.push(t.data_kept({ side: who, octets: octets(t, segment.length) }))
  }
  const isAcked = segment.ack !== null && after['SND.UNA'] !== before['SND.UNA']
  if (said.length === 0 && isAcked) said.push(ackedSentence(scene, segment))
  const isWindow = after['SND.WND'] !== before['SND.WND'] && after['SND.WND'] !== undefined
  if (isWindow && after['SND.WND'] === 0) said.push(t.window_closed({ side: who }))
  else if (isWindow && before['SND.WND'] === 0) {
    said.push(t.window_opened({ side: who, window: after['SND.WND'] ?? 0 }))
  }
  const leaving = sent.reduce((sum, { from, length }) => sum + (from === side ? length : 0), 0)
  if (said.length > 0) {
    return leaving > 0 && (isAcked || isWindow)
      ? [...said, t.lets_leave({ octets: octets(t, leaving) })]
      : said
  }
  return [quietSentence(scene, segment)]
}

function ackedSentence(scene: Scene, segment: SegmentFlight): string {
  const { t, side, before } = scene
  const names = { side: nameOf(t, side), ack: segment.ack ?? 0 }
  if (before['SND.UNA'] === before.ISS) return t.syn_acked(names)
  return (followsItsLike(scene, segment) ? t.data_acked_next : t.data_acked)(names)
}

/** An acceptable segment after which everything stands as before, but for what the endpoint learns from it. */
function quietSentence(scene: Scene, segment: SegmentFlight): string {
  const { t, side, sent, after } = scene
  const names = { side: nameOf(t, side), other: nameOf(t, other(side)), ack: segment.ack ?? '' }
  const question = answered(scene, segment)
  const probe = question && read(scene.timeline).probe(question.id)
  if (probe === 'keepalive') return t.peer_alive(names)
  if (probe === 'persist' && after['SND.WND'] === 0) return t.window_still_closed(names)
  const rule = segment.verdict?.rule ?? ''
  if (rule === 'ack-duplicate' && question?.verdict?.outcome === 'queued') {
    return (arrivalBefore(scene)?.ack === segment.ack ? t.asks_for_again : t.asks_for)(names)
  }
  const key = `verdict_${keyed(rule)}`
  const again = hasHadItsLike(scene, segment) ? messageNamed(t, `${key}_again`) : undefined
  const own = again ?? messageNamed(t, key)
  if (own) return own(names)
  return sent.length > 0 ? reactionSentence(scene) : t.nothing_new(names)
}
