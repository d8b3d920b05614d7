import type { Held } from '../../simulation/world'
import { connectionOf, stateOf } from '../../tcp/endpoint/driver'
import { poll } from '../../tcp/endpoint/socket/poll'
import { timeout } from '../../tcp/flow/rto'
import { read } from '../../timeline/read'
import type { EndpointSnapshot, Side, Timeline } from '../../timeline/timeline'

/** A variable of an endpoint at a step, and what it was before, where that is something else. */
export interface Variable {
  readonly name: string
  /** null: there is none. */
  readonly value: string | null
  readonly was?: string | null
}

const SEQUENCE = ['ISS', 'SND.UNA', 'SND.NXT', 'SND.WND', 'IRS', 'RCV.NXT', 'RCV.WND'] as const

/** Beyond any window: nothing has set ssthresh yet. */
const INFINITE = 2 ** 31

const milliseconds = (microseconds: number): string => `${Number((microseconds / 1000).toFixed(3))} ms`

/** What a source tells beyond its Timeline; undefined where it does not know. */
export type Detail = (step: number) => Readonly<Record<Side, Held>> | undefined

function fromSnapshot(snapshot: EndpointSnapshot): readonly (readonly [string, string | null])[] {
  return [
    ['state', snapshot.state],
    ...SEQUENCE.map((name) => [name, snapshot[name]?.toString() ?? null] as const),
  ]
}

function fromDetail({ endpoint, descriptor }: Held): readonly (readonly [string, string | null])[] {
  const { rto, congestion, config, unread, unsent } = connectionOf(endpoint)
  const state = stateOf(endpoint)
  const exists = state !== 'CLOSED' && state !== 'LISTEN'
  const ready = descriptor
    ? Object.entries(poll({ endpoint, descriptor }))
        .filter(([, is]) => is)
        .map(([event]) => `POLL${event.toUpperCase()}`)
        .join(' ')
    : ''
  const octets = (n: number) => (n >= INFINITE ? '∞' : String(n))
  return [
    ['RTO', exists ? milliseconds(timeout(rto, config.rto)) : null],
    ['SRTT', rto.srtt === null ? null : milliseconds(rto.srtt)],
    ['RTTVAR', rto.srtt === null ? null : milliseconds(rto.rttvar)],
    ['cwnd', exists && congestion.window > 0 ? octets(congestion.window) : null],
    ['ssthresh', exists && congestion.window > 0 ? octets(congestion.threshold) : null],
    ['unread', exists ? String(unread) : null],
    ['unsent', exists ? String(unsent) : null],
    ...(descriptor ? [['poll', ready || null] as const] : []),
  ]
}

/** Every variable of both ends at a step, in one order; what the source does not tell is not among them. */
export function variablesAt(
  timeline: Timeline,
  step: number,
  detail: Detail | undefined,
): Readonly<Record<Side, readonly Variable[]>> {
  const reading = read(timeline)
  const of = (side: Side): readonly Variable[] => {
    const at = (step: number) => {
      const moment = reading.moment(step)
      const held = detail?.(step)
      return moment ? [...fromSnapshot(moment[side]), ...(held ? fromDetail(held[side]) : [])] : []
    }
    const before = new Map(at(step - 1))
    return at(step).map(([name, value]) => {
      const was = before.get(name)
      return was === undefined || was === value ? { name, value } : { name, value, was }
    })
  }
  return { client: of('client'), server: of('server') }
}
