import type { Walk } from '../../timeline/timeline'
import type { Scene } from './scene'
import { keyed, messageNamed, nameOf, otherThan, timeWait } from './words'

/** What an endpoint concludes as it changes its state, and what it now waits for. */
export function walkSentence(scene: Scene, walk: Walk, who: string): string {
  const { t, moment, sent } = scene
  const { from, to } = walk
  const words = { who, other: nameOf(t, otherThan(walk.endpoint)), from, to, wait: timeWait(scene) }
  if (to === 'CLOSED' && moment.cause.kind === 'segment' && arrivedRst(scene)) {
    if (from === 'SYN-SENT') return t.walk_refused(words)
    return from === 'TIME-WAIT' ? t.walk_assassinated(words) : t.walk_reset(words)
  }
  if (to === 'CLOSED' && moment.cause.kind === 'timer' && from !== 'TIME-WAIT') {
    return moment.cause.timer === 'fin-wait-2' ? t.walk_orphaned(words) : t.walk_gave_up(words)
  }
  const key = `walk_${keyed(from)}_${keyed(to)}`
  const later = sent.length === 0 ? messageNamed(t, `${key}_later`) : undefined
  return (later ?? messageNamed(t, key) ?? t.walk_other)(words)
}

function arrivedRst({ moment, timeline }: Scene): boolean {
  const { cause } = moment
  return cause.kind === 'segment' && !!timeline.segments[cause.id]?.flags.includes('RST')
}
