import type { ReferenceMessages } from '../../messages/messages'

/** The key of a message that says why the machine has a way that Figure 5 does not draw. */
export type Reason = Extract<keyof ReferenceMessages, `reason_${string}`>

/** The machine's own notes, and the messages that say the same to a reader. */
export const REASONS: Readonly<Record<string, Reason>> = {
  'RFC 9293 §3.10.1, OPEN in LISTEN: from passive to active': 'reason_open_in_listen',
  'RFC 9293 §3.10.5; Figure 5 has no ABORT, and its note 3 (TIME-WAIT) contradicts §3.10.5': 'reason_abort',
  'RFC 9293 §3.5.1: one side of a half-open connection has lost its memory': 'reason_crash',
  'Linux, tcp_syncookies: nothing was kept but the number': 'reason_cookie',
  'Figure 5, note 3: receipt of an RST is not drawn, for legibility': 'reason_reset',
  'RFC 9293 §3.8.3, R2: enough has been tried': 'reason_tried',
  'RFC 9293 §3.10.8, USER TIMEOUT, in any state': 'reason_user_timeout',
  'Linux: the request of a listener that was closed is dropped when it is touched again':
    'reason_listener_gone',
  'Linux: a request is dropped, and the SYN answered by RST': 'reason_syn_again',
  'RFC 9293 §3.6.1, MAY-2: back to TIME-WAIT where the SYN turns out to be an old duplicate':
    'reason_old_syn',
  'RFC 9293 §3.10.7.4 step 4: a passive open returns to LISTEN': 'reason_syn_passive',
  'RFC 793 handling, kept by RFC 9293 §3.10.7.4 step 4 beside RFC 5961': 'reason_syn_reset',
  'Linux, tcp_abort_on_overflow: the accept queue is full': 'reason_no_room',
  'RFC 9293 §3.8.3, R2; in Linux the request is forgotten, the listener stays': 'reason_request_tried',
  'RFC 9293 §3.6.1: data is lost, and the peer must know (RFC 2525 §2.17)': 'reason_unread',
  'RFC 9293 §3.9.2.2: an error that ICMP tells of ends an opening': 'reason_unreachable',
  'Linux, tcp_req_err(): a request whose peer is not to be reached is dropped': 'reason_request_unreachable',
  'Linux, tcp_rcv_state_process(): text goes on where the FIN of the peer stood': 'reason_beyond_fin',
  'RFC 9293 §3.8.4: the peer is gone': 'reason_keepalive',
  'RFC 9293 §3.6.1: data that can no longer be delivered is answered by RST': 'reason_late_data',
  'Figure 5, note 2: omitted from the figure; a FIN is received and the local FIN is also acknowledged':
    'reason_fin_and_ack',
  'Linux, tcp_fin_timeout: nobody holds the socket and the peer does not close': 'reason_fin_timeout',
  'RFC 6191, Linux tcp_twsk_unique(): timestamps tell old from new': 'reason_open_in_time_wait',
  'RFC 9293 §3.6.1, MAY-2: a SYN beyond the old connection reopens it': 'reason_reopened',
  'a listener stands beside the TIME-WAIT': 'reason_listener_beside',
}
