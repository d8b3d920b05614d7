import { gt } from '../../tcp/wire/sequence'
import { read } from '../../timeline/read'
import type { SegmentFlight, TimerRun } from '../../timeline/timeline'
import { earlierSendings, timesInARow, untakenSince } from './history'
import type { Scene } from './scene'
import { segmentName } from './what'
import { duration, nameOf, segmentNoun } from './words'

/** A segment that is sent again because its timer has run out. */
interface Resending {
  readonly scene: Scene
  readonly segment: SegmentFlight
  /** The sendings before this one. */
  readonly earlier: { readonly count: number; readonly last: SegmentFlight | undefined }
  /** The run of the timer that ends here, and the one that begins here. */
  readonly fired: TimerRun | undefined
  readonly next: TimerRun | undefined
}

export function retransmissionSentences(scene: Scene, walks: string[]): string[] {
  const { t, side, sent, timeline, step } = scene
  const [segment] = sent
  if (!segment) return walks.length > 0 ? walks : [t.fires_in_vain({ side: nameOf(t, side) })]

  const reading = read(timeline)
  const resending: Resending = {
    scene,
    segment,
    earlier: earlierSendings(scene, segment),
    fired: reading.fired(step),
    next: reading.started(step).find(({ timer }) => timer === 'retransmission'),
  }
  if (isSoonAfterReset(resending)) return [t.fires_soon_after_reset(words(resending)), ...walks]
  // Told now and not when it was sent: the endpoint, too, learns of the loss only by waiting.
  return [waitSentence(resending), ...fateSentences(resending), repeatSentence(resending), ...walks]
}

const words = ({ scene: { t, side }, segment, fired }: Resending) => ({
  side: nameOf(t, side),
  segment: segmentNoun(t, segment),
  length: fired ? duration(t, fired.due - fired.start) : '',
})

/** Linux sets a short timer when its SYN has found an old connection and it has sent an RST to clear that away. */
const isSoonAfterReset = ({ segment, earlier, fired }: Resending): boolean => {
  const { last } = earlier
  return segmentName(segment) === 'SYN' && !!last && !!fired && last.sentAt < fired.start
}

function waitSentence(resending: Resending): string {
  const { scene, fired } = resending
  const { t } = scene
  if (!fired) return t.fires_retransmission_untold(words(resending))
  const isAgain = timesInARow(scene) > 1
  return (isAgain ? t.fires_retransmission_again : t.fires_retransmission)(words(resending))
}

/** What has become of the latest sending. */
function fateSentences(resending: Resending): string[] {
  const { scene, earlier } = resending
  const { t, moment } = scene
  const { last } = earlier
  if (!last) return []
  if (last.fate === 'lost') return [t.was_lost(words(resending))]
  if (last.arrivesAt !== null && last.arrivesAt > moment.time) return [t.still_on_its_way(words(resending))]
  return [isAnswerIgnored(scene, last) ? t.answer_ignored() : t.answer_missing(words(resending))]
}

/** Whether an acknowledgment has come back, but was not taken: the accept queue was full. */
function isAnswerIgnored(scene: Scene, sending: SegmentFlight): boolean {
  for (const { ack } of untakenSince(scene, sending.sentAt)) {
    if (ack !== null && gt(ack, sending.seq)) return true
  }
  return false
}

/** Which sending this is, and how long it is given. */
function repeatSentence({ scene, earlier, fired, next }: Resending): string {
  const { t, side } = scene
  const who = nameOf(t, side)
  if (!next) return t.sends_again({ side: who })
  const wait = next.due - next.start
  const isDouble = !!fired && Math.abs(wait - 2 * (fired.due - fired.start)) < 1e-6
  const all = { side: who, length: duration(t, wait), count: earlier.count + 1 }
  const [doubles, waits] =
    earlier.count > 1
      ? [t.sends_number_doubles, t.sends_number_waits]
      : [t.sends_again_doubles, t.sends_again_waits]
  return (isDouble ? doubles : waits)(all)
}
