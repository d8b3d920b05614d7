import { connectionOf, type Endpoint, stateOf } from '../../tcp/endpoint/driver'

/** What inet_diag tells of a socket's timer; the fields of /proc/net/tcp are the same. */
export interface SocketTimer {
  readonly kind: 'on' | 'keepalive' | 'timewait' | 'persist'
  /** Until it goes off, in milliseconds. */
  readonly left: number
  /** ss: what was sent again, or asked, in vain. netstat tells it in two numbers, by what was sent. */
  readonly retries: number
}

/** TCP_TIMEWAIT_LEN, microseconds: how long a mini-socket lives at most. */
const TIME_WAIT_LENGTH = 60_000_000

/**
 * The one timer of a socket that the kernel shows at `now` (microseconds): a delayed ACK and the user's patience are
 * none, and keep-alive stands back while something is outstanding (inet_sk_diag_fill()).
 */
export function timerOf(endpoint: Endpoint, now: number): SocketTimer | null {
  const { timers } = endpoint
  const { rto, probes, unansweredProbes } = connectionOf(endpoint)
  const left = (due: number) => Math.max(0, Math.floor((due - now) / 1000))
  const retransmission = timers.get('retransmission')
  if (retransmission !== undefined) return { kind: 'on', left: left(retransmission), retries: rto.expiries }
  const persist = timers.get('persist')
  if (persist !== undefined) return { kind: 'persist', left: left(persist), retries: unansweredProbes }
  const timeWait = timers.get('time-wait')
  if (timeWait !== undefined) return { kind: 'timewait', left: left(timeWait), retries: 0 }
  const finWait2 = timers.get('fin-wait-2')
  if (finWait2 !== undefined) {
    // tcp_rcv_state_process(): what is over 60 s is waited for as a full socket, by its keep-alive timer.
    const full = finWait2 - TIME_WAIT_LENGTH
    return full > now
      ? { kind: 'keepalive', left: left(full), retries: 0 }
      : { kind: 'timewait', left: left(finWait2), retries: 0 }
  }
  const keepalive = timers.get('keepalive')
  if (keepalive === undefined || stateOf(endpoint) === 'TIME-WAIT') return null
  return { kind: 'keepalive', left: left(keepalive), retries: probes }
}
