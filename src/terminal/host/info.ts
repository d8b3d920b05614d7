import type { Connection } from '../../tcp/tcb/connection'
import { distance } from '../../tcp/wire/sequence'
import type { Side, Timeline } from '../../timeline/timeline'

/** What TCP_INFO tells of a connection, as far as the model knows it. Times in milliseconds, lengths in octets. */
export interface Info {
  readonly timestamps: boolean
  readonly sack: boolean
  /** Of the peer, and our own; null: not used. */
  readonly windowScale: readonly [number, number] | null
  readonly rto: number
  readonly backoff: number
  /** Smoothed round trip and its variation; null: not measured yet. */
  readonly rtt: readonly [number, number] | null
  readonly mss: number
  readonly advertisedMss: number
  /** In segments. */
  readonly cwnd: number
  /** In segments; null: none yet. */
  readonly ssthresh: number | null
  readonly octets: {
    readonly sent: number
    readonly again: number
    readonly acked: number
    readonly received: number
  }
  readonly segments: {
    readonly out: number
    readonly in: number
    readonly dataOut: number
    readonly dataIn: number
  }
  /** Segments that are not acknowledged, of these sent again, of these reported by SACK. */
  readonly outstanding: { readonly all: number; readonly again: number; readonly sacked: number }
  readonly notSent: number
  readonly sendWindow: number
}

/** Beyond any window: nothing has set ssthresh yet. */
const INFINITE = 2 ** 31

const milliseconds = (microseconds: number) => Math.round(microseconds) / 1000

/** Octets and segments of this connection up to a step: since its SYN, which has its ISS. */
function traffic({ moments, segments }: Timeline, side: Side, step: number, iss: number) {
  const count = { out: 0, in: 0, dataOut: 0, dataIn: 0, sent: 0, again: 0, received: 0 }
  for (const { sent, cause } of moments.slice(0, step + 1)) {
    const arrived = cause.kind === 'segment' && cause.endpoint === side ? segments[cause.id] : undefined
    if (arrived) {
      count.in++
      if (arrived.length > 0) count.dataIn++
      if (arrived.verdict?.outcome === 'accepted') count.received += arrived.length
    }
    for (const id of sent) {
      const segment = segments[id]
      if (segment?.from !== side) continue
      if (segment.seq === iss && segment.kind === 'original' && segment.flags.includes('SYN')) {
        Object.assign(count, { out: 0, dataOut: 0, sent: 0, again: 0, received: 0, in: arrived ? 1 : 0 })
      }
      count.out++
      if (segment.length === 0) continue
      count.dataOut++
      count.sent += segment.length
      if (segment.kind === 'retransmission') count.again += segment.length
    }
  }
  return count
}

/** What `ss -i` tells of a connection at a step. */
export function infoOf(c: Connection, timeline: Timeline, side: Side, step: number): Info {
  const { rto, congestion, retransmissionQueue, tcb, peer, config } = c
  const { sent, again, received, ...segments } = traffic(timeline, side, step, tcb.ISS)
  const timestamps = config.timestamps && peer?.timestamps !== undefined
  const mss = Math.min(config.mss, peer?.mss ?? 536) - (timestamps ? 12 : 0)
  const scaled = config.windowScaling !== 'never' && peer?.windowScale !== undefined
  const ownScale = timeline.segments.find(
    ({ from, flags }) => from === side && flags.includes('SYN'),
  )?.options
  return {
    timestamps,
    sack: config.sack && peer?.sackPermitted === true,
    windowScale: scaled ? [peer.windowScale ?? 0, ownScale?.windowScale ?? 0] : null,
    rto: milliseconds(rto.base * 2 ** rto.backoff),
    backoff: rto.backoff,
    rtt: rto.srtt === null ? null : [milliseconds(rto.srtt), milliseconds(rto.rttvar)],
    mss,
    advertisedMss: config.mss - (timestamps ? 12 : 0),
    cwnd: Math.max(1, Math.floor(congestion.window / Math.max(1, mss))),
    ssthresh: congestion.threshold < INFINITE ? Math.floor(congestion.threshold / Math.max(1, mss)) : null,
    // The SYN counts one.
    octets: { sent, again, acked: Math.max(0, distance(tcb['SND.UNA'], tcb.ISS)), received },
    segments,
    outstanding: {
      all: retransmissionQueue.length,
      again: retransmissionQueue.filter(({ retransmissions }) => retransmissions > 0).length,
      sacked: retransmissionQueue.filter(({ fate }) => fate === 'sacked').length,
    },
    notSent: c.unsent,
    sendWindow: tcb['SND.WND'],
  }
}
