import { keyed, messageNamed } from '../../messages/named'
import type { State } from '../../tcp/tcb/state'
import { other, read } from '../../timeline/read'
import type { Walk } from '../../timeline/timeline'
import { isOrphan, momentBefore } from './history'
import type { Scene } from './scene'
import { timeWaitInFull } from './time-wait'
import { nameOf } from './words'

/** What an endpoint concludes as it changes its state, and what it now waits for. */
export function walkSentence(scene: Scene, walk: Walk, who: string): string {
  const { t, moment } = scene
  const { from, to } = walk
  const words = { who, other: nameOf(t, other(walk.endpoint)), from, to, wait: timeWaitInFull(scene) }
  const end = to === 'CLOSED' && moment.cause.kind !== 'start' ? endSentence(scene, walk) : undefined
  if (end) return end(words)
  const key = `walk_${keyed(from)}_${keyed(to)}`
  return (manner(scene, walk, key) ?? messageNamed(t, key) ?? t.walk_other)(words)
}

type Sentence = (words: { who: string; other: string }) => string

/** Here an RST takes away what the application still counts on (RFC 9293 §3.10.7.4, the second check). */
const IN_USE: readonly State[] = ['SYN-RECEIVED', 'ESTABLISHED', 'CLOSE-WAIT']

/** How a connection ends but by running its course. */
function endSentence(scene: Scene, { from, edge }: Walk): Sentence | undefined {
  const { t, moment, timeline, sent } = scene
  const { cause } = moment
  if (cause.kind === 'timer' && from !== 'TIME-WAIT') {
    if (cause.timer === 'fin-wait-2') return t.walk_orphaned
    // The user timeout may be looked at when another timer goes off; its own is told with it.
    if (edge.endsWith(':user timeout') && cause.timer !== 'user') return t.walk_gave_up_impatient
    if (cause.timer === 'persist' && isOrphan(scene)) return t.walk_gave_up_orphan
    return cause.timer === 'keepalive' ? t.walk_gave_up_probing : t.walk_gave_up
  }
  const sendsRst = sent.some(({ flags }) => flags.includes('RST'))
  if (cause.kind === 'icmp') return t.walk_unreachable
  if (cause.kind === 'call' && cause.call === 'close' && sendsRst) {
    return edge.endsWith(':ABORT') ? t.walk_listener_closed : t.walk_closed_unread
  }
  if (cause.kind !== 'segment') return undefined
  if (!read(timeline).segment(cause.id)?.flags.includes('RST'))
    return sendsRst ? t.walk_reset_by_own : undefined
  if (from === 'SYN-SENT') return t.walk_refused
  if (from === 'TIME-WAIT') return t.walk_assassinated
  return IN_USE.includes(from) ? t.walk_reset : t.walk_reset_while_closing
}

/** The same step told otherwise, where there are words for how it comes about. */
function manner(scene: Scene, { from, to, endpoint }: Walk, key: string) {
  const { t, sent, isSelf } = scene
  if (isSelf) return messageNamed(t, `${key}_self`)
  const justWalked = momentBefore(scene)?.walks.some(
    (walk) => walk.from === from && walk.to === to && walk.endpoint !== endpoint,
  )
  return (
    (justWalked ? messageNamed(t, `${key}_too`) : undefined) ??
    (sent.length === 0 ? messageNamed(t, `${key}_later`) : undefined) ??
    (isOrphan(scene) ? messageNamed(t, `${key}_orphan`) : undefined)
  )
}
