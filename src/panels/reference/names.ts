import type { State } from '../../tcp/tcb/state'

/** What systems call a state, beside `ss` and `netstat` of Linux (diagrams/states/notes.ts). */
export interface Names {
  /** Its name in the Linux kernel (include/net/tcp_states.h). */
  readonly kernel: string
  /** Its number there, in hex as in the column st of /proc/net/tcp. */
  readonly code: string
  /** What `ss state …` wants to list such sockets; null where there is nothing to list. */
  readonly filter: string | null
  /** Windows: `netstat -an`, and Get-NetTCPConnection. */
  readonly windows: string
  readonly powershell: string
  /** macOS and the BSDs: `netstat -an`. */
  readonly macos: string
}

const named = (
  kernel: string,
  code: string,
  filter: string | null,
  windows: string,
  powershell: string,
  macos = windows,
): Names => ({ kernel, code, filter, windows, powershell, macos })

export const NAMES: Readonly<Record<State, Names>> = {
  CLOSED: named('TCP_CLOSE', '07', null, 'CLOSED', 'Closed'),
  LISTEN: named('TCP_LISTEN', '0A', 'listening', 'LISTENING', 'Listen', 'LISTEN'),
  'SYN-SENT': named('TCP_SYN_SENT', '02', 'syn-sent', 'SYN_SENT', 'SynSent'),
  'SYN-RECEIVED': named('TCP_SYN_RECV', '03', 'syn-recv', 'SYN_RECEIVED', 'SynReceived', 'SYN_RCVD'),
  ESTABLISHED: named('TCP_ESTABLISHED', '01', 'established', 'ESTABLISHED', 'Established'),
  'FIN-WAIT-1': named('TCP_FIN_WAIT1', '04', 'fin-wait-1', 'FIN_WAIT_1', 'FinWait1'),
  'FIN-WAIT-2': named('TCP_FIN_WAIT2', '05', 'fin-wait-2', 'FIN_WAIT_2', 'FinWait2'),
  'CLOSE-WAIT': named('TCP_CLOSE_WAIT', '08', 'close-wait', 'CLOSE_WAIT', 'CloseWait'),
  CLOSING: named('TCP_CLOSING', '0B', 'closing', 'CLOSING', 'Closing'),
  'LAST-ACK': named('TCP_LAST_ACK', '09', 'last-ack', 'LAST_ACK', 'LastAck'),
  'TIME-WAIT': named('TCP_TIME_WAIT', '06', 'time-wait', 'TIME_WAIT', 'TimeWait'),
}
