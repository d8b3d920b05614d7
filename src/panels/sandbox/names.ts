import type { Messages, SandboxMessages } from '../../messages/messages'
import { keyed, messageNamed } from '../../messages/named'
import type { Act } from '../../sandbox/act'
import type { Leaf } from '../../sandbox/session'
import { written } from '../../timeline/read'
import type { Call, SegmentFlight, Side } from '../../timeline/timeline'

/** Words that name ends as well as acts. */
export interface ActWords {
  readonly t: Messages
  readonly words: SandboxMessages
}

const sideName = (t: Messages, side: Side): string => (side === 'client' ? t.side_client() : t.side_server())

/** A call as its button has it: "close()". */
export const callName = (words: SandboxMessages, call: Call): string =>
  messageNamed(words, `do_${keyed(call)}`)?.({}) ?? call

/** What was done, in a few words: "Server: close()". */
export function actName(act: Act, segments: readonly SegmentFlight[], { t, words }: ActWords): string {
  switch (act.kind) {
    case 'call':
      return words.act_call({ side: sideName(t, act.side), call: callName(words, act.call) })
    case 'forge':
      return words.act_forge({ flags: act.flags.join('+'), side: sideName(t, act.to) })
    case 'outage':
      return words.act_outage()
    default: {
      const segment = segments[act.segment]
      const inputs = {
        segment: segment?.flags.join('+') ?? '',
        side: segment ? sideName(t, segment.from) : '',
      }
      if (act.kind === 'lose') return words.act_lose(inputs)
      return act.kind === 'delay' ? words.act_delay(inputs) : words.act_duplicate(inputs)
    }
  }
}

/** What made a text of the one before it. */
export function changeName({ change }: Leaf, segments: readonly SegmentFlight[], words: ActWords): string {
  if (!change) return words.words.branch_first()
  if (change.kind === 'written') return words.words.branch_written()
  const act = actName(change.act, segments, words)
  return words.words.act_at({ act, time: written(change.time / 1e6) })
}
