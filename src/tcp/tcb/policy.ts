/** Choices that the RFCs leave open, or that a later RFC changed. */
export interface Policy {
  /** RST in the window but not at RCV.NXT: challenge it (RFC 5961 §3.2) or believe it (RFC 793). */
  readonly rst: 'rfc5961' | 'rfc793'
  /**
   * RST from a peer that is further than its segments have come: at RCV.NXT-1 after its FIN, which it has not seen
   * acknowledged, or behind the highest block that SACK tells of.
   */
  readonly rstAfterFin: 'outside the window' | 'believe'
  /**
   * A segment without text at RCV.NXT+RCV.WND, and an RST of which only the text lies in the window: outside it
   * (RFC 9293 §3.4, §3.5.3), or inside (tcp_sequence()).
   */
  readonly windowEdge: 'outside' | 'inside'
  /**
   * Timestamps: as RFC 7323 §5 has it, or with Linux's allowances: one tick older is not old, a pure ACK of old is
   * dropped in silence, a SYN,ACK must echo what was sent, and nothing is old while the SYN is not acknowledged.
   */
  readonly paws: 'rfc7323' | 'tcp_paws_check'
  /** SYN in a synchronized state: challenge it (RFC 5961 §4.2) or reset (RFC 793). */
  readonly syn: 'rfc5961' | 'rfc793'
  /** ACK older than SND.UNA - MAX.SND.WND: discard and answer (RFC 5961 §5.2, MAY-12) or ignore as a duplicate. */
  readonly ack: 'rfc5961' | 'rfc9293'
  /** A SYN that carries a FIN. */
  readonly synFin: 'accept' | 'drop'
  /** RST in TIME-WAIT: ends it (RFC 9293 §3.10.7.4) or not (RFC 1337 §4, F1). */
  readonly timeWaitRst: 'close' | 'ignore'
  /** New SYN in TIME-WAIT: acknowledge it, or open anew (RFC 9293 §3.6.1, MAY-2). */
  readonly timeWaitSyn: 'ack' | 'reopen'
  /** ABORT and refusals of a live connection: RST (RFC 9293 §3.10.5), or RST,ACK as Linux sends it. */
  readonly abort: 'RST' | 'RST+ACK'
  /** The SYN,ACK of a simultaneous open: silent as in Figure 7, or acknowledged as Linux does. */
  readonly simultaneousOpen: 'silent' | 'ack'
  /** What starts TIME-WAIT anew: the peer's FIN again (RFC 9293 §3.10.7.4), or whatever acknowledges. */
  readonly timeWaitRepeat: 'FIN' | 'any'
  /** Active OPEN in TIME-WAIT: refused, or possible where timestamps tell the old from the new (RFC 6191). */
  readonly timeWaitOpen: 'refuse' | 'timestamps'
  /** A probe of a closed window: the next octet (RFC 9293 §3.8.6.1), or an old sequence number. */
  readonly windowProbe: 'octet' | 'old number'
  /** A FIN where the window is full: sent all the same, or kept until there is room. */
  readonly finInWindow: 'not needed' | 'needed'
  /** Active OPEN and SEND in LISTEN: from passive to active (RFC 9293 §3.10.1, §3.10.2), or refused. */
  readonly activeFromListen: 'SYN' | 'refuse'
  /** With `timeWaitSyn: 'reopen'`: only where somebody listens again. */
  readonly listenerNeeded: boolean
  /** With `timeWaitSyn: 'reopen'`: the listener set SO_REUSEADDR, without which bind() fails in TIME-WAIT. */
  readonly reuseAddress: boolean
  /** The ACK of a FIN, where ACKs are delayed: delayed too, as in Linux, or sent at once, as in BSD. */
  readonly finAck: 'delay' | 'now'
  /**
   * SYN-RECEIVED after LISTEN: a connection, or a request that the listener keeps and no application can hold
   * (Linux: tcp_check_req).
   */
  readonly passiveOpen: 'connection' | 'request'
  /** The handshake is complete, but the accept queue is full: the ACK is ignored, or reset. */
  readonly acceptOverflow: 'ignore' | 'reset'
  /** close() without reading what has arrived, or data after close(): FIN as usual, or RST (RFC 9293 §3.6.1). */
  readonly close: 'half' | 'full'
}

/** At most so many within so long (microseconds). */
export interface Limit {
  readonly most: number
  readonly within: number
}

/** What one endpoint is made with. Times in microseconds. */
export interface Config {
  readonly policy: Policy
  /** What calls answer: RFC 9293 §3.10, or Linux. */
  readonly calls: 'rfc9293' | 'linux'
  /** Initial send sequence numbers, one per incarnation; the last one + 64000 after that. */
  readonly iss: readonly number[]
  /** What we announce in the MSS option, and send at most. Octets. */
  readonly mss: number
  /** Window scale is offered on a SYN, or only where the window does not fit the field without (RFC 7323 §2). */
  readonly windowScaling: 'always' | 'needed' | 'never'
  /** Timestamps are offered on a SYN (RFC 7323 §3). */
  readonly timestamps: boolean
  /** SACK is permitted on a SYN (RFC 2018 §2). */
  readonly sack: boolean
  /** What arrives narrows the window until it is read; or it is readable and the window stays as it is. */
  readonly receiveBuffer: 'finite' | 'unbounded'
  /** Small segments wait while data is unacknowledged (RFC 9293 §3.7.4, SHLD-7); off: TCP_NODELAY. */
  readonly nagle: boolean
  /** They wait in any case (TCP_CORK). */
  readonly cork: boolean
  /** Size of the receive buffer in octets: the window with nothing unread. */
  readonly window: number
  /** How long TIME-WAIT lasts: 2 MSL. */
  readonly timeWait: number
  /** How long an orphaned FIN-WAIT-2 lasts; null: for ever. */
  readonly finWait2: number | null
  /** How long an ACK may wait for company; 0: not at all. */
  readonly delayedAck: number
  /** Delay ACKs only once the connection answers requests, as Linux does. */
  readonly quickAck: boolean
  /** RFC 6298. `floor` is the least RTO; with `varianceFloor` it is added to SRTT, as Linux does. */
  readonly rto: {
    readonly initial: number
    readonly floor: number
    readonly ceiling: number
    readonly varianceFloor: boolean
    /** RTO when data transmission begins after the SYN was retransmitted (RFC 6298 §5.7); 0: as it is. */
    readonly afterSyn: number
    /** The back-off outlasts the ACK of a retransmission, until a round trip is measured. */
    readonly keepBackoff: boolean
  }
  /** How many segments out of place are answered within how long (RFC 5961 §7); each limit holds. */
  readonly challenges: readonly Limit[]
  /** Where slow start begins: RFC 5681 §3.1, or so many segments (RFC 6928). */
  readonly initialWindow: 'rfc5681' | number
  /** What the user is told when an RST answers the SYN: §3.10.7.3's words, or ECONNREFUSED. */
  readonly refusal: string
  /** Retransmissions of a SYN, and of a SYN,ACK, before giving up; null: the user timeout decides. */
  readonly synRetries: number | null
  readonly synAckRetries: number | null
  readonly retries: number | null
  /** The same where the application has closed and nobody is left to tell. */
  readonly orphanRetries: number | null
  /** `retries` are counted, or stand for the time that so many would take from the RTO's floor on. */
  readonly retriesAre: 'a count' | 'a time'
  /** Window probes: sent for ever, or given up like retransmissions where the peer does not answer at all. */
  readonly unansweredProbes: 'for ever' | 'as retries'
  /** How soon a SYN is sent again after a segment that shows a confused peer; null: when its time comes. */
  readonly synAgain: number | null
  /** With SACK the tail of what is outstanding is sent again to learn of a loss before the RTO does (RFC 8985 §7). */
  readonly lossProbe: boolean
  /**
   * With SACK, how much longer than reordering may take what SACK leaves out is waited for (RFC 8985 §6); null: the
   * third that was sent later and arrived tells of a loss.
   */
  readonly rack: number | null
  /** SYN,ACKs that a bare ACK does not complete: the listener waits for data; 0: none (TCP_DEFER_ACCEPT). */
  readonly deferAccept: number
  /** A SYN is answered without a memory of it: the ISS is a cookie that proves the ACK (tcp_syncookies=2). */
  readonly synCookies: boolean
  /** SYN retransmissions before the RTO begins to double. */
  readonly synLinear: number
  /** RFC 9293 §3.9.1.1, OPEN; null: none. */
  readonly userTimeout: number | null
  /** What the user timeout counts from: what was sent, or sent again, for the first time. */
  readonly userTimeoutFrom: 'transmission' | 'retransmission'
  readonly keepalive: { readonly idle: number; readonly interval: number; readonly probes: number } | null
}
