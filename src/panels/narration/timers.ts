import type { Cause, SegmentFlight, TimerRun } from '../../timeline/timeline'
import type { Scene } from './scene'
import { walkSentence } from './walks'
import { duration, nameOf, otherThan, segmentNoun, timeWait } from './words'

type TimerCause = Extract<Cause, { kind: 'timer' }>

/** Which timer has run out, and what the endpoint does about it. */
export function timerSentences(scene: Scene, { timer }: TimerCause): string[] {
  const { t, side, moment, sent } = scene
  const who = nameOf(t, side)
  const names = { side: who, other: nameOf(t, otherThan(side)) }
  const walks = moment.walks.map((walk) => walkSentence(scene, walk, who))
  switch (timer) {
    case 'retransmission':
      return retransmissionSentences(scene, walks)
    case 'time-wait':
      return [t.fires_time_wait({ wait: timeWait(scene) }), ...walks]
    case 'fin-wait-2':
      return [t.fires_fin_wait_2(names), ...walks]
    case 'user':
      return [t.fires_user(names), ...walks]
    case 'persist':
    case 'keepalive':
    case 'delayed-ack': {
      if (walks.length > 0) return walks
      if (sent.length === 0) return [t.fires_in_vain(names)]
      const fires = {
        persist: t.fires_persist,
        keepalive: t.fires_keepalive,
        'delayed-ack': t.fires_delayed_ack,
      }[timer]
      return [fires(names)]
    }
  }
}

function retransmissionSentences(scene: Scene, walks: string[]): string[] {
  const { t, side, sent, timeline, moment } = scene
  const who = nameOf(t, side)
  const [again] = sent
  if (!again) return walks.length > 0 ? walks : [t.fires_in_vain({ side: who })]

  const segment = segmentNoun(t, again)
  const fired = timerRuns(scene).find(({ end, fired }) => fired && end === moment.time)
  const next = timerRuns(scene).find(({ start }) => start === moment.time)
  const waited = fired
    ? t.fires_retransmission({ side: who, segment, length: duration(t, fired.due - fired.start) })
    : t.fires_retransmission_untold({ side: who, segment })
  // Told now and not when it was sent: the endpoint, too, learns of the loss only by waiting.
  const earlier = lastSentBefore(timeline.segments, again)
  const why = earlier && (earlier.fate === 'lost' ? t.was_lost({ segment }) : t.answer_missing({ segment }))
  const repeats = next
    ? t.sends_again_waits({ side: who, length: duration(t, next.due - next.start) })
    : t.sends_again({ side: who })
  return [waited, ...(why ? [why] : []), repeats, ...walks]
}

const timerRuns = ({ timeline, side }: Scene): TimerRun[] =>
  timeline.timers.filter(({ timer, endpoint }) => timer === 'retransmission' && endpoint === side)

/** The latest earlier sending of the same numbers. */
function lastSentBefore(segments: readonly SegmentFlight[], again: SegmentFlight): SegmentFlight | undefined {
  return segments.findLast(
    ({ id, from, seq, kind, flags, length }) =>
      id < again.id &&
      from === again.from &&
      seq === again.seq &&
      kind !== 'forged' &&
      (length > 0 || flags.includes('SYN') || flags.includes('FIN')),
  )
}
