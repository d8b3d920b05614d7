import type { SegmentInput } from '../endpoint/endpoint'
import type { Flag } from '../wire/segment'
import { fresh, type Options, SITUATIONS, type Situation } from './situations'

/* The situations that only segments.jsonl has: the peer's segment is what is measured there. */

const named = (name: string): Situation => {
  const make = SITUATIONS[name]
  if (!make) throw new RangeError(`no situation ${name}`)
  return make()
}

const FIN: readonly Flag[] = ['FIN', 'ACK']

/** Octets that came ahead of a gap: from RCV.NXT+`from` to RCV.NXT+`to`. */
const held = (s: Situation, ...blocks: readonly (readonly [from: number, to: number])[]): Situation =>
  blocks.reduce(
    (held, [from, to]) => held.peer(['ACK'], { seq: held.e.tcb['RCV.NXT'] + from, length: to - from }),
    s,
  )

const IRS = 1000
const connecting = (options?: Options) => fresh(options).call('open', { mode: 'active' })
const opened = (told: NonNullable<SegmentInput['options']>, options?: Options) =>
  connecting(options).acked(['SYN', 'ACK'], { seq: IRS, options: told }).call('open', { mode: 'active' })

const WITHOUT_SACK = { mss: 1460 }
const WITH_SACK = { mss: 1460, sackPermitted: true }
/** TS.Recent, and with it the TSval of the peer so far. */
export const RECENT = 1_000_000
const STAMPED = { ...WITH_SACK, timestamps: { value: RECENT, echo: 1 } }

const finWait1 = (s: Situation) => s.shutdown()
const finWait2 = (s: Situation) => finWait1(s).acked(['ACK'])
const timeWait = (s: Situation) => finWait2(s).peer(FIN)
const accepted = (options?: Options, told: NonNullable<SegmentInput['options']> = WITH_SACK) =>
  fresh(options).call('listen').peer(['SYN'], { seq: IRS, options: told }).acked(['ACK']).call('accept')

const full = (s: Situation) => {
  s.e.set({ acceptQueueFull: true })
  return s
}

const overflowing = (policy: 'ignore' | 'reset', prefix: string) => ({
  [`full/listen-${prefix}`]: () => full(fresh({ policy: { acceptOverflow: policy } }).call('listen')),
  [`full/request-${prefix}`]: () =>
    full(
      fresh({ policy: { acceptOverflow: policy } })
        .call('listen')
        .peer(['SYN'], { seq: IRS, options: WITH_SACK }),
    ),
  [`full/cookie-${prefix}`]: () => full(ofCookie(policy)),
})

const queued = () => fresh().call('listen').peer(['SYN'], { seq: IRS, options: WITH_SACK }).acked(['ACK'])
const ofCookie = (policy: 'ignore' | 'reset' = 'ignore') =>
  fresh({ config: { synCookies: true }, policy: { acceptOverflow: policy } })
    .call('listen')
    .peer(['SYN'], { seq: IRS, options: WITH_SACK })

const timestamped = {
  established: () => opened(STAMPED),
  'established-unacked': () => opened(STAMPED).sent(),
  'close-wait': () => opened(STAMPED).peer(FIN),
  'fin-wait-1': () => finWait1(opened(STAMPED)),
  'fin-wait-2': () => finWait2(opened(STAMPED)),
  closing: () => finWait1(opened(STAMPED)).peer(FIN),
  'last-ack': () => opened(STAMPED).peer(FIN).shutdown(),
  'time-wait': () => timeWait(opened(STAMPED)),
  'syn-received': () => connecting().peer(['SYN'], { seq: IRS, options: STAMPED }),
}

const synReceived = () => connecting().peer(['SYN'], { seq: IRS, options: WITH_SACK })

/** By what the rows' names begin with; what is not here stands in SITUATIONS. */
export const SEGMENT_SITUATIONS: Readonly<Record<string, () => Situation>> = {
  listen: () => fresh().call('listen'),
  request: () => named('listen-halfopen'),
  'closing-orphan': () => opened(WITH_SACK).call('close').peer(FIN),
  'fin-wait-1-orphan': () => opened(WITH_SACK).call('close'),
  'fin-wait-2-orphan': () => opened(WITH_SACK).call('close').acked(['ACK']),
  'last-ack-orphan': () => opened(WITH_SACK).peer(FIN).call('close'),
  'time-wait-orphan': () => opened(WITH_SACK).call('close').acked(['ACK']).peer(FIN),
  'time-wait-listener': () => accepted().call('close').acked(['ACK']).peer(FIN),
  'time-wait-rfc1337': () => timeWait(opened(WITH_SACK, { policy: { timeWaitRst: 'ignore' } })),
  // After the loss probe.
  'established-2800': () => opened(WITH_SACK).call('send', { length: 2800 }).after(0.06),
  'fin-wait-1-shutrdwr': () => opened(WITH_SACK).shutdown('rdwr'),
  'close-wait-shutrd': () => opened(WITH_SACK).peer(FIN).shutdown('rd'),
  'established-shutrd-ooo': () => held(opened(WITH_SACK).shutdown('rd'), [100, 200]),
  sack1: () => held(opened(WITH_SACK), [100, 200]),
  'sack1-filled': () => held(opened(WITH_SACK), [100, 200]).peer(['ACK'], { length: 100 }),
  'sack1-fw2': () => held(finWait2(opened(WITH_SACK)), [100, 200]),
  sack2: () => held(opened(WITH_SACK), [100, 200], [300, 400]),
  sack2r: () => held(opened(WITH_SACK), [300, 400], [100, 200]),
  nosack: () => held(opened(WITHOUT_SACK), [100, 200]),
  ...Object.fromEntries(Object.entries(timestamped).map(([name, make]) => [`paws/${name}`, make])),
  ts: () => connecting(),
  'tw-syn/listener-ts': () => accepted({}, STAMPED).call('close').acked(['ACK']).peer(FIN),
  'tw-syn/listener-nots': () => accepted().call('close').acked(['ACK']).peer(FIN),
  'tw-syn/nolistener-ts': () => timeWait(opened(STAMPED)),
  'tw-syn/nolistener-nots': () => timeWait(opened(WITH_SACK)),
  'extra/syn-received-nothing': synReceived,
  'extra/syn-received-shutrd': () => synReceived().shutdown('rd'),
  'extra/syn-received-shutwr': () => synReceived().shutdown('wr'),
  'extra/syn-received-shutrdwr': () => synReceived().shutdown('rdwr'),
  'extra/syn-received-close': () => synReceived().call('close'),
  'extra/syn-sent-shutrd': () => connecting().shutdown('rd'),
  'extra/syn-sent-shutwr': () => connecting().shutdown('wr'),
  'extra/syn-sent-shutrdwr': () => connecting().shutdown('rdwr'),
  'extra/syn-sent-close': () => connecting().call('close'),
  'extra/closing-linger0': () => finWait1(opened(WITH_SACK)).peer(FIN).call('linger'),
  'extra/last-ack-linger0': () => opened(WITH_SACK).peer(FIN).shutdown().call('linger'),
  ...overflowing('ignore', 'ab0'),
  ...overflowing('reset', 'ab1'),
  cookie: () => ofCookie(),
  defer: () =>
    fresh({ config: { deferAccept: 2 } })
      .call('listen')
      .peer(['SYN'], { seq: IRS, options: WITH_SACK }),
  'established-idle': () => opened(WITH_SACK),
  'closed-port': () => fresh().call('close'),
  'listener/one': queued,
  'listener/data': () => queued().peer(['ACK'], { length: 10 }),
  'listener/fin': () => queued().peer(FIN),
  'listener/datafin': () => queued().peer(['ACK'], { length: 10 }).peer(FIN),
  'listener/rst': () => queued().peer(['RST']),
  'listener/half': () => named('listen-halfopen'),
  'listener/cookie': () => ofCookie(),
}
