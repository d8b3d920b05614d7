import type { Finding } from '../../engine'
import type { SocketMessages } from '../../messages/messages'

/** What a count is of: state, and what all of them share. */
function subjectOf({ kind, count, state, process, address, queue }: Finding, t: SocketMessages): string {
  const isListener = kind === 'accept-queue-full'
  let subject = isListener ? t.finding_on_listener({ count }) : t.finding_in_state({ count, state })
  if (process) subject = t.finding_process({ subject, process })
  if (address) subject = t.finding_address({ subject, address })
  if (queue && isListener) subject = t.finding_waiting({ subject, waiting: queue })
  // One is the FIN that the kernel counts.
  else if (queue && queue > 1) subject = t.finding_queue({ subject, octets: queue })
  return subject
}

/** The likely cause, and what it is not. */
function likelyOf({ kind, queue, state, share, severity }: Finding, t: SocketMessages): readonly string[] {
  switch (kind) {
    case 'close-wait-leak':
      return [queue !== null && queue > 1 ? t.finding_close_wait_unread() : t.finding_close_wait_leak()]
    case 'time-wait-many':
      return [
        t.finding_time_wait_many(),
        ...(share === null ? [] : [t.finding_time_wait_share({ share })]),
        ...(severity === 'warning' ? [t.finding_time_wait_short()] : []),
      ]
    case 'syn-received-flood':
      return [t.finding_syn_received_flood()]
    case 'accept-queue-full':
      return [t.finding_accept_queue_full()]
    case 'fin-wait-2-orphans':
      return [t.finding_fin_wait_2_orphans()]
    case 'syn-sent-stuck':
      return [t.finding_syn_sent_stuck()]
    case 'last-ack-stuck':
      return [t.finding_last_ack_stuck()]
    case 'recv-q-full':
      return [t.finding_recv_q_full()]
    case 'send-q-stuck':
      return [
        state === 'ESTABLISHED' || state === 'CLOSE-WAIT'
          ? t.finding_send_q_stuck()
          : t.finding_send_q_left(),
      ]
  }
}

/** The likely cause, what it is not, and whether it has moved. */
export const causeOf = (finding: Finding, t: SocketMessages): readonly string[] => [
  ...likelyOf(finding, t),
  ...(finding.isSeenAgain ? [t.finding_seen_again()] : []),
]

/** A finding in sentences: what there is, the likely cause and what it is not. */
export const sentencesOf = (finding: Finding, t: SocketMessages): readonly string[] => [
  `${subjectOf(finding, t)}${t.grammar.stop}`,
  ...causeOf(finding, t),
]
