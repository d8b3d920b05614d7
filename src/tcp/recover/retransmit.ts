import { collapse, flight, segmentSize } from '../flow/congestion'
import { probesForLoss } from '../flow/loss-probe'
import { expire } from '../flow/rto'
import { sendFrontAgain, sendToProbe } from '../send/resend'
import { sendText } from '../send/send'
import type { Connection } from '../tcb/connection'
import type { Emit } from '../tcb/effect'
import { startRetransmissionTimer } from '../timers/start'
import { loseAll, repair } from './repair'

/** The retransmission timer goes off (RFC 9293 §3.10.8, RFC 6298 §5.4 to §5.6), whatever it was started for. */
export function retransmit(c: Connection, emit: Emit, now: number): Connection {
  if (c.awaitsReordering) return repair(c, 'is due', emit, now)
  if (probesForLoss(c)) return sendLossProbe(c, emit, now)
  const front = c.retransmissionQueue[0]
  const congestion = front?.syn ? c.congestion : collapse(c, (front?.retransmissions ?? 0) > 0)
  const backedOff: Connection = { ...c, rto: expire(c.rto), congestion, duplicateAcks: 0, tailProbe: null }
  const sent = sendFrontAgain(loseAll(backedOff, now), emit, now)
  startRetransmissionTimer(sent, emit, now)
  return sent
}

/** New data if the peer's window has room for it, else the last segment again (RFC 8985 §7.3). */
function sendLossProbe(c: Connection, emit: Emit, now: number): Connection {
  const room = c.tcb['SND.WND'] - flight(c)
  const length = Math.min(segmentSize(c), c.unsent)
  const probing: Connection =
    length > 0 && length <= room
      ? sendText({ ...c, tailProbe: c.tcb['SND.NXT'] }, length, emit, now)
      : sendToProbe(c, c.retransmissionQueue.length - 1, emit, now)
  const sent: Connection = { ...probing, tailProbe: probing.tcb['SND.NXT'] }
  startRetransmissionTimer(sent, emit, now)
  return sent
}
