import { arrives, arrivesAndGo, beyond } from './transition'

type Transition = (ReturnType<typeof arrives> | ReturnType<typeof arrivesAndGo>) & { readonly reenter?: true }

/** What a state does at each step of §3.10.7.4; a list of transitions for each, the first whose guard holds is taken. */
interface Steps {
  /** What a state knows before its numbers are checked. */
  readonly before?: readonly Transition[]
  readonly rst: readonly Transition[]
  readonly syn?: readonly Transition[]
  readonly ack: readonly Transition[]
  readonly text?: readonly Transition[]
}

/** SEGMENT ARRIVES in SYN-RECEIVED and the synchronized states: the order of RFC 9293 §3.10.7.4. */
export const inOrder = ({ before = [], rst, syn = checkSyn, ack, text = [] }: Steps) => [
  ...before,
  // First, check sequence number.
  ...checkSequence,
  // Second, check the RST bit.
  ...rst,
  // Third, check security: not modelled. Fourth, check the SYN bit.
  ...syn,
  // Fifth, check the ACK field.
  ...ack,
  // Sixth, check the URG bit: not modelled. Seventh, process the segment text.
  ...text,
  // Eighth, check the FIN bit: `always` of each state, since a FIN may have been held.
]

const NOTE_3 = 'Figure 5, note 3: receipt of an RST is not drawn, for legibility'

/** First, check sequence number. */
const checkSequence = [
  arrives('old-timestamp-ack', { guard: 'pure ACK of old, stamped so' }),
  arrives('old-timestamp', { guard: 'sent before what has arrived already', actions: ['send ACK'] }),
  arrives('outside-window-rst', { guard: 'RST, not acceptable' }),
  arrives('outside-window', { guard: 'not acceptable', actions: ['send ACK'] }),
]

/** "A reset is valid if its sequence number is in the window" (§3.5.3), and not only its text. */
const ignoreRst = arrives('rst-outside-window', { guard: 'RST before the window' })
const challengeRst = arrives('rst-challenge', { guard: 'is RST', actions: ['send ACK'] })

/** Second, check the RST bit, where users must be told. */
export const checkRst = [
  ignoreRst,
  arrivesAndGo('rst', 'CLOSED', beyond('rcv RST', 'delete TCB', NOTE_3), {
    guard: 'RST to be believed',
    actions: ['answer calls: reset'],
    signals: ['connection reset'],
  }),
  challengeRst,
]

/**
 * The same where both sides have closed. Only a SEND that is still unacknowledged is answered: MUST-12
 * wants its user to know.
 */
export const checkRstSilently = [
  ignoreRst,
  arrivesAndGo('rst', 'CLOSED', beyond('rcv RST', 'delete TCB', NOTE_3), {
    guard: 'RST to be believed',
    actions: ['answer calls: reset'],
  }),
  challengeRst,
]

/** The same in SYN-RECEIVED: back to where it came from; an active open was refused. */
export const checkRstInSynReceived = [
  ignoreRst,
  arrivesAndGo(
    'rst',
    'TIME-WAIT',
    beyond(
      'rcv RST',
      'x',
      'RFC 9293 §3.6.1, MAY-2: back to TIME-WAIT where the SYN turns out to be an old duplicate',
    ),
    {
      guard: 'reopened TIME-WAIT where nobody listens, RST to be believed',
      actions: ['take up the old connection'],
    },
  ),
  arrivesAndGo(
    'rst',
    'LISTEN',
    { event: 'rcv RST', action: 'x' },
    { guard: 'came from LISTEN, RST to be believed' },
  ),
  arrivesAndGo('rst', 'CLOSED', beyond('rcv RST', 'delete TCB', NOTE_3), {
    guard: 'RST to be believed',
    signals: ['connection refused'],
  }),
  challengeRst,
]

/** Fourth, check the SYN bit (the third, security, is not modelled). */
export const checkSyn = [
  arrivesAndGo(
    'syn-in-window',
    'CLOSED',
    beyond(
      'rcv SYN in window',
      'snd RST',
      'RFC 793 handling, kept by RFC 9293 §3.10.7.4 step 4 beside RFC 5961',
    ),
    {
      guard: 'SYN that resets',
      actions: ['send RST,ACK', 'answer calls: reset'],
      signals: ['connection reset'],
    },
  ),
  arrives('syn-challenge', { guard: 'is SYN', actions: ['send ACK'] }),
]

/** Fifth, check the ACK field, as far as it is the same everywhere. */
export const noAck = arrives('no-ack', { guard: 'has no ACK' })

const checkAck = [
  noAck,
  arrives('ack-range', { guard: 'ACK out of range (RFC 5961)', actions: ['send ACK'] }),
]

export const checkAckOfSent = [
  ...checkAck,
  arrives('ack-future', { guard: 'ACK of something not yet sent', actions: ['send ACK'] }),
]

/** Data for an application that has gone is lost: the peer must know (RFC 9293 §3.6.1; Linux). */
export const checkReader = [
  arrivesAndGo(
    'text-after-close',
    'CLOSED',
    beyond(
      'rcv data after close()',
      'snd RST',
      'RFC 9293 §3.6.1: data that can no longer be delivered is answered by RST',
    ),
    {
      guard: 'text that nobody will read',
      actions: ['send RST in reply', 'answer calls: reset'],
      signals: ['connection reset'],
    },
  ),
]

/** In Linux text that goes on where the peer's FIN stood resets (tcp_rcv_state_process()). */
export const checkBeyondFin = [
  arrivesAndGo(
    'text-beyond-fin',
    'CLOSED',
    beyond(
      'rcv text beyond FIN',
      'snd RST',
      'Linux, tcp_rcv_state_process(): text goes on where the FIN of the peer stood',
    ),
    {
      guard: 'text that begins before their FIN, and goes beyond',
      actions: ['send RST in reply', 'answer calls: reset'],
      signals: ['connection reset'],
    },
  ),
]

/** Seventh, process the segment text (the sixth, URG, is not modelled); the eighth, FIN, is `always` of each state. */
export const takeContent = arrives('by content', { actions: ['take ACK', 'take text'], respond: true })
