import { segmentSize } from '../flow/congestion'
import { form, transmit } from '../send/form'
import { sendFrontAgain } from '../send/resend'
import { send, sendText } from '../send/send'
import type { Connection } from '../tcb/connection'
import type { Emit } from '../tcb/effect'
import { startPersistTimer, startUserTimer } from '../timers/start'
import { add } from '../wire/sequence'

/**
 * A zero-window probe: one octet of new data, or the same octet again (RFC 9293 §3.8.6.1); or an old number, which
 * must be answered too.
 */
export function probe(c: Connection, emit: Emit, now: number): Connection {
  if (isCorked(c)) return uncork(c, emit, now)
  const { userTimeoutFrom } = c.config
  if (userTimeoutFrom === 'transmission' && c.unansweredProbes === 0) startUserTimer(c, emit)
  const sent: Connection = {
    ...sendProbe(c, emit, now),
    unansweredProbes: c.unansweredProbes + 1,
    probingSince: c.probingSince ?? now,
  }
  startPersistTimer(sent, emit, now)
  return sent
}

const isCorked = (c: Connection): boolean =>
  c.config.cork &&
  c.tcb['SND.WND'] > 0 &&
  segmentSize(c) > 0 &&
  c.unsent > 0 &&
  c.retransmissionQueue.length === 0

/** What TCP_CORK has held back, as far as the window has room for it (tcp_write_wakeup()). */
const uncork = (c: Connection, emit: Emit, now: number): Connection =>
  sendText(c, Math.min(segmentSize(c), c.tcb['SND.WND'], c.unsent), emit, now)

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
