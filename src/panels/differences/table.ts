import { read } from '../../timeline/read'
import { isRefused } from '../../timeline/refused'
import type { Moment, SegmentFlight, Timeline } from '../../timeline/timeline'

/** A moment of a run in the linux profile, and what it is about. */
export interface Scene {
  readonly timeline: Timeline
  readonly step: number
  readonly moment: Moment
  /** The segment that arrives; null where none does. */
  readonly arriving: SegmentFlight | null
  readonly sent: readonly SegmentFlight[]
}

/** One thing that Linux does otherwise than RFC 9293 has it. Its words are messages of the same id. */
export interface Difference {
  readonly id: string
  /** The sysctl that governs it, or the constant or function of the kernel where none does. */
  readonly setting: string
  /** What of src/tcp/config.ts makes it, by name; "policy." left out. */
  readonly config: readonly string[]
  /** Here it happens. */
  readonly shows: (scene: Scene) => boolean
}

const has = (flags: readonly string[], ...wanted: readonly string[]) =>
  wanted.every((flag) => flags.includes(flag))

const walks =
  (from: RegExp, to: RegExp, event = /./) =>
  ({ moment }: Scene) =>
    moment.walks.some((walk) => from.test(walk.from) && to.test(walk.to) && event.test(walk.edge))

const judged =
  (...rules: readonly string[]) =>
  ({ arriving }: Scene) =>
    rules.includes(arriving?.verdict?.rule ?? '')

const called = ({ moment: { cause } }: Scene, ...calls: readonly string[]) =>
  cause.kind === 'call' && calls.includes(cause.call)

/** Of the end whose moment it is. */
function stateOf(scene: Scene) {
  const side = read(scene.timeline).side(scene.step)
  return side && scene.moment[side].state
}

const failed = ({ moment: { result } }: Scene) => isRefused(result)

const timedOut = ({ moment: { cause } }: Scene, timer: string) =>
  cause.kind === 'timer' && cause.timer === timer

/**
 * What the endpoint whose retransmission timer goes off has seen since something was acknowledged last: such
 * timeouts, this one included, and duplicate ACKs.
 */
function sinceProgress({ timeline, step, moment: { cause } }: Scene) {
  const seen = { timeouts: 0, duplicates: 0 }
  if (cause.kind !== 'timer' || cause.timer !== 'retransmission') return seen
  const { endpoint } = cause
  const reading = read(timeline)
  const una = reading.moment(step)?.[endpoint]['SND.UNA']
  for (let i = step; i > 0 && reading.moment(i)?.[endpoint]['SND.UNA'] === una; i--) {
    if (reading.side(i) !== endpoint) continue
    if (reading.fired(i)?.timer === 'retransmission') seen.timeouts++
    else if (reading.arrival(i)?.verdict?.rule === 'ack-duplicate') seen.duplicates++
  }
  return seen
}

const again = ({ sent }: Scene, matches: (segment: SegmentFlight) => boolean) =>
  sent.some((segment) => segment.kind === 'retransmission' && matches(segment))

const isSyn = ({ flags }: SegmentFlight) => has(flags, 'SYN') && !has(flags, 'ACK')
const isSynAck = ({ flags }: SegmentFlight) => has(flags, 'SYN', 'ACK')
const isRest = ({ flags }: SegmentFlight) => !has(flags, 'SYN')

const timerStarts = ({ timeline, step }: Scene, name: string) =>
  read(timeline)
    .started(step)
    .some(({ timer }) => timer === name)

/** The FIN of a close has to wait, because the window is full. */
function finWaits(scene: Scene): boolean {
  const { moment, sent } = scene
  if (!called(scene, 'close', 'shutdown', 'shutdown-rdwr') || moment.cause.kind !== 'call') return false
  const {
    'SND.UNA': una = 0,
    'SND.NXT': nxt = 0,
    'SND.WND': window = 0,
    state,
  } = moment[moment.cause.endpoint]
  return /FIN-WAIT-1|LAST-ACK/.test(state) && sent.length === 0 && (nxt - una) >>> 0 >= window
}

/** Every difference between the profiles, in the order of a connection's life. */
export const DIFFERENCES: readonly Difference[] = [
  {
    id: 'syn_options',
    setting: 'tcp_window_scaling, tcp_timestamps',
    config: ['windowScaling', 'timestamps'],
    shows: ({ sent }) =>
      sent.some(
        (segment) => isSyn(segment) && segment.kind === 'original' && 'timestamps' in segment.options,
      ),
  },
  {
    id: 'request',
    setting: 'tcp_check_req()',
    config: ['passiveOpen'],
    shows: walks(/LISTEN/, /SYN-RECEIVED/),
  },
  {
    id: 'syn_fin',
    setting: 'tcp_rcv_state_process()',
    config: ['synFin'],
    shows: judged('listen-syn-fin', 'syn-sent-syn-fin'),
  },
  {
    id: 'simultaneous_open',
    setting: 'tcp_rcv_synsent_state_process()',
    config: ['simultaneousOpen'],
    shows: (scene) => judged('simultaneous-open')(scene) && scene.sent.length > 0,
  },
  {
    id: 'calls',
    setting: 'errno',
    config: ['calls'],
    shows: failed,
  },
  {
    id: 'refusal',
    setting: 'ECONNREFUSED',
    config: ['refusal'],
    shows: judged('syn-sent-rst'),
  },
  {
    id: 'syn_again',
    setting: 'TCP_TIMEOUT_MIN',
    config: ['synAgain'],
    shows: judged('syn-sent-bad-ack'),
  },
  {
    id: 'syn_retries',
    setting: 'tcp_syn_retries, tcp_syn_linear_timeouts',
    config: ['synRetries', 'synLinear'],
    shows: (scene) =>
      (timedOut(scene, 'retransmission') && again(scene, isSyn)) || walks(/SYN-SENT/, /CLOSED/, /R2/)(scene),
  },
  {
    id: 'syn_ack_retries',
    setting: 'tcp_synack_retries',
    config: ['synAckRetries'],
    shows: (scene) =>
      (timedOut(scene, 'retransmission') && again(scene, isSynAck)) ||
      walks(/SYN-RECEIVED/, /./, /R2/)(scene),
  },
  {
    id: 'accept_queue',
    setting: 'net.core.somaxconn, tcp_abort_on_overflow',
    config: [],
    shows: judged('listen-queue-full', 'accept-queue-full'),
  },
  {
    id: 'rto_after_syn',
    setting: 'tcp_timestamps',
    config: ['rto.afterSyn'],
    shows: (scene) => {
      const { moment, timeline } = scene
      return moment.walks.some(
        ({ endpoint, from, to }) =>
          /SYN/.test(from) &&
          to === 'ESTABLISHED' &&
          timeline.segments.some(
            ({ from: side, kind, flags, sentAt }) =>
              side === endpoint && kind === 'retransmission' && has(flags, 'SYN') && sentAt <= moment.time,
          ),
      )
    },
  },
  {
    id: 'initial_window',
    setting: 'TCP_INIT_CWND',
    config: ['initialWindow'],
    shows: (scene) => called(scene, 'send') && scene.sent.filter(({ length }) => length > 0).length > 4,
  },
  {
    id: 'delayed_ack',
    setting: 'TCP_DELACK_MIN',
    config: ['delayedAck', 'quickAck'],
    shows: (scene) => timedOut(scene, 'delayed-ack'),
  },
  {
    id: 'loss_probe',
    setting: 'tcp_early_retrans',
    config: ['lossProbe'],
    shows: (scene) => {
      const { timeouts, duplicates } = sinceProgress(scene)
      return again(scene, isRest) && timeouts === 1 && duplicates === 0
    },
  },
  {
    id: 'rto',
    setting: 'tcp_rto_min_us, TCP_RTO_MAX',
    config: ['rto.floor', 'rto.ceiling', 'rto.varianceFloor', 'rto.keepBackoff'],
    shows: (scene) => again(scene, isRest) && sinceProgress(scene).timeouts === 2,
  },
  {
    id: 'rack',
    setting: 'tcp_recovery',
    config: ['rack'],
    shows: (scene) => {
      const { timeouts, duplicates } = sinceProgress(scene)
      return again(scene, isRest) && timeouts === 1 && duplicates > 0
    },
  },
  {
    id: 'sack',
    setting: 'tcp_sack',
    config: ['sack'],
    shows: ({ sent }) => sent.some(({ options }) => 'sack' in options),
  },
  {
    id: 'window_probe',
    setting: 'tcp_xmit_probe_skb()',
    config: ['windowProbe'],
    shows: (scene) => timedOut(scene, 'persist'),
  },
  {
    id: 'unanswered_probes',
    setting: 'tcp_probe_timer(), tcp_retries2',
    config: ['unansweredProbes'],
    shows: (scene) => timedOut(scene, 'persist') && walks(/./, /CLOSED/)(scene),
  },
  {
    id: 'retries',
    setting: 'tcp_retries2',
    config: ['retries', 'retriesAre', 'userTimeout', 'userTimeoutFrom'],
    shows: walks(/ESTABLISHED|CLOSE-WAIT/, /CLOSED/, /R2|user timeout/),
  },
  {
    id: 'orphan_retries',
    setting: 'tcp_orphan_retries',
    config: ['orphanRetries'],
    shows: walks(/FIN-WAIT-1|CLOSING|LAST-ACK/, /CLOSED/, /R2/),
  },
  {
    id: 'ack_range',
    setting: 'tcp_challenge_ack_limit',
    config: ['ack'],
    shows: judged('ack-range'),
  },
  {
    id: 'challenges',
    setting: 'tcp_invalid_ratelimit',
    config: ['challenges'],
    shows: judged('answered-enough'),
  },
  {
    id: 'reset_with_ack',
    setting: 'tcp_send_active_reset()',
    config: ['abort'],
    shows: (scene) => called(scene, 'abort') && scene.sent.some(({ flags }) => has(flags, 'RST', 'ACK')),
  },
  {
    id: 'close_with_unread_data',
    setting: 'tcp_close()',
    config: ['close'],
    shows: walks(/./, /CLOSED/, /unread/),
  },
  {
    id: 'data_after_close',
    setting: 'tcp_rcv_state_process()',
    config: ['close'],
    shows: judged('text-after-close'),
  },
  {
    id: 'fin_in_window',
    setting: 'tcp_snd_wnd_test()',
    config: ['finInWindow'],
    shows: finWaits,
  },
  {
    id: 'fin_wait_2',
    setting: 'tcp_fin_timeout',
    config: ['finWait2'],
    shows: (scene) => timerStarts(scene, 'fin-wait-2') || timedOut(scene, 'fin-wait-2'),
  },
  {
    id: 'rst_after_fin',
    setting: 'tcp_reset_check()',
    config: ['rstAfterFin'],
    shows: ({ arriving, moment }) =>
      arriving?.verdict?.rule === 'rst' &&
      arriving.seq !== moment[arriving.to]['RCV.NXT'] &&
      moment.walks.some(({ from }) => /CLOSE-WAIT|CLOSING|LAST-ACK/.test(from)),
  },
  {
    id: 'window_edge',
    setting: 'tcp_sequence()',
    config: ['windowEdge'],
    shows: (scene) => {
      const { arriving, moment, timeline, step } = scene
      const before = arriving && read(timeline).moment(step - 1)?.[arriving.to]
      const next = before?.['RCV.NXT']
      const window = before?.['RCV.WND']
      return (
        arriving?.length === 0 &&
        next !== undefined &&
        window !== undefined &&
        window > 0 &&
        arriving.seq === (next + window) % 2 ** 32 &&
        moment.walks.length === 0 &&
        arriving.verdict?.rule !== 'outside-window'
      )
    },
  },
  {
    id: 'paws',
    setting: 'TCP_PAWS_WINDOW',
    config: ['paws'],
    shows: judged('old-timestamp-ack', 'syn-sent-bad-echo'),
  },
  {
    id: 'time_wait',
    setting: 'TCP_TIMEWAIT_LEN',
    config: ['timeWait'],
    shows: walks(/./, /TIME-WAIT/),
  },
  {
    id: 'time_wait_repeat',
    setting: 'tcp_timewait_state_process()',
    config: ['timeWaitRepeat'],
    shows: (scene) =>
      scene.arriving !== null &&
      scene.moment[scene.arriving.to].state === 'TIME-WAIT' &&
      scene.moment.walks.length === 0 &&
      !scene.arriving.flags.includes('FIN') &&
      timerStarts(scene, 'time-wait'),
  },
  {
    id: 'time_wait_reopen',
    setting: 'tcp_timewait_state_process()',
    config: ['timeWaitSyn'],
    shows: walks(/TIME-WAIT/, /SYN-RECEIVED/),
  },
  {
    id: 'listen_only',
    setting: 'sk_stream_wait_connect()',
    config: ['activeFromListen'],
    shows: (scene) => called(scene, 'send', 'connect') && stateOf(scene) === 'LISTEN' && failed(scene),
  },
  {
    id: 'time_wait_connect',
    setting: 'tcp_tw_reuse, tcp_timestamps',
    config: ['timeWaitOpen'],
    shows: walks(/TIME-WAIT/, /SYN-SENT/),
  },
]
