import { other, read } from '../../timeline/read'
import type { Cause } from '../../timeline/timeline'
import { hasProbed, timesInARow } from './history'
import { retransmissionSentences } from './retransmissions'
import type { Scene } from './scene'
import { timeWait } from './time-wait'
import { walkSentence } from './walks'
import { duration, nameOf } from './words'

type TimerCause = Extract<Cause, { kind: 'timer' }>

/** Which timer has run out, and what the endpoint does about it. */
export function timerSentences(scene: Scene, { timer }: TimerCause): string[] {
  const { t, side, moment, sent } = scene
  const who = nameOf(t, side)
  const walks = moment.walks.map((walk) => walkSentence(scene, walk, who))
  const names = { side: who, other: nameOf(t, other(side)), length: waited(scene) }
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
    case 'delayed-ack':
      if (walks.length > 0) return walks
      if (sent.length === 0) return [t.fires_in_vain(names)]
  }
  if (timer === 'delayed-ack') return [t.fires_delayed_ack(names)]
  if (timer === 'persist') return [(hasProbed(scene) ? t.fires_persist_again : t.fires_persist)(names)]
  const count = timesInARow(scene)
  return [(count > 1 ? t.fires_keepalive_again : t.fires_keepalive)({ ...names, count })]
}

/** How long the timer has run that runs out at this moment. */
function waited({ t, timeline, step }: Scene): string {
  const run = read(timeline).fired(step)
  return run ? duration(t, run.due - run.start) : ''
}
