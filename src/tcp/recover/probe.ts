import { form, transmit } from '../send/form'
import { sendFrontAgain } from '../send/resend'
import { send } from '../send/send'
import type { Connection } from '../tcb/connection'
import type { Emit } from '../tcb/effect'
import { startPersistTimer } from '../timers/start'
import { add } from '../wire/sequence'

/**
 * A zero-window probe: one octet of new data, or the same octet again (RFC 9293 §3.8.6.1); or an old number, which
 * must be answered too.
 */
export function probe(c: Connection, emit: Emit, now: number): Connection {
  const counts = c.config.unansweredProbes === 'as retries'
  const sent: Connection = {
    ...sendProbe(c, emit, now),
    unansweredProbes: c.unansweredProbes + (counts ? 1 : 0),
    probingSince: c.probingSince ?? now,
  }
  startPersistTimer(sent, emit, now)
  return sent
}

function sendProbe(c: Connection, emit: Emit, now: number): Connection {
  if (c.retransmissionQueue.length > 0) return sendFrontAgain({ ...c, probes: c.probes + 1 }, emit, now)
  if (c.config.policy.windowProbe === 'old number') return askIfAlive(c, emit, now)
  return send({ ...c, unsent: c.unsent - 1, probes: c.probes + 1 }, emit, now, { length: 1 })
}

/** A keep-alive: an old sequence number, so that it must be answered (RFC 9293 §3.8.4). */
export function askIfAlive(c: Connection, emit: Emit, now: number): Connection {
  const sent = transmit(c, emit, form(c, now, ['ACK'], add(c.tcb['SND.NXT'], -1)))
  return { ...sent, probes: c.probes + 1 }
}
