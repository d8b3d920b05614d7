import type { ListingMessages } from '../../messages/messages'
import type { Finding } from '../../sockets/findings/finding'

/** What there is, and what it means, in one line. */
export function headlineOf(finding: Finding, t: ListingMessages): string {
  const { kind, count, state, address, severity } = finding
  switch (kind) {
    case 'close-wait-leak':
      return t.finding_head_close_wait_leak({ count })
    case 'time-wait-many':
      return severity === 'warning'
        ? t.finding_head_time_wait_short({ count })
        : t.finding_head_time_wait_many({ count })
    case 'syn-received-flood':
      return t.finding_head_syn_received_flood({ count })
    case 'accept-queue-full':
      return address === null
        ? t.finding_head_accept_queues_full({ count })
        : t.finding_head_accept_queue_full({ address })
    case 'fin-wait-2-orphans':
      return t.finding_head_fin_wait_2_orphans({ count })
    case 'syn-sent-stuck':
      return t.finding_head_syn_sent_stuck({ count })
    case 'last-ack-stuck':
      return t.finding_head_last_ack_stuck({ count })
    case 'recv-q-full':
      return t.finding_head_recv_q_full({ count, state })
    case 'send-q-stuck':
      return t.finding_head_send_q_stuck({ count, state })
  }
}

/** What all the sockets of a finding share, and the most that one of them has waiting. */
export function factsOf(
  { kind, process, address, queue, count }: Finding,
  t: ListingMessages,
): readonly string[] {
  const isListener = kind === 'accept-queue-full'
  return [
    ...(process ? [t.finding_fact_process({ process })] : []),
    // A single one's is in the row, or in the headline.
    ...(address && count > 1 ? [t.finding_fact_address({ address })] : []),
    ...(queue && isListener ? [t.finding_fact_waiting({ waiting: queue })] : []),
    // One is the FIN that the kernel counts.
    ...(queue && queue > 1 && !isListener ? [t.finding_fact_queue({ octets: queue })] : []),
  ]
}

/** The scenario that shows how one comes to a finding. */
export const SHOWN_BY: Readonly<Record<Finding['kind'], string>> = {
  'close-wait-leak': 'close-wait-leak',
  'time-wait-many': 'time-wait-reuse',
  'syn-received-flood': 'lost-handshake-ack',
  'accept-queue-full': 'accept-queue-full',
  'fin-wait-2-orphans': 'fin-wait-2-timeout',
  'syn-sent-stuck': 'syn-timeout',
  'last-ack-stuck': 'lost-last-ack',
  'recv-q-full': 'zero-window',
  'send-q-stuck': 'zero-window',
}
