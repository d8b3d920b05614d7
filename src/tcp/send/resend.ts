import type { Connection } from '../tcb/connection'
import type { Emit } from '../tcb/effect'
import { startUserTimerLate } from '../timers/start'
import { formOutstanding, transmit } from './form'

/** Sends a segment of the retransmission queue again, to learn of a loss: no clock starts (tcp_send_loss_probe()). */
export function sendToProbe(c: Connection, which: number, emit: Emit, now: number): Connection {
  const o = c.retransmissionQueue[which]
  if (!o) return c
  const fate = o.fate === 'lost' ? null : o.fate
  const again = { ...o, sentAt: now, retransmissions: o.retransmissions + 1, fate }
  return {
    ...transmit(c, emit, formOutstanding(c, now, o), 'retransmission'),
    retransmissionQueue: c.retransmissionQueue.with(which, again),
  }
}

/** Sends a segment of the retransmission queue again: from the first on it is known for how long that goes on. */
export function sendAgain(c: Connection, which: number, emit: Emit, now: number): Connection {
  if (c.retransmittingSince === null) startUserTimerLate(c, emit)
  return { ...sendToProbe(c, which, emit, now), retransmittingSince: c.retransmittingSince ?? now }
}

export const sendFrontAgain = (c: Connection, emit: Emit, now: number): Connection =>
  sendAgain(c, 0, emit, now)
