import type { Cause } from '../../timeline/timeline'
import { before, timesInARow } from './history'
import { retransmissionSentences } from './retransmissions'
import type { Scene } from './scene'
import { walkSentence } from './walks'
import { duration, nameOf, otherThan, timeWait } from './words'

type TimerCause = Extract<Cause, { kind: 'timer' }>

/** Which timer has run out, and what the endpoint does about it. */
export function timerSentences(scene: Scene, { timer }: TimerCause): string[] {
  const { t, side, moment, sent } = scene
  const who = nameOf(t, side)
  const walks = moment.walks.map((walk) => walkSentence(scene, walk, who))
  const names = { side: who, other: nameOf(t, otherThan(side)), length: waited(scene, timer) }
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
  const count = timesInARow(scene, timer)
  return [(count > 1 ? t.fires_keepalive_again : t.fires_keepalive)({ ...names, count })]
}

/** How long a timer has run that runs out at this moment. */
function waited({ t, timeline, side, moment }: Scene, name: string): string {
  const run = timeline.timers.find(
    ({ timer, endpoint, end, fired }) => timer === name && endpoint === side && fired && end === moment.time,
  )
  return run ? duration(t, run.due - run.start) : ''
}

/** Whether the window that is closed now has been probed before. */
function hasProbed(scene: Scene): boolean {
  for (const { cause, [scene.side]: endpoint } of before(scene)) {
    if (endpoint['SND.WND'] !== 0) return false
    if (cause.kind === 'timer' && cause.endpoint === scene.side && cause.timer === 'persist') return true
  }
  return false
}
