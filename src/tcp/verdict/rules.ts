import type { Outcome, Verdict } from './verdict'

type Row = readonly [outcome: Outcome, rfc: string, reason: string]

/**
 * Every decision that an endpoint takes about an arriving segment, in the order of RFC 9293 §3.10.7.
 * The ids are stable: they key the words in src/messages and may be quoted by others.
 */
const ROWS = {
  'host-down': ['ignored', '3.5.1', 'The host is down: nobody is there to receive the segment.'],

  'closed-rst': [
    'ignored',
    '3.10.7.1',
    'There is no connection, and an RST is never answered: it is discarded.',
  ],
  'closed-no-ack': ['reset', '3.10.7.1', 'There is no connection: the segment is acknowledged with an RST.'],
  'closed-ack': [
    'reset',
    '3.10.7.1',
    'There is no connection: an RST goes back, with the sequence number that the segment acknowledges.',
  ],

  'listen-rst': [
    'ignored',
    '3.10.7.2',
    'Nothing has been sent from LISTEN that an RST could answer: it is ignored.',
  ],
  'listen-ack': [
    'reset',
    '3.10.7.2',
    'Nothing has been sent from LISTEN, so no acknowledgment can be right: RST.',
  ],
  'listen-syn-fin': ['ignored', '3.10.7.2', 'A SYN that also carries a FIN is dropped by policy.'],
  'listen-syn': ['accepted', '3.10.7.2', 'A SYN reaches a listener: it is answered with SYN,ACK.'],
  'cookie-syn': [
    'accepted',
    '3.10.7.2',
    'The SYN is answered with a SYN cookie: the listener keeps nothing, its number will prove the ACK.',
  ],
  'cookie-ack': [
    'accepted',
    '3.10.7.2',
    'It acknowledges a SYN cookie: the handshake is complete though nothing was kept of it.',
  ],
  'listen-other': ['ignored', '3.10.7.2', 'Neither RST, ACK nor SYN: a listener drops the segment.'],

  'syn-sent-bad-ack-rst': [
    'ignored',
    '3.10.7.3',
    'The RST acknowledges something that was never sent: it is not meant for this connection.',
  ],
  'syn-sent-bad-ack': [
    'reset',
    '3.10.7.3',
    'It acknowledges something that was never sent: an RST tells the sender that it is mistaken.',
  ],
  'syn-sent-bad-echo': [
    'reset',
    'RFC 7323 §3.2',
    'It echoes a timestamp that was never sent: it is no answer to this SYN, and Linux resets it.',
  ],
  'syn-sent-rst': ['accepted', '3.10.7.3', 'The RST acknowledges our SYN: the connection is refused.'],
  'syn-sent-rst-no-ack': [
    'ignored',
    '3.10.7.3',
    'An RST without an ACK of our SYN proves nothing: it is dropped.',
  ],
  'syn-sent-syn-fin': ['ignored', '3.10.7.3', 'A SYN that also carries a FIN is dropped by policy.'],
  'syn-sent-syn-ack': ['accepted', '3.10.7.3', 'The SYN is acknowledged, and the peer has sent its own.'],
  'syn-sent-syn': ['accepted', '3.10.7.3', 'A SYN without ACK crosses ours: both sides are opening.'],
  'syn-sent-other': ['ignored', '3.10.7.3', 'Neither SYN nor RST: the segment is dropped.'],

  'simultaneous-open': [
    'accepted',
    '3.5',
    'The SYN,ACK of a simultaneous open: its SYN is known already, its ACK is of our SYN (Figure 7).',
  ],
  'time-wait-fin': [
    'accepted',
    '3.10.7.4',
    'The peer repeats its FIN: our last ACK was lost. It is acknowledged again and 2 MSL start anew.',
  ],
  'zero-window-ack': [
    'ignored',
    '3.10.7.4',
    'The receive window is closed: the text is refused, the acknowledgment in it counts.',
  ],
  'old-timestamp': [
    'ignored',
    'RFC 7323 §5.3',
    'Its timestamp is older than one that has arrived already: an old duplicate is dropped, and an ACK says what is expected (PAWS).',
  ],
  'old-timestamp-ack': [
    'ignored',
    'RFC 7323 §5.3',
    'An ACK of old, by its timestamp and its number: Linux drops it in silence.',
  ],
  'outside-window-rst': ['ignored', '3.10.7.4', 'The RST lies outside the receive window: it is dropped.'],
  'outside-window': [
    'ignored',
    '3.10.7.4',
    'The segment lies outside the receive window: it is dropped, and an ACK says what is expected.',
  ],

  'rst-outside-window': [
    'ignored',
    '3.10.7.4',
    'The sequence number of the RST lies outside the receive window: it is dropped.',
  ],
  'rst-time-wait': [
    'ignored',
    'RFC 1337 §4',
    'An RST must not end TIME-WAIT: old duplicates would meet the next connection.',
  ],
  rst: ['accepted', '3.10.7.4', 'The RST is valid: the connection is over.'],
  'rst-challenge': [
    'challenged',
    '3.10.7.4',
    'The RST lies in the window but is not exactly RCV.NXT: a challenge ACK asks the peer to confirm (RFC 5961).',
  ],

  'time-wait-syn': [
    'accepted',
    '3.10.7.4',
    'A new SYN beyond the old connection: TIME-WAIT ends and a new one begins.',
  ],
  'syn-received-syn': [
    'accepted',
    '3.10.7.4',
    'A new SYN in the window of a connection that came from LISTEN: it returns to LISTEN.',
  ],
  'syn-challenge': [
    'challenged',
    '3.10.7.4',
    'A SYN has no place in a synchronized connection: a challenge ACK asks the peer what it means (RFC 5961).',
  ],
  'syn-in-window': ['reset', '3.10.7.4', 'A SYN in the window is an error: the connection is reset.'],
  'answered-enough': [
    'ignored',
    'RFC 5961 §7',
    'It calls for an ACK, but its like have been answered often enough lately: the limit on such ACKs keeps it back.',
  ],

  'no-ack': ['ignored', '3.10.7.4', 'Without the ACK bit the segment is dropped.'],
  'ack-range': [
    'challenged',
    '3.10.7.4',
    'The acknowledgment lies outside SND.UNA - MAX.SND.WND .. SND.NXT: a challenge ACK answers it (RFC 5961).',
  ],
  'syn-received-bad-ack': ['reset', '3.10.7.4', 'It does not acknowledge our SYN: an RST answers it.'],
  'listen-queue-full': [
    'ignored',
    '3.9.1.1',
    'The accept queue of the listener is full: Linux drops the SYN without an answer.',
  ],
  'accept-queue-full': [
    'ignored',
    '3.9.1.1',
    'The accept queue of the listener is full: Linux ignores the ACK, and sends its SYN,ACK again.',
  ],
  'accept-queue-reset': [
    'reset',
    '3.9.1.1',
    'The accept queue of the listener is full, and tcp_abort_on_overflow is set: an RST answers the ACK.',
  ],
  'accept-deferred': [
    'ignored',
    '3.9.1.1',
    'The listener waits for data (TCP_DEFER_ACCEPT): a bare ACK does not complete the handshake yet.',
  ],
  'request-syn-again': [
    'accepted',
    '3.10.7.4',
    'The SYN of this opening once more: the SYN,ACK may be lost, and is sent again.',
  ],
  'listener-gone': [
    'reset',
    '3.10.7.1',
    'The listener was closed meanwhile: nobody can take the connection, and an RST says so.',
  ],
  'syn-received-ack': ['accepted', '3.10.7.4', 'Our SYN is acknowledged: the handshake is complete.'],
  'ack-future': [
    'ignored',
    '3.10.7.4',
    'It acknowledges something not sent yet: it is dropped, and an ACK says where we are.',
  ],
  'fin-acknowledged': ['accepted', '3.10.7.4', 'Our FIN is acknowledged.'],
  'ack-in-closing': [
    'ignored',
    '3.10.7.4',
    'Only the ACK of our FIN matters in CLOSING: the segment is ignored.',
  ],
  'ack-in-last-ack': [
    'ignored',
    '3.10.7.4',
    'Only the ACK of our FIN matters in LAST-ACK: the segment is ignored.',
  ],
  'time-wait-ack': [
    'ignored',
    '3.10.7.4',
    'A pure ACK in TIME-WAIT is not answered: two ends in TIME-WAIT would acknowledge each other for ever.',
  ],
  'time-wait-text': ['ignored', '3.10.7.4', 'Nothing new is expected in TIME-WAIT: an ACK says so.'],

  'ack-new': ['accepted', '3.10.7.4', 'It acknowledges data that was outstanding.'],
  'ack-duplicate': ['accepted', '3.10.7.4', 'A duplicate ACK: it says nothing new.'],
  'ack-duplicate-third': [
    'accepted',
    'RFC 5681 §3.2',
    'The third duplicate ACK: the segment that it asks for is sent again, without waiting for the timer.',
  ],
  'window-update': ['accepted', '3.10.7.4', 'It changes the send window.'],
  text: ['accepted', '3.10.7.4', 'The data is the next expected: it is delivered.'],
  'text-out-of-order': [
    'queued',
    '3.10.7.4',
    'Something before it is missing: the data is kept until the gap is filled.',
  ],
  'text-after-fin': ['ignored', '3.10.7.4', 'Data after the FIN of the peer cannot be: it is ignored.'],
  'text-after-close': [
    'reset',
    '3.6.1',
    'The application has closed and cannot read it: an RST tells the peer that data was lost.',
  ],
  'text-beyond-fin': [
    'reset',
    '3.10.7.4',
    'It begins with what has arrived and goes on where the FIN of the peer stood: Linux answers with RST.',
  ],
  fin: ['accepted', '3.10.7.4', 'The FIN is the next expected: the peer has nothing more to send.'],
  'fin-out-of-order': [
    'queued',
    '3.10.7.4',
    'Data before the FIN is missing: the FIN is kept until the gap is filled.',
  ],
} satisfies Record<string, Row>

export type Rule = keyof typeof ROWS

/** The verdict that a rule stands for. */
export function verdictOf(rule: Rule): Verdict {
  const [outcome, rfc, reason] = ROWS[rule]
  return { outcome, rule, reason, rfc }
}

export const RULES = Object.keys(ROWS) as Rule[]
