import type { CardMessages } from '../../messages/messages'
import type { State } from '../../tcp/tcb/state'

/** A message that takes no parameters. */
type Words = {
  [K in keyof CardMessages]: CardMessages[K] extends () => string ? K : never
}[keyof CardMessages]

/** What there is to know about a state, as keys of messages. */
export interface StateNote {
  /** The name of the state read as a sentence. */
  readonly mnemonic: Words
  /** What an endpoint in this state waits for (RFC 9293 §3.3.2). */
  readonly waits: Words
  /** Which of the two can be here. */
  readonly who: Words
  /** What one meets in practice, on Linux first of all. */
  readonly practice: Words
  /** Id of a built-in scenario that visits it. */
  readonly scenario: string
}

/** Where the reference tells of a state: "time-wait". */
export const anchorOf = (state: State): string => state.toLowerCase()

export const NOTES: Readonly<Record<State, StateNote>> = {
  CLOSED: {
    mnemonic: 'closed_mnemonic',
    waits: 'closed_waits',
    who: 'closed_who',
    practice: 'closed_practice',
    scenario: 'connection-refused',
  },
  LISTEN: {
    mnemonic: 'listen_mnemonic',
    waits: 'listen_waits',
    who: 'listen_who',
    practice: 'listen_practice',
    scenario: 'three-way-handshake',
  },
  'SYN-SENT': {
    mnemonic: 'syn_sent_mnemonic',
    waits: 'syn_sent_waits',
    who: 'syn_sent_who',
    practice: 'syn_sent_practice',
    scenario: 'three-way-handshake',
  },
  'SYN-RECEIVED': {
    mnemonic: 'syn_received_mnemonic',
    waits: 'syn_received_waits',
    who: 'syn_received_who',
    practice: 'syn_received_practice',
    scenario: 'three-way-handshake',
  },
  ESTABLISHED: {
    mnemonic: 'established_mnemonic',
    waits: 'established_waits',
    who: 'established_who',
    practice: 'established_practice',
    scenario: 'three-way-handshake',
  },
  'FIN-WAIT-1': {
    mnemonic: 'fin_wait_1_mnemonic',
    waits: 'fin_wait_1_waits',
    who: 'fin_wait_1_who',
    practice: 'fin_wait_1_practice',
    scenario: 'four-way-close',
  },
  'FIN-WAIT-2': {
    mnemonic: 'fin_wait_2_mnemonic',
    waits: 'fin_wait_2_waits',
    who: 'fin_wait_2_who',
    practice: 'fin_wait_2_practice',
    scenario: 'four-way-close',
  },
  'CLOSE-WAIT': {
    mnemonic: 'close_wait_mnemonic',
    waits: 'close_wait_waits',
    who: 'close_wait_who',
    practice: 'close_wait_practice',
    scenario: 'four-way-close',
  },
  CLOSING: {
    mnemonic: 'closing_mnemonic',
    waits: 'closing_waits',
    who: 'closing_who',
    practice: 'closing_practice',
    scenario: 'simultaneous-close',
  },
  'LAST-ACK': {
    mnemonic: 'last_ack_mnemonic',
    waits: 'last_ack_waits',
    who: 'last_ack_who',
    practice: 'last_ack_practice',
    scenario: 'four-way-close',
  },
  'TIME-WAIT': {
    mnemonic: 'time_wait_mnemonic',
    waits: 'time_wait_waits',
    who: 'time_wait_who',
    practice: 'time_wait_practice',
    scenario: 'lost-last-ack',
  },
}
