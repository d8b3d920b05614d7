import type { State } from '../../tcp/tcb/state'

/** What of a listing deserves a word; the words are made elsewhere, from these. */
export type FindingKind =
  | 'close-wait-leak'
  | 'time-wait-many'
  | 'syn-received-flood'
  | 'accept-queue-full'
  | 'fin-wait-2-orphans'
  | 'syn-sent-stuck'
  | 'last-ack-stuck'
  | 'recv-q-full'
  | 'send-q-stuck'

export interface Finding {
  readonly kind: FindingKind
  /** A note is worth knowing; a warning is what to look into. */
  readonly severity: 'warning' | 'note'
  /** Places in the listing's sockets; empty where there were counts alone. */
  readonly sockets: readonly number[]
  /** How many sockets it is about, each counted once though several samples show it. */
  readonly count: number
  /** The state it is an entry of. */
  readonly state: State
  /** The one process that holds them all, as printed; null for several or none told. */
  readonly process: string | null
  /** The one local or remote address that they share; null for several. */
  readonly address: string | null
  /** The greatest number that a queue of them shows; null where no queue is told. */
  readonly queue: number | null
  /** Of TIME-WAIT: how many of a hundred ports toward one peer are in use; null where peers are not told. */
  readonly share: number | null
  /** Shown in more than one sample, or sent again: it has not moved. */
  readonly isSeenAgain: boolean
  /** What to type next, for the system that printed the listing. */
  readonly next: string
}
