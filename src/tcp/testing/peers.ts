import type { SegmentInput } from '../endpoint/endpoint'
import type { Variables } from '../tcb/connection'
import type { Flag } from '../wire/segment'

/** What the peer of the measurements sends, by the end of a row's name; numbers are those of the kernel before it. */
export type Peer = (v: Variables) => SegmentInput

/** What the peer of these measurements acknowledges unless told: our SYN in any case. */
const acknowledged = (v: Variables): number => (v['SND.UNA'] === v.ISS ? v['SND.NXT'] : v['SND.UNA'])

/** Where a segment stands, and what it brings. */
const at =
  (
    flags: readonly Flag[],
    where: (v: Variables) => number,
    told: (v: Variables) => Partial<SegmentInput> = () => ({}),
  ): Peer =>
  (v) => ({ flags, seq: where(v), ack: acknowledged(v), ...told(v) })

const next =
  (by = 0) =>
  (v: Variables): number =>
    v['RCV.NXT'] + by

const edge =
  (by = 0) =>
  (v: Variables): number =>
    v['RCV.NXT'] + v['RCV.WND'] + by

const first = ({ IRS }: Variables): number => IRS ?? 1000
const ackOf =
  (by: number, from: 'SND.NXT' | 'SND.UNA' | 'ISS' = 'SND.NXT') =>
  (v: Variables): Partial<SegmentInput> => ({ ack: v[from] + by })

const octets = (length: number) => () => ({ length })
const both =
  (...parts: readonly ((v: Variables) => Partial<SegmentInput>)[]) =>
  (v: Variables): Partial<SegmentInput> =>
    Object.assign({}, ...parts.map((part) => part(v)))

const TEN = octets(10)
const ACK: readonly Flag[] = ['ACK']
const RST: readonly Flag[] = ['RST']
const SYN: readonly Flag[] = ['SYN']
const FIN: readonly Flag[] = ['FIN', 'ACK']
const MILLION = 1_000_000
const FORMER = 100_000

/** In a connection that has the peer's SYN. */
export const IN_CONNECTION: Readonly<Record<string, Peer>> = {
  'ack-nxt': at(ACK, next(), ackOf(0)),
  'ack-nxt+1': at(ACK, next(), ackOf(1)),
  'ack-nxt+1-data': at(ACK, next(), both(ackOf(1), TEN)),
  'ack-nxt+1M': at(ACK, next(), ackOf(MILLION)),
  'ack-old': at(ACK, next(), ackOf(-FORMER, 'SND.UNA')),
  'ack-old-data': at(ACK, next(), both(ackOf(-FORMER, 'SND.UNA'), TEN)),
  'ack-seq+100': at(ACK, next(100)),
  'ack-seq+100-new': at(ACK, next(100), ackOf(0)),
  'ack-seq-1000': at(ACK, next(-1000)),
  'ack-seq-edge': at(ACK, edge()),
  'ack-seq-edge+1': at(ACK, edge(1)),
  'ack-una': at(ACK, next(), ackOf(0, 'SND.UNA')),
  'ack-una-1': at(ACK, next(), ackOf(-1, 'SND.UNA')),
  'ack-una-1-data': at(ACK, next(), both(ackOf(-1, 'SND.UNA'), TEN)),
  'ack-una-win': at(ACK, next(), () => ({ window: 1000 })),
  'data-beyond': at(ACK, edge(100), TEN),
  'data-cross': at(ACK, edge(-5), TEN),
  'data-edge': at(ACK, edge(), TEN),
  'data-gap': at(ACK, next(10), TEN),
  'data-nxt': at(ACK, next(), TEN),
  'data-nxt-ackall': at(ACK, next(), both(ackOf(0), TEN)),
  'data-old': at(ACK, next(-10), TEN),
  'data-partold': at(ACK, next(-10), octets(20)),
  'fin-data': at(FIN, next(), TEN),
  'fin-gap': at(FIN, next(10)),
  'fin-noack': at(['FIN'], next()),
  'fin-nxt': at(FIN, next()),
  'fin-nxt-ackall': at(FIN, next(), ackOf(0)),
  'fin-old': at(FIN, next(-1)),
  'fin-old-data': at(FIN, next(-11), TEN),
  'noack-data': at([], next(), TEN),
  noflags: at([], next()),
  'probe-0': at(ACK, next(-1)),
  'probe-1': at(ACK, next(-1), octets(1)),
  'rst-data': at(RST, next(), TEN),
  'rst-data-1': at(RST, next(-1), TEN),
  'rst-edge': at(RST, edge()),
  'rst-edge+1': at(RST, edge(1)),
  'rst-last': at(RST, edge(-1)),
  'rst-nxt': at(RST, next()),
  'rst-nxt+1': at(RST, next(1)),
  'rst-nxt-1': at(RST, next(-1)),
  'rst-nxt-2': at(RST, next(-2)),
  'rst-old': at(RST, next(-1000)),
  'rstack-badack': at(['RST', 'ACK'], next(), ackOf(1000)),
  'rstack-nxt': at(['RST', 'ACK'], next()),
  'rstack-oldack': at(['RST', 'ACK'], next(), ackOf(-FORMER, 'SND.UNA')),
  'rstfin-nxt': at(['RST', 'FIN', 'ACK'], next()),
  'rstsyn-nxt': at(['RST', 'SYN'], next()),
  'syn-irs': at(SYN, first),
  'syn-nxt': at(SYN, next()),
  'syn-old': at(SYN, next(-MILLION)),
  'syn-out': at(SYN, next(MILLION)),
  'syn-win': at(SYN, next(100)),
  'synack-bad': at(['SYN', 'ACK'], first, ackOf(1000)),
  'synack-irs': at(['SYN', 'ACK'], first, ackOf(1, 'ISS')),
  'synack-nxt': at(['SYN', 'ACK'], next()),
  'synfin-nxt': at(['SYN', 'FIN'], next()),
  urg: at(['ACK', 'URG'], next(), TEN),
  // shut/…
  data: at(ACK, next(), TEN),
  'data-ackall': at(ACK, next(), both(ackOf(0), TEN)),
  datafin: at(FIN, next(), both(ackOf(0), TEN)),
  fin: at(FIN, next()),
  finall: at(FIN, next(), ackOf(0)),
  gap: at(ACK, next(10), TEN),
  old: at(ACK, next(-10), TEN),
  rst: at(RST, next()),
  // sack…/…
  ...Object.fromEntries(
    [0, 100, 150, 199, 200, 201, 299, 300, 301, 399, 400, 401].map((by) => [`rst+${by}`, at(RST, next(by))]),
  ),
}

/** In SYN-SENT: there is no RCV.NXT yet. */
export const IN_SYN_SENT: Readonly<Record<string, Peer>> = {
  'ack-good': at(ACK, first, ackOf(1, 'ISS')),
  'ack-iss': at(ACK, first, ackOf(0, 'ISS')),
  'ack-iss+2': at(ACK, first, ackOf(2, 'ISS')),
  'ack-old': at(ACK, first, ackOf(-1000, 'ISS')),
  dataack: at(ACK, first, both(ackOf(1, 'ISS'), TEN)),
  fin: at(['FIN'], first),
  finack: at(FIN, first, ackOf(1, 'ISS')),
  noflags: at([], first),
  rst: at(RST, first),
  'rst-0': at(RST, () => 0),
  rstack: at(['RST', 'ACK'], first, ackOf(1, 'ISS')),
  'rstack-iss': at(['RST', 'ACK'], first, ackOf(0, 'ISS')),
  'rstack-iss+2': at(['RST', 'ACK'], first, ackOf(2, 'ISS')),
  syn: at(SYN, first),
  'syn-data': at(SYN, first, TEN),
  'synack-noopt': at(['SYN', 'ACK'], first, ackOf(1, 'ISS')),
  synack: at(['SYN', 'ACK'], first, ackOf(1, 'ISS')),
  'synack-rst': at(['SYN', 'RST', 'ACK'], first, ackOf(1, 'ISS')),
  'synack-rst-bad': at(['SYN', 'RST', 'ACK'], first, ackOf(2, 'ISS')),
  synfin: at(['SYN', 'FIN'], first),
  synrst: at(['SYN', 'RST'], first),
  urg: at(['URG'], first),
}

/** A request, or the SYN-RECEIVED of a simultaneous open. */
export const IN_SYN_RECEIVED: Readonly<Record<string, Peer>> = {
  ...IN_CONNECTION,
  ack: at(ACK, next(), ackOf(1, 'ISS')),
  ack2: at(ACK, next(), ackOf(2, 'ISS')),
  ackdata: at(ACK, next(), both(ackOf(1, 'ISS'), TEN)),
  'ack-data': at(ACK, next(), both(ackOf(1, 'ISS'), TEN)),
  'ack-fin': at(FIN, next(), ackOf(1, 'ISS')),
  'ack-fin-data': at(FIN, next(), both(ackOf(1, 'ISS'), TEN)),
  'ack-iss': at(ACK, next(), ackOf(0, 'ISS')),
  'ack-iss+2': at(ACK, next(), ackOf(2, 'ISS')),
  'ack-seq-1': at(ACK, next(-1), ackOf(1, 'ISS')),
  'ack-win0': at(
    ACK,
    next(),
    both(ackOf(1, 'ISS'), () => ({ window: 0 })),
  ),
  fin: at(FIN, next(), ackOf(1, 'ISS')),
  'rst+1': at(RST, next(1)),
  'rst-out': at(RST, next(MILLION)),
  rstack: at(['RST', 'ACK'], next(), ackOf(1, 'ISS')),
  synack: at(['SYN', 'ACK'], first, ackOf(1, 'ISS')),
  'synack-nxt': at(['SYN', 'ACK'], next(), ackOf(0)),
}

const FOREIGN = 777
const foreign = () => ({ ack: FOREIGN })

/** Where nothing is connected: the numbers are the peer's own. */
export const IN_NOTHING: Readonly<Record<string, Peer>> = {
  ack: at(ACK, first, foreign),
  data: at([], first, TEN),
  fin: at(['FIN'], first),
  finack: at(FIN, first, foreign),
  noflags: at([], first),
  rst: at(RST, first),
  rstack: at(['RST', 'ACK'], first, foreign),
  syn: at(SYN, first),
  'syn-data': at(SYN, first, TEN),
  'syn-win0': at(SYN, first, () => ({ window: 0 })),
  synack: at(['SYN', 'ACK'], first, foreign),
  synfin: at(['SYN', 'FIN'], first),
  'synfin-data': at(['SYN', 'FIN'], first, TEN),
  synpsh: at(['SYN', 'PSH', 'URG'], first),
  synrst: at(['SYN', 'RST'], first),
}
