import type { Reaction, SegmentInput } from '../endpoint/endpoint'
import type { Flag } from '../wire/segment'
import { IN_CONNECTION, IN_NOTHING, IN_SYN_RECEIVED, IN_SYN_SENT, type Peer } from './peers'
import { RECENT } from './segment-situations'
import type { Situation } from './situations'

/** What happens to a kernel in a row of segments.jsonl: a segment or several, an ICMP error, or a call. */
export type Stimulus = (s: Situation) => readonly Reaction[]

const arrival =
  (peer: Peer, options?: SegmentInput['options']): Stimulus =>
  ({ e }) => [e.receive({ ...peer(e.tcb), ...(options && { options }) })]

const WITHOUT = {}
const stamp = (by: number, echo = 0) => ({ timestamps: { value: RECENT + by, echo } })
const FUTURE = 1_000_000

const segmentOf = (name: string): Peer => {
  const peer = IN_CONNECTION[name]
  if (!peer) throw new RangeError(`no segment ${name}`)
  return peer
}

/** With timestamps: RECENT is the newest TSval so far. */
const STAMPED: Readonly<Record<string, Stimulus>> = {
  'data-new': arrival(segmentOf('data'), stamp(1)),
  'data-same': arrival(segmentOf('data'), stamp(0)),
  'data-old': arrival(segmentOf('data'), stamp(-1)),
  'data-old1000': arrival(segmentOf('data'), stamp(-1000)),
  'data-none': arrival(segmentOf('data'), WITHOUT),
  'data-half': arrival(segmentOf('data'), stamp(2 ** 31)),
  'data-ecrfuture': arrival(segmentOf('data'), stamp(0, FUTURE)),
  'ack-old': arrival(segmentOf('ack-una'), stamp(-1000)),
  'ack-old-new': arrival(segmentOf('ack-nxt'), stamp(-1000)),
  'ack-none': arrival(segmentOf('ack-una'), WITHOUT),
  'fin-old': arrival(segmentOf('fin'), stamp(-1000)),
  'rst-old': arrival(segmentOf('rst'), stamp(-1000)),
  'rst-none': arrival(segmentOf('rst'), WITHOUT),
  'rst-ecr0': arrival(segmentOf('rst'), { timestamps: { value: 0, echo: 0 } }),
  'rst+1-old': arrival(segmentOf('rst-nxt+1'), stamp(-1000)),
  'syn-old': arrival(segmentOf('syn-irs'), stamp(-1000)),
  'syn-new': arrival((v) => ({ flags: ['SYN'], seq: v['RCV.NXT'] + 100_000_000 }), stamp(1000)),
  'synack-irs-old': arrival(segmentOf('synack-irs'), stamp(-1)),
  'gap-old': arrival(segmentOf('gap'), stamp(-1000)),
  'olddata-old': arrival(segmentOf('old'), stamp(-1000)),
  'probe-old': arrival(segmentOf('probe-0'), stamp(-1000)),
}

const SYN_ACK: readonly Flag[] = ['SYN', 'ACK']
const synAck = (echo: number): Stimulus =>
  arrival((v) => ({ flags: SYN_ACK, seq: 1000, ack: v.ISS + 1 }), {
    mss: 1460,
    timestamps: { value: RECENT, echo },
  })

/** Our SYN carries TSval 1. */
const ECHOING: Readonly<Record<string, Stimulus>> = {
  'synack-goodecr': synAck(1),
  'synack-badecr+': synAck(1 + FUTURE),
  'synack-badecr-': synAck(1 - FUTURE),
  'synack-ecr0': synAck(0),
}

/** `seq+1-ts-1000`: a SYN there, with a timestamp so much later; `-2s`: after TIME-WAIT has lasted for a second. */
function synInTimeWait(name: string): Stimulus | undefined {
  const [all, seq, ts, later] = /^seq([+-]\d+)(?:-ts([+-]\d+))?(-2s)?$/.exec(name) ?? []
  if (all === undefined) return undefined
  const options = { mss: 1460, sackPermitted: true, ...(ts !== undefined && stamp(Number(ts))) }
  const syn = arrival((v) => ({ flags: ['SYN'], seq: v['RCV.NXT'] + Number(seq) }), options)
  return later === undefined ? syn : (s) => syn(s.after(1.1))
}

/** `3-1`, `3-4-mtu1000`, `quoted+500`: quotes what was sent last, or a number that far from SND.UNA. */
function icmp(name: string, situation: string): Stimulus | undefined {
  const [, quoted] = /^quoted([+-]\d+)$/.exec(name) ?? []
  if (quoted !== undefined)
    return ({ e }) => [e.icmp({ type: 3, code: 3, seq: e.tcb['SND.UNA'] + Number(quoted) })]
  const [all, type, code] = /^(\d+)-(\d+)(?:-mtu\d+)?$/.exec(name) ?? []
  if (all === undefined) return undefined
  const quotesOld =
    situation === 'fin-wait-2' || situation === 'established-zerowin' || situation === 'time-wait'
  return ({ e }) => [
    e.icmp({
      type: Number(type),
      code: Number(code),
      seq: quotesOld ? e.tcb['SND.UNA'] - 1 : e.tcb['SND.UNA'],
    }),
  ]
}

const TIMES = 20e-3
const HALF_A_SECOND = 0.6

/** The same again and again, so many seconds apart. */
const again =
  (name: string, times: number, apart: number): Stimulus =>
  (s) =>
    Array.from({ length: times }).flatMap((_, nth) => [
      ...(nth === 0 ? [] : [s.e.advance(apart)]),
      ...arrival(segmentOf(name))(s),
    ])

const ofLimit: Readonly<Record<string, Stimulus>> = {
  'ack+1-x4-20ms': again('ack-nxt+1', 4, TIMES),
  'ack-old-x2-600ms': again('ack-old', 2, HALF_A_SECOND),
  'data-beyond-x4-20ms': again('data-beyond', 4, TIMES),
  'data-beyond-x2-600ms': again('data-beyond', 2, HALF_A_SECOND),
  'data-old-x4-20ms': again('data-old', 4, TIMES),
  'ack-seq-1000-x2-600ms': again('ack-seq-1000', 2, HALF_A_SECOND),
  'ack-seq-1000-x4-20ms': again('ack-seq-1000', 4, TIMES),
  'timewait-ack-x4': again('ack-seq-1000', 4, TIMES),
  'timewait-fin-x4': again('fin-old', 4, TIMES),
  'rst-then-syn': (s) => [
    ...arrival(segmentOf('rst-nxt+1'))(s),
    s.e.advance(TIMES),
    ...arrival(segmentOf('syn-nxt'))(s),
  ],
  'rst-then-probe': (s) => [
    ...arrival(segmentOf('rst-nxt+1'))(s),
    s.e.advance(TIMES),
    ...arrival(segmentOf('probe-0'))(s),
  ],
}

/** The cookie stands for ISS: one less than SND.NXT of the connection that it would begin. */
const COOKIE = 0
const fromCookie = (flags: readonly Flag[], length = 0, seq = 1001): Stimulus =>
  arrival(() => ({ flags, seq, ack: COOKIE + 1, length }))

const OF_COOKIE: Readonly<Record<string, Stimulus>> = {
  ack: fromCookie(['ACK']),
  ackdata: fromCookie(['ACK'], 10),
  ackfin: fromCookie(['FIN', 'ACK']),
  rstack: fromCookie(['RST', 'ACK']),
  rst: fromCookie(['RST']),
  synack: fromCookie(['SYN', 'ACK'], 0, 1000),
  'syn-again': fromCookie(['SYN'], 0, 1000),
  'ack-nothing-sent-ck1': arrival(() => ({ flags: ['ACK'], seq: 1001, ack: 5000 })),
}

/** What the application does to its listener. */
const OF_LISTENER: Readonly<Record<string, Stimulus>> = {
  close: ({ e }) => [e.call('close')],
  linger0: ({ e }) => [e.call('linger')],
  relisten: ({ e }) => [e.call('listen')],
  shutrd: ({ e }) => [e.call('shutdown', { how: 'rd' })],
  shutwr: ({ e }) => [e.call('shutdown', { how: 'wr' })],
  accept: ({ e }) => [e.call('accept')],
}

/** At a full accept queue. */
const ofFullQueue = (name: string, isCookie: boolean): Stimulus | undefined => {
  const [ack, data] = isCookie
    ? [fromCookie(['ACK']), fromCookie(['ACK'], 10)]
    : [arrival(IN_SYN_RECEIVED.ack as Peer), arrival(IN_SYN_RECEIVED['ack-data'] as Peer)]
  const late: Stimulus =
    isCookie || !IN_SYN_RECEIVED['ack-data']
      ? data
      : arrival((v) => ({ flags: ['ACK'], seq: 1001, ack: (v.IRS === null ? 0 : v.ISS) + 1, length: 10 }))
  switch (name) {
    case 'syn':
      return ofPeer(IN_NOTHING.syn)
    case 'ack':
      return ack
    case 'ackdata':
      return data
    case 'ack-data-wait':
      return (s) => {
        const before = [...ack(s), s.e.advance(TIMES), ...late(s), s.e.advance(1.2)]
        s.e.set({ acceptQueueFull: false })
        return [...before, ...late(s)]
      }
  }
  return undefined
}

const OF_DEFERRED: Readonly<Record<string, Peer | undefined>> = {
  ack: IN_SYN_RECEIVED.ack,
  data: IN_SYN_RECEIVED['ack-data'],
  fin: IN_SYN_RECEIVED['ack-fin'],
}

/** The peer's window stays closed unless it tells another. */
const inZeroWindow = (name: string): Stimulus | undefined => {
  const peer = IN_CONNECTION[name]
  return peer && arrival((v) => ({ window: 0, ...peer(v) }))
}

const ofPeer = (peer: Peer | undefined): Stimulus | undefined => peer && arrival(peer)

export function stimulusOf(
  id: string,
  situation: string,
  name: string,
  { e }: Situation,
): Stimulus | undefined {
  const [family = ''] = id.split('/')
  switch (family) {
    case 'paws':
      return STAMPED[name]
    case 'ts':
      return ECHOING[name]
    case 'tw-syn':
      return synInTimeWait(name)
    case 'icmp':
      return icmp(name, situation)
    case 'limit':
      return ofLimit[name]
    case 'cookie':
      return OF_COOKIE[name]
    case 'listener':
      return OF_LISTENER[name.split('-')[0] ?? '']
    case 'full':
      return ofFullQueue(name, situation.startsWith('full/cookie'))
    case 'defer':
      return ofPeer(OF_DEFERRED[name])
    case 'sack1-filled':
      // What was RCV.NXT then.
      return arrival((v) => ({ flags: ['RST'], seq: v['RCV.NXT'] - 200 + Number(name.replace('rst', '')) }))
    case 'established-zerowin':
      return inZeroWindow(name)
    case 'extra':
      if (situation.startsWith('extra/syn-sent')) return ofPeer(IN_SYN_SENT[name])
      return ofPeer(IN_SYN_RECEIVED[name])
  }
  if (e.state === 'CLOSED' || e.state === 'LISTEN') return ofPeer(IN_NOTHING[name])
  if (e.state === 'SYN-SENT') return ofPeer(IN_SYN_SENT[name])
  return ofPeer((e.state === 'SYN-RECEIVED' ? IN_SYN_RECEIVED : IN_CONNECTION)[name])
}
