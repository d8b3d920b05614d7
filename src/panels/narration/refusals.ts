import { keyed, messageNamed } from '../../messages/named'
import { ge } from '../../tcp/wire/sequence'
import { other, read } from '../../timeline/read'
import type { SegmentFlight } from '../../timeline/timeline'
import { hasHadItsLike } from './history'
import type { Scene } from './scene'
import { segmentName } from './what'
import { nameOf, octets, segmentNoun } from './words'

type Verdict = NonNullable<SegmentFlight['verdict']>

/** Who gets what from whom. */
export const namesIn = (scene: Scene, segment: SegmentFlight) => ({
  side: nameOf(scene.t, scene.side),
  other: nameOf(scene.t, other(scene.side)),
  segment: read(scene.timeline).probe(segment.id) ? scene.t.probe() : segmentNoun(scene.t, segment),
})

/** The rule in the reader's language; in the words of the verdict where nobody has translated it. */
export function ruleSentence(scene: Scene, segment: SegmentFlight, { rule, reason }: Verdict): string {
  const key = `verdict_${keyed(rule)}`
  const again = hasHadItsLike(scene, segment) ? messageNamed(scene.t, `${key}_again`) : undefined
  return (again ?? messageNamed(scene.t, key))?.(namesIn(scene, segment)) ?? reason
}

/** What there is to say against a segment, and what the endpoint does about it. */
export function refusalSentences(scene: Scene, segment: SegmentFlight, verdict: Verdict): string[] {
  const { t, side, sent } = scene
  const names = { side: nameOf(t, side) }
  if (verdict.rule === 'closed-no-ack' && segmentName(segment) === 'SYN') {
    return [t.nobody_listens(), t.reset(names)]
  }
  const stale = verdict.rule === 'outside-window' && staleSentence(scene, segment)
  if (stale) return [stale]

  const rule = ruleSentence(scene, segment, verdict)
  switch (verdict.outcome) {
    case 'challenged':
      return [rule, t.challenged(names)]
    case 'reset':
      return [
        rule,
        sent.some(({ flags }) => flags.includes('RST')) ? t.reset(names) : t.reset_silently(names),
      ]
    case 'queued':
      return [rule, queuedSentence(scene, segment)]
    default:
      return [rule, sent.length > 0 ? reactionSentence(scene) : t.ignored(names)]
  }
}

function queuedSentence(scene: Scene, segment: SegmentFlight): string {
  const { t, side, sent } = scene
  const [answer] = sent
  const names = { side: nameOf(t, side) }
  if (!answer || answer.ack === null) return t.queued(names)
  const asks = hasHadItsLike(scene, segment) ? t.queued_asks_again : t.queued_asks
  return asks({ ...names, ack: answer.ack })
}

/** A segment that is answered because its numbers are old: a probe, or what has arrived already. */
function staleSentence(scene: Scene, segment: SegmentFlight): string | undefined {
  const { t, side, sent } = scene
  const [answer] = sent
  if (!answer) return undefined
  const names = { side: nameOf(t, side), window: answer.window }
  switch (read(scene.timeline).probe(segment.id)) {
    case 'keepalive':
      return t.keepalive_answered(names)
    case 'persist':
      if (segment.kind === 'retransmission' || hasHadItsLike(scene, segment))
        return t.window_probe_again(names)
      return (segment.length > 0 ? t.window_probe_refused : t.window_probe_answered)(names)
  }
  if (!hasArrived(scene, segment)) return undefined
  if (segment.kind !== 'retransmission') return t.known(names)
  return (hasHadItsLike(scene, segment) ? t.known_resent_again : t.known_resent)(names)
}

/** Whether everything in a segment that takes a sequence number has arrived before. */
function hasArrived({ before }: Scene, { seq, length, flags }: SegmentFlight): boolean {
  const taken = length + Number(flags.includes('SYN')) + Number(flags.includes('FIN'))
  return taken > 0 && before['RCV.NXT'] !== undefined && ge(before['RCV.NXT'], (seq + taken) >>> 0)
}

/** What goes back at once, in a word. */
export function reactionSentence({ t, side, sent }: Scene): string {
  const names = { side: nameOf(t, side), other: nameOf(t, other(side)) }
  const [answer] = sent
  if (answer?.flags.includes('RST')) return t.reset(names)
  if (answer?.flags.includes('SYN')) return t.repeats_syn_ack(names)
  if (answer && answer.length > 0) return t.sends_data({ who: names.side, octets: octets(t, answer.length) })
  if (answer?.flags.includes('FIN'))
    return t.sends_segment({ who: names.side, segment: segmentNoun(t, answer) })
  return t.answers_ack(names)
}
