import type { State } from '../tcb/state'
import { machine } from '.'
import type { Meta } from './setup'

/** A change of state that the machine can make, as read from the machine itself. */
export interface Edge {
  /** "ESTABLISHED>FIN-WAIT-1:CLOSE": from, to, and the event in Figure 5's words. */
  readonly id: string
  readonly from: State
  readonly to: State
  /** In the words of Figure 5: "passive OPEN", "rcv SYN", "CLOSE", "rcv ACK of FIN", "Timeout=2MSL". */
  readonly event: string
  /** In the words of Figure 5: "snd SYN,ACK", "create TCB", "x" (nothing). */
  readonly action: string
  /** Section of RFC 9293. */
  readonly rfc: string
  /** True when Figure 5 draws it; else `note` cites why the machine has it. */
  readonly drawn: boolean
  readonly note?: string
}

export const edgeId = (from: State, to: State, event: string): string => `${from}>${to}:${event}`

function readEdges(): readonly Edge[] {
  const edges = new Map<string, Edge>()
  for (const node of Object.values(machine.states)) {
    const from = node.key as State
    const transitions = [...(node.always ?? []), ...[...node.transitions.values()].flat()]
    for (const { target, meta } of transitions) {
      const to = target?.[0]?.key as State | undefined
      const arc = (meta as Meta | undefined)?.arc
      if (!to || to === from || !arc) continue
      const id = edgeId(from, to, arc.event)
      edges.set(id, {
        id,
        from,
        to,
        event: arc.event,
        action: arc.action,
        rfc: (meta as Meta).rfc,
        drawn: arc.because === undefined,
        ...(arc.because === undefined ? {} : { note: arc.because }),
      })
    }
  }
  return [...edges.values()].sort((a, b) => Number(b.drawn) - Number(a.drawn))
}

/** Every edge of the machine, those of Figure 5 first. */
export const EDGES: readonly Edge[] = readEdges()
