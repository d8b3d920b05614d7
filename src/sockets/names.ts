import type { State } from '../tcp/tcb/state'

/** What programs call a state. */
export interface Names {
  /** As `ss` prints it. */
  readonly ss: string
  /** What `ss state …` is asked for. */
  readonly filter: string
  /** As `netstat` of Linux prints it. */
  readonly netstat: string
  /** Its name in the Linux kernel (include/net/tcp_states.h). */
  readonly kernel: string
  /** Its number there; in hex in the column st of /proc/net/tcp. */
  readonly code: number
  /** Windows: `netstat -an`, and Get-NetTCPConnection. */
  readonly windows: string
  readonly powershell: string
  /** macOS and the BSDs: `netstat -an`. */
  readonly macos: string
}

/** Whether `ss -tan` and `netstat -tan` list sockets in this state: a closed one is in none of their tables. */
export const isListed = (state: State): boolean => state !== 'CLOSED'

/** The eleven states in the words of those who list sockets; spellings.ts reads all of them, and more. */
export const NAMES: Readonly<Record<State, Names>> = {
  CLOSED: named(7, 'UNCONN', 'unconnected', 'CLOSE', 'CLOSE', 'CLOSED', 'Closed'),
  LISTEN: named(10, 'LISTEN', 'listening', 'LISTEN', 'LISTEN', 'LISTENING', 'Listen', 'LISTEN'),
  'SYN-SENT': named(2, 'SYN-SENT', 'syn-sent', 'SYN_SENT', 'SYN_SENT', 'SYN_SENT', 'SynSent'),
  'SYN-RECEIVED': named(
    3,
    'SYN-RECV',
    'syn-recv',
    'SYN_RECV',
    'SYN_RECV',
    'SYN_RECEIVED',
    'SynReceived',
    'SYN_RCVD',
  ),
  ESTABLISHED: named(1, 'ESTAB', 'established', 'ESTABLISHED', 'ESTABLISHED', 'ESTABLISHED', 'Established'),
  'FIN-WAIT-1': named(4, 'FIN-WAIT-1', 'fin-wait-1', 'FIN_WAIT1', 'FIN_WAIT1', 'FIN_WAIT_1', 'FinWait1'),
  'FIN-WAIT-2': named(5, 'FIN-WAIT-2', 'fin-wait-2', 'FIN_WAIT2', 'FIN_WAIT2', 'FIN_WAIT_2', 'FinWait2'),
  'CLOSE-WAIT': named(8, 'CLOSE-WAIT', 'close-wait', 'CLOSE_WAIT', 'CLOSE_WAIT', 'CLOSE_WAIT', 'CloseWait'),
  CLOSING: named(11, 'CLOSING', 'closing', 'CLOSING', 'CLOSING', 'CLOSING', 'Closing'),
  'LAST-ACK': named(9, 'LAST-ACK', 'last-ack', 'LAST_ACK', 'LAST_ACK', 'LAST_ACK', 'LastAck'),
  'TIME-WAIT': named(6, 'TIME-WAIT', 'time-wait', 'TIME_WAIT', 'TIME_WAIT', 'TIME_WAIT', 'TimeWait'),
}

function named(
  code: number,
  ss: string,
  filter: string,
  netstat: string,
  kernel: string,
  windows: string,
  powershell: string,
  macos = windows,
): Names {
  return { code, ss, filter, netstat, kernel: `TCP_${kernel}`, windows, powershell, macos }
}
