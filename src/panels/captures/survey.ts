import type { Capture } from '../../capture/capture'
import type { Finding } from '../../capture/findings/findings'
import { findingsOf } from '../../capture/findings/findings'
import { type Followed, follower } from '../../capture/follow/follow'
import { hostsOf } from '../../capture/list'

/** What is shown of a connection; made when its row comes into view, and kept by nobody. */
export interface Connection extends Followed {
  readonly client: string
  readonly server: string
  readonly findings: readonly Finding[]
}

export const SELECTIONS = ['all', 'found', 'unclosed', 'broken'] as const
export type Selection = (typeof SELECTIONS)[number]

/** A capture gone through once: what there is to count, an octet a connection. */
export interface Survey {
  readonly count: number
  connection(id: number): Connection
  readonly counts: Readonly<Record<Selection, number>>
  isIn(id: number, selection: Selection): boolean
  /** The weightiest finding of each connection by kind, the weightiest kind first, with the connections. */
  readonly findings: readonly { readonly finding: Finding; readonly connections: readonly number[] }[]
}

const FOUND = 1
const UNCLOSED = 2
const BROKEN = 4
const BITS: Readonly<Record<Selection, number>> = { all: 0, found: FOUND, unclosed: UNCLOSED, broken: BROKEN }

const MOST_NAMED = 100
/** Connections that are followed between two looks at the clock. */
const AT_ONCE = 16

/** In order of weight: what ended or never began a connection, then what slowed it. */
const WEIGHT: readonly Finding['kind'][] = [
  'syn-unanswered',
  'refused',
  'reset-with-unread-data',
  'data-after-close',
  'reset',
  'never-closed',
  'zero-window',
  'captured-twice',
  'retransmission',
]

const weightOf = ({ kind }: Finding): number => {
  const place = WEIGHT.indexOf(kind)
  return place < 0 ? WEIGHT.length : place
}

/** Goes through all connections; yields between them, so that whoever drives it can let others have a turn. */
export function* surveying(capture: Capture): Generator<undefined, Survey> {
  const { count } = capture.connections
  const follow = follower(capture)
  const bits = new Uint8Array(count)
  const kinds = new Map<Finding['kind'], { finding: Finding; connections: number[] }>()
  const connection = (id: number): Connection => {
    const followed = follow(id)
    const [client, server] = hostsOf(capture, id, followed.clientIsB)
    return { ...followed, client, server, findings: findingsOf(capture, followed) }
  }
  const counts = { all: count, found: 0, unclosed: 0, broken: 0 }
  for (let id = 0; id < count; id++) {
    const { findings, outcome } = connection(id)
    const isUnclosed = outcome === 'open' || outcome === 'partial' || outcome === 'unanswered'
    const isBroken = outcome === 'reset' || outcome === 'refused'
    bits[id] = (findings.length > 0 ? FOUND : 0) | (isUnclosed ? UNCLOSED : 0) | (isBroken ? BROKEN : 0)
    if (findings.length > 0) counts.found += 1
    if (isUnclosed) counts.unclosed += 1
    if (isBroken) counts.broken += 1
    const [weightiest] = [...findings].sort((a, b) => weightOf(a) - weightOf(b))
    if (weightiest) {
      const known = kinds.get(weightiest.kind) ?? { finding: weightiest, connections: [] }
      kinds.set(weightiest.kind, known)
      if (known.connections.length < MOST_NAMED) known.connections.push(id)
    }
    if (id % AT_ONCE === 0) yield undefined
  }
  return {
    count,
    connection,
    counts,
    isIn: (id, selection) => selection === 'all' || ((bits[id] ?? 0) & BITS[selection]) !== 0,
    findings: [...kinds.values()].sort((a, b) => weightOf(a.finding) - weightOf(b.finding)),
  }
}
