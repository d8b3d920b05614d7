import type { ReferenceMessages } from '../../messages/messages'
import type { State } from '../../tcp/tcb/state'

/** A message that takes no parameters. */
type Words = {
  [K in keyof ReferenceMessages]: ReferenceMessages[K] extends () => string ? K : never
}[keyof ReferenceMessages]

/** What one sees when something is wrong; what to do stands in the message of the same name with `_cure`. */
export type Trouble = Words extends infer W ? (W extends `${infer Seen}_cure` ? Seen : never) : never

/** A setting of Linux that matters in a state. */
export interface Sysctl {
  readonly name: string
  /** As a kernel of version 6 comes; null where it depends on the memory of the machine. */
  readonly value: string | null
  readonly effect: Words
}

/** What the reference says of a state and the card does not. */
export interface Entry {
  readonly meaning: Words
  /** What else people call it. */
  readonly find: Words
  readonly troubles: readonly Trouble[]
  readonly sysctls: readonly Sysctl[]
}

const tcp = (name: string, value: string | null, effect: Words): Sysctl => ({
  name: `net.ipv4.tcp_${name}`,
  value,
  effect,
})

export const ENTRIES: Readonly<Record<State, Entry>> = {
  CLOSED: { meaning: 'closed_meaning', find: 'closed_find', troubles: ['closed_refused'], sysctls: [] },
  LISTEN: {
    meaning: 'listen_meaning',
    find: 'listen_find',
    troubles: ['listen_in_use', 'listen_overflow'],
    sysctls: [
      { name: 'net.core.somaxconn', value: '4096', effect: 'listen_somaxconn' },
      tcp('abort_on_overflow', '0', 'listen_abort_on_overflow'),
    ],
  },
  'SYN-SENT': {
    meaning: 'syn_sent_meaning',
    find: 'syn_sent_find',
    troubles: ['syn_sent_hangs'],
    sysctls: [
      tcp('syn_retries', '6', 'syn_sent_syn_retries'),
      tcp('syn_linear_timeouts', '4', 'syn_sent_linear'),
    ],
  },
  'SYN-RECEIVED': {
    meaning: 'syn_received_meaning',
    find: 'syn_received_find',
    troubles: ['syn_received_flood', 'syn_received_stays'],
    sysctls: [
      tcp('synack_retries', '5', 'syn_received_synack_retries'),
      tcp('syncookies', '1', 'syn_received_syncookies'),
      tcp('max_syn_backlog', null, 'syn_received_backlog'),
    ],
  },
  ESTABLISHED: {
    meaning: 'established_meaning',
    find: 'established_find',
    troubles: ['established_gone', 'established_stuck', 'established_reset', 'established_boundaries'],
    sysctls: [
      tcp('keepalive_time', '7200', 'established_keepalive_time'),
      tcp('keepalive_intvl', '75', 'established_keepalive_intvl'),
      tcp('keepalive_probes', '9', 'established_keepalive_probes'),
      tcp('retries2', '15', 'established_retries2'),
    ],
  },
  'FIN-WAIT-1': {
    meaning: 'fin_wait_1_meaning',
    find: 'fin_wait_1_find',
    troubles: ['fin_wait_1_pile'],
    sysctls: [
      tcp('orphan_retries', '0', 'fin_wait_1_orphan_retries'),
      tcp('max_orphans', null, 'fin_wait_1_max_orphans'),
    ],
  },
  'FIN-WAIT-2': {
    meaning: 'fin_wait_2_meaning',
    find: 'fin_wait_2_find',
    troubles: ['fin_wait_2_stays', 'fin_wait_2_reset'],
    sysctls: [tcp('fin_timeout', '60', 'fin_wait_2_fin_timeout')],
  },
  'CLOSE-WAIT': {
    meaning: 'close_wait_meaning',
    find: 'close_wait_find',
    troubles: ['close_wait_leak', 'close_wait_nobody'],
    sysctls: [],
  },
  CLOSING: {
    meaning: 'closing_meaning',
    find: 'closing_find',
    troubles: ['closing_stays'],
    sysctls: [tcp('orphan_retries', '0', 'closing_orphan_retries')],
  },
  'LAST-ACK': {
    meaning: 'last_ack_meaning',
    find: 'last_ack_find',
    troubles: ['last_ack_pile'],
    sysctls: [tcp('orphan_retries', '0', 'last_ack_orphan_retries')],
  },
  'TIME-WAIT': {
    meaning: 'time_wait_meaning',
    find: 'time_wait_find',
    troubles: ['time_wait_ports', 'time_wait_many'],
    sysctls: [
      tcp('tw_reuse', '2', 'time_wait_tw_reuse'),
      tcp('max_tw_buckets', null, 'time_wait_max_buckets'),
      tcp('rfc1337', '0', 'time_wait_rfc1337'),
    ],
  },
}
