import type { State } from '../../tcp/tcb/state'
import { EDGES } from './edges'
import { REASONS, type Reason } from './reasons'

/** A way into a state, or out of it; several that differ only in their other end are one. */
export interface Way {
  /** In the words of Figure 5. */
  readonly event: string
  readonly action: string
  /** Where it comes from, or where it leads to. */
  readonly others: readonly State[]
  /** Section of RFC 9293. */
  readonly rfc: string
  readonly kind: 'figure' | 'beyond' | 'linux'
  /** Why the machine has it though Figure 5 does not draw it. */
  readonly reason?: Reason
}

type Edge = (typeof EDGES)[number]

/** Figure 5 first, then the RFC's text, then what only Linux does. */
const KINDS: readonly Way['kind'][] = ['figure', 'beyond', 'linux']

/** The machine cites Linux first where the RFC has no such way at all. */
const kindOf = ({ drawn, note }: Edge): Way['kind'] =>
  drawn ? 'figure' : note?.startsWith('Linux') ? 'linux' : 'beyond'

function gathered(edges: readonly Edge[], other: (edge: Edge) => State): readonly Way[] {
  const ways = new Map<string, Way>()
  for (const edge of edges) {
    const { event, action, rfc, note } = edge
    const kind = kindOf(edge)
    const key = [kind, event, action, rfc, note].join('\n')
    const known = ways.get(key)?.others ?? []
    const reason = note === undefined ? undefined : REASONS[note]
    const others = [...known, other(edge)]
    ways.set(key, { event, action, others, rfc, kind, ...(reason && { reason }) })
  }
  return [...ways.values()].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
}

export const waysInto = (state: State): readonly Way[] =>
  gathered(
    EDGES.filter(({ to }) => to === state),
    ({ from }) => from,
  )

export const waysOutOf = (state: State): readonly Way[] =>
  gathered(
    EDGES.filter(({ from }) => from === state),
    ({ to }) => to,
  )
