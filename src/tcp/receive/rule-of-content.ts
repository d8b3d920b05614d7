import { isThirdDuplicate } from '../flow/congestion'
import { usesSack } from '../options/sack'
import type { Connection } from '../tcb/connection'
import type { Rule } from '../verdict/rules'
import { has, type Segment } from '../wire/segment'
import { acknowledgesNew, tellsWindow } from './acknowledges'
import { bringsFin, receive } from './text'

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
  // With SACK it is what the blocks tell that has something sent again, not their number.
  if (!usesSack(c) && isThirdDuplicate(c, segment)) return 'ack-duplicate-third'
  return tellsWindow(c, segment) && segment.window !== c.tcb['SND.WND'] ? 'window-update' : 'ack-duplicate'
}
