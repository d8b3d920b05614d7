import { probesForLoss, probeTimeout } from '../flow/loss-probe'
import { timeout } from '../flow/rto'
import { type Connection, synOutstanding } from '../tcb/connection'
import type { Emit } from '../tcb/effect'
import { TIMEOUT_MIN } from '../tcb/profiles'

/** When the timers of a sender go off: retransmission, persist, user timeout. */

/** Where the window is closed, what is outstanding is a probe of it: the persist timer sends it again. */
export function startRetransmissionTimer(c: Connection, emit: Emit, now: number): void {
  const syn = c.retransmissionQueue[0]?.syn === true
  if (c.tcb['SND.WND'] === 0 && !syn) {
    emit({ type: 'stop', timer: 'retransmission' })
    startPersistTimer(c, emit, now)
    return
  }
  if (probesForLoss(c)) {
    emit({ type: 'start', timer: 'retransmission', after: probeTimeout(c) })
    return
  }
  const linear = syn && c.tcb.IRS === null ? c.config.synLinear : 0
  emit({ type: 'start', timer: 'retransmission', after: timeout(c.rto, c.config.rto, linear) })
}

export function startPersistTimer(c: Connection, emit: Emit, now: number): void {
  const after = Math.min(timeout({ ...c.rto, backoff: c.probes }, c.config.rto), patienceLeft(c, now))
  emit({ type: 'start', timer: 'persist', after })
}

/** How long the user lets a closed window be probed yet (tcp_clamp_probe0_to_user_timeout()). Microseconds. */
function patienceLeft({ config, probingSince }: Connection, now: number): number {
  const { userTimeout, userTimeoutFrom } = config
  if (userTimeout === null || userTimeoutFrom === 'transmission') return Number.POSITIVE_INFINITY
  return Math.max(userTimeout - (now - (probingSince ?? now)), TIMEOUT_MIN)
}

/** Something was sent, or progress made: whoever waits for an ACK has its patience anew. */
export function startUserTimer(c: Connection, emit: Emit): void {
  const { rto, userTimeout, userTimeoutFrom } = c.config
  if (userTimeout === null) return
  // tcp_connect(): for a SYN the clock runs from the start, but none gives up before it has gone off once.
  const opens = c.tcb.IRS === null
  if (userTimeoutFrom === 'transmission') emit({ type: 'start', timer: 'user', after: userTimeout })
  else if (opens) emit({ type: 'start', timer: 'user', after: Math.max(userTimeout, rto.initial) })
  else emit({ type: 'stop', timer: 'user' })
}

/** What was sent is sent again for the first time: Linux counts from here. A listener's request has no user. */
export function startUserTimerLate(c: Connection, emit: Emit): void {
  const { userTimeout, userTimeoutFrom } = c.config
  if (userTimeout === null || userTimeoutFrom === 'transmission' || c.tcb.IRS === null) return
  // A listener's request has no user, and for a SYN the clock runs already.
  if (!synOutstanding(c)) emit({ type: 'start', timer: 'user', after: userTimeout })
}
