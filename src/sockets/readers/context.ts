import type { State } from '../../tcp/tcb/state'
import type { Socket, System } from '../listing'
import type { Words } from '../words'

/** What lines before a row have told about it. */
export interface Context {
  /** Which of several samples of a paste this is, from 0. */
  sample: number
  /** Headers without a state: `ss state FILTER` prints none. */
  isFiltered: boolean
  /** The only state of a filter, where the command was pasted, too. */
  implied: State | null
  /** `ss -u`, `cat /proc/net/udp`: rows of the same form that are no TCP. */
  isForeign: boolean
  /** macOS `netstat -v`: how many columns behind the state the process number stands; -1 without it. */
  pidColumn: number
  system: System | null
}

/** A line as a socket. One of which the end may stand in the next line is `partial`. */
export interface Row {
  readonly socket: Socket
  readonly partial: boolean
  /** It stood outside of any table: "10.0.0.1:80 0.0.0.0:0 (LISTENING)". */
  readonly isLoose: boolean
  readonly system: System
}

export type Reader = (words: Words, context: Context) => Row | null
