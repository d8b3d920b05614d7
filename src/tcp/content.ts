import { acknowledgesNew, tellsWindow } from './acknowledgment'
import { isThirdDuplicate } from './congestion'
import type { Connection } from './connection'
import { bringsFin, receive } from './input'
import type { Rule } from './rules'
import { has, type Segment } from './segment'

/** What an acceptable segment brings to a synchronized connection, most telling first. */
export function ruleOfContent(c: Connection, segment: Segment): Rule {
  if (segment.length > 0) {
    if (c.finTaken) return 'text-after-fin'
    if (c.tcb['RCV.WND'] === 0) return 'zero-window-ack'
    const { next } = receive(c, segment)
    return next === c.tcb['RCV.NXT'] ? 'text-out-of-order' : 'text'
  }
  if (has(segment, 'FIN') && !c.finTaken) return bringsFin(c, segment) ? 'fin' : 'fin-out-of-order'
  if (acknowledgesNew(c, segment)) return 'ack-new'
  if (isThirdDuplicate(c, segment)) return 'ack-duplicate-third'
  return tellsWindow(c, segment) && segment.window !== c.tcb['SND.WND'] ? 'window-update' : 'ack-duplicate'
}
