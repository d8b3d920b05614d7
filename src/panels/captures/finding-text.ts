import type { Finding } from '../../capture/findings/findings'
import type { CaptureMessages } from '../../messages/messages'

const ROUGH = new Intl.NumberFormat('en', { maximumSignificantDigits: 3, useGrouping: false })

/** "40 ms", "12 s": as exact as a sentence needs. */
const lengthText = (seconds: number): string =>
  seconds < 1 ? `${ROUGH.format(seconds * 1000)} ms` : `${ROUGH.format(seconds)} s`

/** A finding in one sentence. */
export function findingText({ kind, side, count, seconds, octets }: Finding, t: CaptureMessages): string {
  const who = side === 'server' ? t.capture_the_server() : t.capture_the_client()
  const time = lengthText(seconds)
  const words: Readonly<Record<Finding['kind'], () => string>> = {
    'syn-unanswered': () => t.finding_syn_unanswered({ count, time }),
    refused: () => t.finding_refused(),
    reset: () => t.finding_reset({ who, time }),
    'reset-with-unread-data': () => t.finding_reset_with_unread_data({ who, time, octets }),
    'data-after-close': () => t.finding_data_after_close({ who, octets }),
    'half-closed': () => t.finding_half_closed({ who, time, octets }),
    'never-closed': () => t.finding_never_closed({ who }),
    'port-reused': () => t.finding_port_reused(),
    'starts-in-the-middle': () => t.finding_starts_in_the_middle(),
    'captured-twice': () => t.finding_captured_twice({ count }),
    retransmission: () => t.finding_retransmission({ who, count }),
    'fast-retransmission': () => t.finding_fast_retransmission({ who, count }),
    'spurious-retransmission': () => t.finding_spurious_retransmission({ who, count }),
    'out-of-order': () => t.finding_out_of_order({ who, count }),
    'duplicate-ack': () => t.finding_duplicate_ack({ who, count }),
    'previous-segment-lost': () => t.finding_previous_segment_lost({ who, count }),
    'zero-window': () => t.finding_zero_window({ who, count, time }),
    'window-update': () => t.finding_window_update({ who, count }),
    'keep-alive': () => t.finding_keep_alive({ who, count }),
  }
  const sentence = words[kind]()
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`
}
