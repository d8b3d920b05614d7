import { type DrivenEndpoint, endpoint, type SegmentInput } from '../endpoint/endpoint'
import type { Flag } from '../wire/segment'

/** The peer of the measurements: its SYN is 1000, its window 65535, its options an MSS of 1460 and SACK. */
const IRS = 1000
const OPTIONS = { mss: 1460, sackPermitted: true } as const

/** A descriptor that is brought into a situation of `calls.jsonl`, the peer driven by hand. */
export class Situation {
  constructor(readonly e: DrivenEndpoint) {}

  /** A segment of the peer; its numbers are the next ones unless told. */
  peer(flags: readonly Flag[], told: Partial<SegmentInput> = {}): this {
    const { tcb } = this.e
    this.e.receive({ flags, seq: tcb['RCV.NXT'], ack: tcb['SND.UNA'], ...told })
    return this
  }

  acked(flags: readonly Flag[], told: Partial<SegmentInput> = {}): this {
    return this.peer(flags, { ack: this.e.tcb['SND.NXT'], ...told })
  }

  call(...[call, args]: Parameters<DrivenEndpoint['call']>): this {
    this.e.call(call, args)
    return this
  }

  after(seconds: number): this {
    this.e.advance(seconds)
    return this
  }

  unread(): this {
    return this.peer(['PSH', 'ACK'], { length: 700 })
  }

  sent(): this {
    return this.call('send', { length: 500 })
  }

  shutdown(how: 'rd' | 'wr' | 'rdwr' = 'wr'): this {
    return this.call('shutdown', { how })
  }
}

export type Options = Parameters<typeof endpoint>[0]

export const fresh = (options: Options = {}) => new Situation(endpoint({ profile: 'linux', ...options }))
const listening = () => fresh().call('listen')
const halfOpen = () => listening().peer(['SYN'], { seq: IRS, options: OPTIONS })
const queued = () => halfOpen().acked(['ACK'])
const synSent = (options?: Options) => fresh(options).call('open', { mode: 'active' })

/** Opened actively; the second connect() has been told that it is. */
const established = (options?: Options) =>
  synSent(options).acked(['SYN', 'ACK'], { seq: IRS, options: OPTIONS }).call('open', { mode: 'active' })

const synReceived = () => synSent().peer(['SYN'], { seq: IRS, options: OPTIONS })
const unread = (options?: Options) => established(options).unread()
const closeWait = (options?: Options) => established(options).peer(['FIN', 'ACK'])
const finWait1 = () => established().shutdown()
const finWait2 = () => finWait1().acked(['ACK'])
const closing = () => finWait1().peer(['FIN', 'ACK'])
const lastAck = () => closeWait().shutdown()
const timeWait = () => finWait2().peer(['FIN', 'ACK'])
const zeroWindow = () => established().acked(['ACK'], { window: 0 }).sent()
const RST: readonly Flag[] = ['RST', 'ACK']

const IMPATIENT: Options = { userTimeout: 0.3 }
const PROBING: Options = { keepalive: { idle: 1, interval: 1, probes: 1 } }
/** Longer than any of these timeouts takes. */
const LONG = 200

/** How each situation comes about; by the name that the rows of calls.jsonl begin with. */
export const SITUATIONS: Readonly<Record<string, () => Situation>> = {
  'closed-fresh': () => fresh(),
  'closed-bound': () => fresh(),
  'listen-empty': listening,
  'listen-one': queued,
  'listen-full': queued,
  'listen-halfopen': halfOpen,
  'syn-sent': () => synSent(),
  'syn-received': synReceived,
  established: () => established(),
  'established-passive': () => queued().call('accept'),
  'established-unread': () => unread(),
  'established-partread': () => unread().call('receive', { length: 600 }),
  'established-ooo': () => {
    const s = established()
    return s.peer(['ACK'], { seq: s.e.tcb['RCV.NXT'] + 100, length: 100 })
  },
  'established-unacked': () => established().sent(),
  'established-zerowin': zeroWindow,
  'established-sndfull': () => established().acked(['ACK'], { window: 0 }).call('send', { length: 100_000 }),
  'established-shutrd': () => established().shutdown('rd'),
  'established-shutrd-unread': () => unread().shutdown('rd'),
  'close-wait': () => closeWait(),
  'close-wait-read': () => closeWait().call('receive', { length: 100 }),
  'close-wait-unread': () => unread().peer(['FIN', 'ACK']),
  'close-wait-unacked': () => closeWait().sent(),
  'fin-wait-1': finWait1,
  'fin-wait-1-unread': () => unread().shutdown(),
  'fin-wait-1-unsent': () => zeroWindow().shutdown(),
  'fin-wait-2': finWait2,
  'fin-wait-2-unread': () => finWait2().unread(),
  'fin-wait-2-shutrdwr': () => established().shutdown('rdwr').acked(['ACK']),
  closing,
  'closing-unread': () => unread().shutdown().peer(['FIN', 'ACK']),
  'last-ack': lastAck,
  'last-ack-unread': () => unread().peer(['FIN', 'ACK']).shutdown(),
  'time-wait': timeWait,
  'time-wait-unread': () => finWait2().unread().peer(['FIN', 'ACK']),
  'time-wait-from-closing': () => closing().acked(['ACK']),
  'closed-after-lastack': () => lastAck().acked(['ACK']),
  'closed-after-lastack-unread': () => unread().peer(['FIN', 'ACK']).shutdown().acked(['ACK']),
  'rst-syn-sent': () => synSent().acked(RST, { seq: 0 }),
  'rst-syn-sent-reported': () => synSent().acked(RST, { seq: 0 }).call('error'),
  'rst-syn-received': () => synReceived().peer(RST),
  'rst-established': () => established().peer(RST),
  'rst-established-reported': () => established().peer(RST).call('error'),
  'rst-established-unread': () => unread().peer(RST),
  'rst-established-unacked': () => established().sent().peer(RST),
  'rst-established-shutrd': () => established().shutdown('rd').peer(RST),
  'rst-close-wait': () => closeWait().peer(RST),
  'rst-close-wait-unread': () => unread().peer(['FIN', 'ACK']).peer(RST),
  'rst-close-wait-reported': () => closeWait().peer(RST).call('error'),
  'rst-fin-wait-1': () => finWait1().peer(RST),
  'rst-fin-wait-1-unread': () => unread().shutdown().peer(RST),
  'rst-fin-wait-2': () => finWait2().peer(RST),
  'rst-closing': () => closing().peer(RST),
  'rst-last-ack': () => lastAck().peer(RST),
  'rst-time-wait': () => timeWait().peer(RST),
  'timeout-syn': () => synSent().after(LONG),
  'timeout-syn-reported': () => synSent().after(LONG).call('error'),
  'timeout-user': () => established(IMPATIENT).sent().after(LONG),
  'timeout-user-unread': () => unread(IMPATIENT).sent().after(LONG),
  'timeout-user-close-wait': () => closeWait(IMPATIENT).sent().after(LONG),
  'timeout-fin-wait-1': () => established(IMPATIENT).shutdown().after(LONG),
  'timeout-keepalive': () => established(PROBING).after(LONG),
  'timeout-keepalive-unread': () => unread(PROBING).after(LONG),
  'icmp-syn-sent': () => {
    const s = synSent()
    s.e.icmp({ type: 3, code: 3 })
    return s
  },
  'listen-shutrd': () => listening().shutdown('rd'),
}
