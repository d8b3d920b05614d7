import type { Messages } from '../../messages/messages'
import type { State } from '../../tcp/state'

/** A message that takes no parameters. */
type Words = { [K in keyof Messages]: Messages[K] extends () => string ? K : never }[keyof Messages]

/** What there is to know about a state, as keys of messages and as words that programs print. */
export interface StateNote {
  /** The name of the state read as a sentence. */
  readonly mnemonic: Words
  /** What an endpoint in this state waits for (RFC 9293 §3.3.2). */
  readonly waits: Words
  /** Which of the two can be here. */
  readonly who: Words
  /** What one meets in practice, on Linux first of all. */
  readonly practice: Words
  /** As `ss` spells it; null where it lists no such socket. */
  readonly ss: string | null
  /** As `netstat` spells it on Linux; null where it lists no such socket. */
  readonly netstat: string | null
  /** Id of a built-in scenario that visits it. */
  readonly scenario: string
}

export const NOTES: Readonly<Record<State, StateNote>> = {
  CLOSED: {
    mnemonic: 'states_closed_mnemonic',
    waits: 'states_closed_waits',
    who: 'states_closed_who',
    practice: 'states_closed_practice',
    ss: null,
    netstat: null,
    scenario: 'connection-refused',
  },
  LISTEN: {
    mnemonic: 'states_listen_mnemonic',
    waits: 'states_listen_waits',
    who: 'states_listen_who',
    practice: 'states_listen_practice',
    ss: 'LISTEN',
    netstat: 'LISTEN',
    scenario: 'three-way-handshake',
  },
  'SYN-SENT': {
    mnemonic: 'states_syn_sent_mnemonic',
    waits: 'states_syn_sent_waits',
    who: 'states_syn_sent_who',
    practice: 'states_syn_sent_practice',
    ss: 'SYN-SENT',
    netstat: 'SYN_SENT',
    scenario: 'three-way-handshake',
  },
  'SYN-RECEIVED': {
    mnemonic: 'states_syn_received_mnemonic',
    waits: 'states_syn_received_waits',
    who: 'states_syn_received_who',
    practice: 'states_syn_received_practice',
    ss: 'SYN-RECV',
    netstat: 'SYN_RECV',
    scenario: 'three-way-handshake',
  },
  ESTABLISHED: {
    mnemonic: 'states_established_mnemonic',
    waits: 'states_established_waits',
    who: 'states_established_who',
    practice: 'states_established_practice',
    ss: 'ESTAB',
    netstat: 'ESTABLISHED',
    scenario: 'three-way-handshake',
  },
  'FIN-WAIT-1': {
    mnemonic: 'states_fin_wait_1_mnemonic',
    waits: 'states_fin_wait_1_waits',
    who: 'states_fin_wait_1_who',
    practice: 'states_fin_wait_1_practice',
    ss: 'FIN-WAIT-1',
    netstat: 'FIN_WAIT1',
    scenario: 'four-way-close',
  },
  'FIN-WAIT-2': {
    mnemonic: 'states_fin_wait_2_mnemonic',
    waits: 'states_fin_wait_2_waits',
    who: 'states_fin_wait_2_who',
    practice: 'states_fin_wait_2_practice',
    ss: 'FIN-WAIT-2',
    netstat: 'FIN_WAIT2',
    scenario: 'four-way-close',
  },
  'CLOSE-WAIT': {
    mnemonic: 'states_close_wait_mnemonic',
    waits: 'states_close_wait_waits',
    who: 'states_close_wait_who',
    practice: 'states_close_wait_practice',
    ss: 'CLOSE-WAIT',
    netstat: 'CLOSE_WAIT',
    scenario: 'four-way-close',
  },
  CLOSING: {
    mnemonic: 'states_closing_mnemonic',
    waits: 'states_closing_waits',
    who: 'states_closing_who',
    practice: 'states_closing_practice',
    ss: 'CLOSING',
    netstat: 'CLOSING',
    scenario: 'simultaneous-close',
  },
  'LAST-ACK': {
    mnemonic: 'states_last_ack_mnemonic',
    waits: 'states_last_ack_waits',
    who: 'states_last_ack_who',
    practice: 'states_last_ack_practice',
    ss: 'LAST-ACK',
    netstat: 'LAST_ACK',
    scenario: 'four-way-close',
  },
  'TIME-WAIT': {
    mnemonic: 'states_time_wait_mnemonic',
    waits: 'states_time_wait_waits',
    who: 'states_time_wait_who',
    practice: 'states_time_wait_practice',
    ss: 'TIME-WAIT',
    netstat: 'TIME_WAIT',
    scenario: 'lost-last-ack',
  },
}
