import type { Messages } from '../../messages/messages'
import { keyed, messageNamed } from '../../messages/named'
import { read } from '../../timeline/read'
import type { Cause, SegmentFlight, Timeline, WaitingCall } from '../../timeline/timeline'

type CallCause = Extract<Cause, { kind: 'call' }>

/** What is needed of a call to name it. */
interface Named {
  readonly call: CallCause['call'] | WaitingCall
  readonly octets?: number
}

/** "SYN+ACK": the flags that matter to a reader, without PSH; "data" when there is nothing else to say. */
export function segmentName(segment: SegmentFlight): string {
  const flags = segment.flags.filter((flag) => flag !== 'PSH')
  const plain = flags.every((flag) => flag === 'ACK')
  return plain && segment.length > 0 ? 'DATA' : flags.join('+')
}

/** A call as a program writes it, "write(300)", or as a person says it: "crash". */
export function callName(t: Messages, { call, octets }: Named): string {
  const [, how] = /^shutdown-(.*)$/.exec(call) ?? []
  if (how) return `shutdown(${how.toUpperCase()})`
  return messageNamed(t, `call_${keyed(call)}`)?.({ octets: octets ?? '' }) ?? `${call}(${octets ?? ''})`
}

/** The shortest account of a moment: "server: close()", "client: SYN+ACK arrives". */
export function whatHappens(timeline: Timeline, step: number, t: Messages): string {
  const side = (name: 'client' | 'server') => (name === 'client' ? t.what_client() : t.what_server())
  const reading = read(timeline)
  const cause = reading.moment(step)?.cause
  switch (cause?.kind) {
    case 'call':
      return t.what_call({ side: side(cause.endpoint), call: callName(t, cause) })
    case 'icmp':
      return t.what_call({ side: side(cause.endpoint), call: `ICMP ${cause.error.replaceAll('-', ' ')}` })
    case 'timer': {
      const timer = messageNamed(t, `timer_${keyed(cause.timer)}`)?.({}) ?? cause.timer
      return t.what_timer({ side: side(cause.endpoint), timer })
    }
    case 'segment': {
      const segment = reading.segment(cause.id)
      return segment
        ? t.what_arrives({ side: side(segment.to), segment: segmentName(segment) })
        : t.what_start()
    }
    default:
      return t.what_start()
  }
}
