import type { SegmentFlight } from '../../timeline/timeline'
import type { Scene } from './scene'
import { walkSentence } from './walks'
import { keyed, messageNamed, nameOf, octets, otherThan, segmentNoun } from './words'

/** Which segment arrives, what the endpoint decides about it, and why. */
export function arrivalSentences(scene: Scene, segment: SegmentFlight): string[] {
  const { t, side, moment } = scene
  const who = nameOf(t, side)
  const names = { side: who, other: nameOf(t, segment.from) }
  const arrives = {
    original: t.arrives_original,
    retransmission: t.arrives_retransmission,
    duplicate: t.arrives_duplicate,
    forged: t.arrives_forged,
  }[segment.kind]({ ...names, segment: segmentNoun(t, segment) })

  const walks = moment.walks.map((walk) => walkSentence(scene, walk, who))
  const accepted = segment.verdict === null || segment.verdict.outcome === 'accepted'
  if (accepted) return [arrives, ...(walks.length > 0 ? walks : acceptedSentences(scene, segment))]
  return [arrives, ...decisionSentences(scene, segment), ...walks]
}

/** The rule in the reader's language; in the words of the verdict where nobody has translated it. */
const ruleSentence = ({ t }: Scene, { rule, reason }: { rule: string; reason: string }) =>
  messageNamed(t, `verdict_${keyed(rule)}`)?.({}) ?? reason

function decisionSentences(scene: Scene, { verdict }: SegmentFlight): string[] {
  if (!verdict) return []
  const { t, side, sent } = scene
  const names = { side: nameOf(t, side) }
  const rule = ruleSentence(scene, verdict)
  switch (verdict.outcome) {
    case 'challenged':
      return [t.challenged(names), rule]
    case 'reset':
      return [
        sent.some(({ flags }) => flags.includes('RST')) ? t.reset(names) : t.reset_silently(names),
        rule,
      ]
    case 'queued':
      return [t.queued(names), rule]
    default:
      return [sent.length > 0 ? reaction(scene) : t.ignored(names), rule]
  }
}

/** An acceptable segment that changes no state: data, an acknowledgment, or both. */
function acceptedSentences(scene: Scene, segment: SegmentFlight): string[] {
  const { t, side, moment, before, after, sent } = scene
  const who = nameOf(t, side)
  const said: string[] = []
  if (moment.delivered) {
    const words = { side: who, octets: octets(t, moment.delivered.octets) }
    const acknowledges = sent.some(({ from, flags }) => from === side && flags.includes('ACK'))
    said.push(acknowledges ? t.gets_data_acked(words) : t.gets_data(words))
  } else if (segment.length > 0 && after['RCV.NXT'] !== before['RCV.NXT']) {
    said.push(t.data_kept({ side: who, octets: octets(t, segment.length) }))
  }
  if (said.length === 0 && segment.ack !== null && after['SND.UNA'] !== before['SND.UNA']) {
    said.push(t.data_acked({ side: who, ack: segment.ack }))
  }
  if (after['SND.WND'] !== before['SND.WND'] && after['SND.WND'] !== undefined) {
    if (after['SND.WND'] === 0) said.push(t.window_closed({ side: who }))
    else if (before['SND.WND'] === 0) said.push(t.window_opened({ side: who, window: after['SND.WND'] }))
  }
  if (said.length > 0) return said
  const own = segment.verdict && messageNamed(t, `verdict_${keyed(segment.verdict.rule)}`)?.({})
  if (own) return [own]
  return [sent.length > 0 ? reaction(scene) : t.nothing_new({ side: who })]
}

/** What goes back at once, in a word. */
function reaction({ t, side, sent }: Scene): string {
  const names = { side: nameOf(t, side), other: nameOf(t, otherThan(side)) }
  const [answer] = sent
  if (answer?.flags.includes('RST')) return t.reset(names)
  if (answer?.flags.includes('SYN')) return t.repeats_syn_ack(names)
  if (answer && answer.length > 0) return t.sends_data({ who: names.side, octets: octets(t, answer.length) })
  if (answer?.flags.includes('FIN'))
    return t.sends_segment({ who: names.side, segment: segmentNoun(t, answer) })
  return t.answers_ack(names)
}
