import type { State } from './state'

/** A change of state that the machine can make, as read from the machine itself. */
export interface Edge {
  /** "ESTABLISHED>FIN-WAIT-1:CLOSE": from, to, and the event in Figure 5's words. */
  readonly id: string
  readonly from: State
  readonly to: State
  /** In the words of Figure 5: "passive OPEN", "rcv SYN", "CLOSE", "rcv ACK of FIN", "Timeout=2MSL". */
  readonly event: string
  /** In the words of Figure 5: "snd SYN,ACK", "create TCB", "x" (nothing). */
  readonly action: string
  /** Section of RFC 9293. */
  readonly rfc: string
  /** True when Figure 5 draws it; else `note` cites why the machine has it. */
  readonly drawn: boolean
  readonly note?: string
}

/** Every edge of the machine, those of Figure 5 first. */
export declare const EDGES: readonly Edge[]
