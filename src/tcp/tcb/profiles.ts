import type { Config, Limit, Policy } from './policy'

const SECOND = 1_000_000

const RFC_POLICY: Policy = {
  rst: 'rfc5961',
  rstAfterFin: 'outside the window',
  windowEdge: 'outside',
  paws: 'rfc7323',
  syn: 'rfc5961',
  ack: 'rfc9293',
  synFin: 'accept',
  timeWaitRst: 'close',
  timeWaitSyn: 'ack',
  timeWaitRepeat: 'FIN',
  timeWaitOpen: 'refuse',
  windowProbe: 'octet',
  finInWindow: 'not needed',
  abort: 'RST',
  simultaneousOpen: 'silent',
  activeFromListen: 'SYN',
  listenerNeeded: true,
  reuseAddress: true,
  finAck: 'delay',
  passiveOpen: 'connection',
  acceptOverflow: 'ignore',
  close: 'half',
}

/**
 * Two ends that believe in different numbers answer each other's answers once a round trip. No segment lives longer
 * than an MSL of 2 minutes (RFC 9293 §3.4.2): such a pair falls silent at last.
 */
const UNTIL_ALL_HAS_DIED: Limit = { most: 30, within: 3600 * SECOND }

/** RFC 9293 to the letter: MSL 2 minutes (§3.4.2), user timeout 5 minutes (§3.9.1.1), RTO of RFC 6298. */
export const RFC9293: Config = {
  policy: RFC_POLICY,
  calls: 'rfc9293',
  iss: [0],
  mss: 1460,
  windowScaling: 'needed',
  timestamps: false,
  sack: false,
  nagle: true,
  cork: false,
  receiveBuffer: 'finite',
  window: 65535,
  timeWait: 240 * SECOND,
  finWait2: null,
  delayedAck: 0,
  quickAck: false,
  rto: {
    initial: SECOND,
    floor: SECOND,
    ceiling: 60 * SECOND,
    varianceFloor: false,
    afterSyn: 3 * SECOND,
    keepBackoff: true,
  },
  initialWindow: 'rfc5681',
  challenges: [
    // RFC 5961 §7: "in any 5 second window, no more than 10 challenge ACKs"
    { most: 10, within: 5 * SECOND },
    UNTIL_ALL_HAS_DIED,
  ],
  refusal: 'error: connection reset',
  synRetries: null,
  synAckRetries: null,
  retries: null,
  orphanRetries: null,
  retriesAre: 'a count',
  unansweredProbes: 'for ever',
  synAgain: null,
  lossProbe: false,
  rack: null,
  deferAccept: 0,
  synCookies: false,
  synLinear: 0,
  userTimeout: 300 * SECOND,
  userTimeoutFrom: 'transmission',
  keepalive: null,
}

/** TCP_TIMEOUT_MIN, microseconds: two jiffies of 4 ms, after the one that has begun. */
export const TIMEOUT_MIN = 12_000

/** Linux 6 as it comes, each difference with the sysctl or constant behind it. */
export const LINUX: Config = {
  ...RFC9293,
  policy: {
    ...RFC_POLICY,
    // tcp_reset_check()
    rstAfterFin: 'believe',
    // tcp_sequence()
    windowEdge: 'inside',
    // tcp_paws_check(), tcp_disordered_ack_check()
    paws: 'tcp_paws_check',
    ack: 'rfc5961',
    synFin: 'drop',
    timeWaitSyn: 'reopen',
    // tcp_timewait_state_process()
    timeWaitRepeat: 'any',
    // tcp_twsk_unique(); tcp_tw_reuse asks for no more where the port is given
    timeWaitOpen: 'timestamps',
    // tcp_xmit_probe_skb()
    windowProbe: 'old number',
    // tcp_snd_wnd_test()
    finInWindow: 'needed',
    abort: 'RST+ACK',
    simultaneousOpen: 'ack',
    // __inet_stream_connect(): EISCONN; sk_stream_wait_connect(): EPIPE
    activeFromListen: 'refuse',
    // tcp_check_req()
    passiveOpen: 'request',
    // tcp_close(), tcp_rcv_state_process()
    close: 'full',
  },
  calls: 'linux',
  // tcp_window_scaling, tcp_timestamps, tcp_sack
  windowScaling: 'always',
  timestamps: true,
  sack: true,
  // TCP_TIMEWAIT_LEN; tcp_fin_timeout does not touch it.
  timeWait: 60 * SECOND,
  // tcp_fin_timeout
  finWait2: 60 * SECOND,
  // TCP_DELACK_MIN
  delayedAck: 40_000,
  quickAck: true,
  // TCP_TIMEOUT_INIT, tcp_rto_min_us, TCP_RTO_MAX; TCP_TIMEOUT_FALLBACK after a lost SYN
  rto: {
    initial: SECOND,
    floor: 200_000,
    ceiling: 120 * SECOND,
    varianceFloor: true,
    afterSyn: 0,
    keepBackoff: false,
  },
  // TCP_INIT_CWND
  initialWindow: 10,
  // tcp_invalid_ratelimit
  challenges: [{ most: 1, within: 500_000 }, UNTIL_ALL_HAS_DIED],
  // ECONNREFUSED
  refusal: 'error: connection refused',
  // tcp_syn_retries, tcp_syn_linear_timeouts, tcp_synack_retries, tcp_retries2
  synRetries: 6,
  synLinear: 4,
  synAckRetries: 5,
  retries: 15,
  // tcp_orphan_retries: 0 stands for 8
  orphanRetries: 8,
  // tcp_model_timeout()
  retriesAre: 'a time',
  // tcp_probe_timer()
  unansweredProbes: 'as retries',
  synAgain: TIMEOUT_MIN,
  // tcp_early_retrans
  lossProbe: true,
  // tcp_recovery, tcp_rack_mark_lost()
  rack: TIMEOUT_MIN,
  userTimeout: null,
  // tcp_clamp_rto_to_user_timeout()
  userTimeoutFrom: 'retransmission',
}

export const PROFILES = { rfc9293: RFC9293, linux: LINUX } as const satisfies Record<string, Config>
