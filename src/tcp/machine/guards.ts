import { echoesNothingSent, isLater, isOld, isOldAck, isStampedOld, stamps } from '../options/extensions'
import { highestSacked } from '../options/sack'
import { acceptable, inWindow } from '../receive/acceptance'
import { acknowledgesNew, finAcknowledgedBy, quotesOutstanding } from '../receive/acknowledges'
import { bringsFin, finIsNext } from '../receive/text'
import { type Connection, nextIss } from '../tcb/connection'
import type { TcpEvent } from '../tcb/event'
import {
  askedEnough,
  isTiredOfAsking,
  isTiredOfProbing,
  isTiredOfSending,
  probedEnough,
  triedEnough,
} from '../timers/give-up'
import { has, type Segment, sequenceLength } from '../wire/segment'
import { add, distance, ge, gt, le, lt } from '../wire/sequence'

interface Args {
  readonly context: Connection
  readonly event: TcpEvent
}

/** A guard about the segment that arrives. */
const arriving =
  (holds: (segment: Segment, connection: Connection) => boolean) =>
  ({ context, event }: Args): boolean =>
    event.type === 'SEGMENT ARRIVES' && holds(event.segment, context)

const about =
  (holds: (connection: Connection) => boolean) =>
  ({ context }: Args): boolean =>
    holds(context)

const isSyn = (s: Segment) => has(s, 'SYN')
const isRst = (s: Segment) => has(s, 'RST')

/** SEG.ACK =< ISS or SEG.ACK > SND.NXT (RFC 9293 §3.10.7.3) */
const ackNotOfOurSyn = (s: Segment, c: Connection) =>
  s.ack !== null && (le(s.ack, c.tcb.ISS) || gt(s.ack, c.tcb['SND.NXT']))

/** In CLOSE-WAIT, CLOSING and LAST-ACK. */
const followsTheirFin = (s: Segment, c: Connection) =>
  c.config.policy.rstAfterFin === 'believe' &&
  c.finTaken &&
  !(c.tcb['FIN.SEQ'] !== null && gt(c.tcb['SND.UNA'], c.tcb['FIN.SEQ'])) &&
  s.seq === add(c.tcb['RCV.NXT'], -1)

/** The right edge of what SACK tells of: where the sender of what is held stands (tcp_validate_incoming()). */
const followsWhatIsHeld = (s: Segment, c: Connection) =>
  c.config.policy.rstAfterFin === 'believe' && s.seq === highestSacked(c)

const exact = (s: Segment, c: Connection) =>
  s.seq === c.tcb['RCV.NXT'] || followsTheirFin(s, c) || followsWhatIsHeld(s, c)

const believed = (s: Segment, c: Connection) => isRst(s) && (exact(s, c) || c.config.policy.rst === 'rfc793')

/**
 * Of a segment that straddles the left edge "only the new parts are processed" (§3.10.7.4): its SYN, the
 * first thing in it, is not one of them.
 */
const isNewSyn = (s: Segment, c: Connection) => isSyn(s) && inWindow(c, s.seq)

/** ISS.. so far: the SYN,ACK whose SYN is known already, and whose ACK is of our SYN. */
const synAckOfSimultaneousOpen = (s: Segment, c: Connection) =>
  c.origin === 'active' && isSyn(s) && !isRst(s) && s.seq === c.tcb.IRS && acknowledgesNew(c, s)

const ackAcceptable = (s: Segment, c: Connection) =>
  s.ack !== null && !lt(s.ack, add(c.tcb['SND.UNA'], -c.tcb['MAX.SND.WND'])) && !gt(s.ack, c.tcb['SND.NXT'])

const isActiveInTimeWait = (c: Connection, event: TcpEvent) =>
  event.type === 'OPEN' && event.mode === 'active' && c.config.policy.timeWaitOpen === 'timestamps'

const anyRepeat = (c: Connection) => c.config.policy.timeWaitRepeat === 'any'

/** A FIN-WAIT-2 that nobody holds: Linux keeps a timewait socket of it (tcp_timewait_state_process()). */
const isBucket = (c: Connection) => c.orphan && anyRepeat(c)

/** tcp_in_window() */
const touchesWindow = (s: Segment, c: Connection) => {
  const { 'RCV.NXT': next, 'RCV.WND': window } = c.tcb
  const end = add(s.seq, sequenceLength(s))
  const limit = add(next, window)
  if (s.seq === next || (gt(end, next) && lt(s.seq, limit))) return true
  return s.seq === limit && s.seq === end
}

const isOfCookie = (s: Segment, c: Connection) =>
  !isSyn(s) && s.ack === add(nextIss(c), 1) && add(s.seq, -1) === c.cookieFor

const nothingToSend = (c: Connection) => c.unsent === 0

const isRequest = (c: Connection) => c.origin === 'passive' && c.config.policy.passiveOpen === 'request'

/** TCP_DEFER_ACCEPT, until so many SYN,ACKs went unanswered but for a bare ACK. */
const awaitsData = (c: Connection) => c.rto.expiries < c.config.deferAccept

const cannotBeAccepted = (s: Segment, c: Connection) =>
  c.origin === 'passive' && c.acceptQueueFull && acknowledgesNew(c, s)

const isPassiveBesideTimeWait = (c: Connection, event: TcpEvent) =>
  event.type === 'OPEN' && event.mode === 'passive' && c.config.policy.timeWaitSyn === 'reopen'

/**
 * Destination unreachable, time exceeded, parameter problem: Linux gives up an opening for each (tcp_v4_err()), the RFC
 * for the hard ones, codes 2 to 4 of the first (RFC 9293 §3.9.2.2, SHLD-26).
 */
const endsOpening = (kind: number, code: number, { config }: Connection) =>
  config.policy.close === 'full'
    ? (kind === 3 && code !== 4) || kind === 11 || kind === 12
    : kind === 3 && code >= 2 && code <= 4

/** The guards of the machine, in the words of RFC 9293 §3.10. */
export const guards = {
  'OPEN is passive': ({ event }: Args) => event.type === 'OPEN' && event.mode === 'passive',
  'OPEN is active, remote socket specified': ({ event }: Args) =>
    event.type === 'OPEN' && event.mode === 'active' && event.remote,
  'remote socket is specified': about((c) => c.remote),
  'listening is all that LISTEN is for': about((c) => c.config.policy.activeFromListen === 'refuse'),
  'no data is pending': about(nothingToSend),
  'CLOSE changes the state at once': about((c) => c.config.policy.close === 'full'),
  'CLOSE is queued': about((c) => c.closeQueued),
  'CLOSE is queued and all SENDs are segmentized': about((c) => c.closeQueued && nothingToSend(c)),
  'data is unread and nobody will read it': ({ context, event }: Args) =>
    event.type === 'CLOSE' &&
    !event.receiving &&
    context.config.policy.close === 'full' &&
    context.unread > 0,
  'OPEN is passive, and TIME-WAIT may be left for it': ({ context, event }: Args) =>
    isPassiveBesideTimeWait(context, event) && context.config.policy.reuseAddress,
  'OPEN is passive, and the address of TIME-WAIT is not to be used': ({ context, event }: Args) =>
    isPassiveBesideTimeWait(context, event) && !context.config.policy.reuseAddress,

  'OPEN is active in TIME-WAIT, and old is told from new': ({ context, event }: Args) =>
    isActiveInTimeWait(context, event) && stamps(context),
  'OPEN is active in TIME-WAIT': ({ context, event }: Args) => isActiveInTimeWait(context, event),

  'somebody listens beside': about((c) => c.listening),
  'host is down': about((c) => c.down),
  'is RST': arriving(isRst),
  'has ACK': arriving((s) => has(s, 'ACK')),
  'has no ACK': arriving((s) => !has(s, 'ACK')),
  'is SYN': arriving(isSyn),
  'is SYN,FIN and unwanted': arriving(
    (s, c) => isSyn(s) && has(s, 'FIN') && c.config.policy.synFin === 'drop',
  ),

  'RST whose ACK is not of our SYN': arriving((s, c) => isRst(s) && ackNotOfOurSyn(s, c)),
  'ACK is not of our SYN': arriving(ackNotOfOurSyn),
  'RST with ACK': arriving((s) => isRst(s) && has(s, 'ACK')),
  'SYN,ACK that echoes a timestamp not sent': ({ context, event }: Args) =>
    event.type === 'SEGMENT ARRIVES' &&
    isSyn(event.segment) &&
    has(event.segment, 'ACK') &&
    echoesNothingSent(context, event.segment, event.now),
  'SYN with ACK': arriving((s) => isSyn(s) && has(s, 'ACK')),

  'SYN,ACK of a simultaneous open': arriving(synAckOfSimultaneousOpen),
  'FIN again': arriving(
    (s, c) => has(s, 'FIN') && !isRst(s) && !isSyn(s) && add(s.seq, sequenceLength(s)) === c.tcb['RCV.NXT'],
  ),
  'new SYN, beyond the old connection': arriving(
    (s, c) =>
      c.config.policy.timeWaitSyn === 'reopen' &&
      (c.listening || !c.config.policy.listenerNeeded) &&
      isSyn(s) &&
      !isRst(s) &&
      !has(s, 'ACK') &&
      !isOld(c, s) &&
      (gt(s.seq, c.tcb['RCV.NXT']) || isLater(c, s)),
  ),
  'RST that is not exact, and TIME-WAIT as Linux has it': arriving(
    (s, c) => isRst(s) && (s.seq !== c.tcb['RCV.NXT'] || isStampedOld(c, s)) && anyRepeat(c),
  ),
  'nothing new, and TIME-WAIT as Linux has it': arriving(
    (s, c) =>
      sequenceLength(s) === 0 && !isRst(s) && s.seq === c.tcb['RCV.NXT'] && !isOld(c, s) && anyRepeat(c),
  ),
  'out of place, and TIME-WAIT as Linux has it': arriving(
    (s, c) => !isRst(s) && (has(s, 'ACK') || sequenceLength(s) > 0 || isOld(c, s)) && anyRepeat(c),
  ),
  'orphan of FIN-WAIT-2, out of its window': arriving((s, c) => isBucket(c) && !touchesWindow(s, c)),
  'orphan of FIN-WAIT-2, and RST': arriving((s, c) => isBucket(c) && isRst(s)),
  'orphan of FIN-WAIT-2, and SYN': arriving((s, c) => isBucket(c) && isSyn(s) && ge(s.seq, c.tcb['RCV.NXT'])),
  'orphan of FIN-WAIT-2, and nothing new': arriving(
    (s, c) =>
      isBucket(c) &&
      (!has(s, 'ACK') || sequenceLength(s) === 0 || le(add(s.seq, sequenceLength(s)), c.tcb['RCV.NXT'])),
  ),
  'orphan of FIN-WAIT-2, and not its FIN': arriving(
    (s, c) => isBucket(c) && !(has(s, 'FIN') && add(s.seq, sequenceLength(s)) === add(c.tcb['RCV.NXT'], 1)),
  ),
  'pure ACK of old, stamped so': arriving((s, c) => isOldAck(c, s)),
  'sent before what has arrived already': arriving((s, c) => isOld(c, s)),
  'RST, not acceptable': arriving((s, c) => isRst(s) && !acceptable(c, s) && !followsTheirFin(s, c)),
  'not acceptable': arriving((s, c) => !acceptable(c, s) && !(isRst(s) && followsTheirFin(s, c))),

  'RST before the window': arriving(
    (s, c) => isRst(s) && !exact(s, c) && !inWindow(c, s.seq) && c.config.policy.windowEdge === 'outside',
  ),
  'RST to be believed': arriving(believed),
  'RST to be ignored in TIME-WAIT': arriving((s, c) => isRst(s) && c.config.policy.timeWaitRst === 'ignore'),
  'came from LISTEN, RST to be believed': arriving((s, c) => c.origin === 'passive' && believed(s, c)),
  'somebody listens beside, RST to be believed': arriving((s, c) => c.listening && believed(s, c)),
  'reopened TIME-WAIT where nobody listens, RST to be believed': arriving(
    (s, c) => c.reopens?.listening === false && believed(s, c),
  ),

  'came from LISTEN, and a SYN': arriving((s, c) => c.origin === 'passive' && isNewSyn(s, c)),
  'SYN that resets': arriving((s, c) => isNewSyn(s, c) && c.config.policy.syn === 'rfc793'),

  'ACK out of range (RFC 5961)': arriving(
    (s, c) => c.config.policy.ack === 'rfc5961' && !ackAcceptable(s, c),
  ),
  // In Linux what does not acknowledge the SYN is answered by RST (tcp_rcv_state_process()).
  'ACK out of range (RFC 5961), and no Linux': arriving(
    (s, c) =>
      c.config.policy.ack === 'rfc5961' &&
      c.config.policy.passiveOpen === 'connection' &&
      !ackAcceptable(s, c),
  ),
  'is SYN, and no room to accept': arriving(
    (s, c) => isSyn(s) && c.acceptQueueFull && c.config.policy.passiveOpen === 'request',
  ),
  'ACK of our SYN, but no room to accept': arriving(cannotBeAccepted),
  'ACK of our SYN, but no room to accept: reset': arriving(
    (s, c) => c.config.policy.acceptOverflow === 'reset' && cannotBeAccepted(s, c),
  ),
  'ACK of our SYN': arriving((s, c) => acknowledgesNew(c, s)),
  'ACK of something not yet sent': arriving((s, c) => s.ack !== null && gt(s.ack, c.tcb['SND.NXT'])),
  'ACK of our FIN': arriving((s, c) => finAcknowledgedBy(c, s)),
  'ACK of our FIN, and their FIN': arriving((s, c) => finAcknowledgedBy(c, s) && bringsFin(c, s)),
  'text that nobody will read': arriving(
    (s, c) =>
      (c.orphan || c.readingShut) &&
      c.config.policy.close === 'full' &&
      s.length > 0 &&
      distance(add(s.seq, s.length), c.tcb['RCV.NXT']) > 0,
  ),
  'text that begins before their FIN, and goes beyond': arriving(
    (s, c) =>
      c.config.policy.close === 'full' &&
      c.finTaken &&
      s.length > 0 &&
      lt(s.seq, c.tcb['RCV.NXT']) &&
      gt(add(s.seq, s.length), c.tcb['RCV.NXT']),
  ),
  'text or FIN': arriving((s) => s.length > 0 || has(s, 'FIN')),
  'their FIN is next': about(finIsNext),

  'shutdown() that waits for the handshake': ({ context, event }: Args) =>
    event.type === 'CLOSE' && event.receiving && context.config.policy.close === 'full',
  'CLOSE is queued, and this is no close() after it': ({ context, event }: Args) =>
    context.closeQueued && !(event.type === 'CLOSE' && context.config.policy.close === 'full'),
  'ICMP error that ends an opening': ({ context, event }: Args) =>
    event.type === 'ICMP' &&
    !isRequest(context) &&
    quotesOutstanding(context, event) &&
    endsOpening(event.kind, event.code, context),
  'ICMP error that ends a request': ({ context, event }: Args) =>
    event.type === 'ICMP' &&
    isRequest(context) &&
    event.kind === 3 &&
    event.code <= 1 &&
    quotesOutstanding(context, event),

  'tried often enough': ({ context, event }: Args) => triedEnough(context, event.now),
  'is a request': about(isRequest),
  'request whose listener is gone': about((c) => isRequest(c) && c.listenerGone),
  'request whose listener is gone, and RST': arriving((s, c) => isRequest(c) && c.listenerGone && isRst(s)),
  'request, and its SYN again': arriving(
    (s, c) => isRequest(c) && isSyn(s) && !isRst(s) && !has(s, 'ACK') && s.seq === c.tcb.IRS,
  ),
  'request, and RST whose ACK is not of our SYN': arriving(
    (s, c) => isRequest(c) && isRst(s) && s.ack !== null && !acknowledgesNew(c, s),
  ),
  'request, and ACK is not of our SYN': arriving(
    (s, c) => isRequest(c) && s.ack !== null && !acknowledgesNew(c, s),
  ),
  'request, and RST': arriving((s, c) => isRequest(c) && isRst(s) && s.seq === c.tcb['RCV.NXT']),
  'request, and SYN': arriving((s, c) => isRequest(c) && isSyn(s)),
  'request, and bare ACK where data is awaited': arriving(
    (s, c) => isRequest(c) && acknowledgesNew(c, s) && sequenceLength(s) === 0 && awaitsData(c),
  ),
  'request that waits for data': about(
    (c) => isRequest(c) && c.handshakeAcknowledged && c.rto.expiries < c.config.deferAccept - 1,
  ),
  'SYN to be answered with a cookie': arriving((s, c) => isSyn(s) && c.config.synCookies),
  'ACK of a SYN cookie': arriving(isOfCookie),
  'ACK of a SYN cookie, but no room to accept': arriving((s, c) => c.acceptQueueFull && isOfCookie(s, c)),
  'request tried often enough': ({ context, event }: Args) =>
    context.origin === 'passive' && triedEnough(context, event.now),
  'the user is tired of asking': about(isTiredOfAsking),
  'ICMP error that is told': ({ context, event }: Args) =>
    event.type === 'ICMP' &&
    context.config.calls === 'rfc9293' &&
    context.incarnation > 0 &&
    event.kind === 3 &&
    quotesOutstanding(context, event),
  'the user is tired of sending again': ({ context, event }: Args) => isTiredOfSending(context, event.now),
  'ICMP error of a link that is broken': ({ context, event }: Args) =>
    event.type === 'ICMP' &&
    context.config.calls === 'linux' &&
    event.kind === 3 &&
    event.code <= 1 &&
    context.rto.backoff > 0 &&
    (event.seq === null || event.seq === context.tcb['SND.UNA']),
  'the user is tired of probing': ({ context, event }: Args) => isTiredOfProbing(context, event.now),
  'asked often enough if it is alive': about(askedEnough),
  'probed often enough': about(probedEnough),
}
