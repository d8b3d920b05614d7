import { VERBS } from '../scenarios/language'
import { writeDuration } from '../scenarios/numbers'
import { writeAction } from '../scenarios/print'
import type { Operand } from '../simulation/script'
import type { Flag } from '../tcp/wire/segment'
import type { Call, Side } from '../timeline/timeline'

/** A segment that nobody has sent, as one asks for it. Numbers may be meant from the receiver's variables. */
export interface Forgery {
  readonly to: Side
  readonly flags: readonly Flag[]
  readonly seq: Operand
  readonly ack?: Operand
  readonly length?: number
  readonly window?: number
}

/** What one does to a run, at an instant of it. Times in microseconds. */
export type Act =
  | { readonly kind: 'call'; readonly side: Side; readonly call: Call; readonly octets?: number }
  | ({ readonly kind: 'forge' } & Forgery)
  /** The segment with this id, on its way, is lost, doubled, held up for so long. */
  | { readonly kind: 'lose'; readonly segment: number }
  | { readonly kind: 'duplicate'; readonly segment: number }
  | { readonly kind: 'delay'; readonly segment: number; readonly by: number }
  /** Nothing of what a side sends arrives, or of what both send, from now on for so long. */
  | { readonly kind: 'outage'; readonly side: Side | 'both'; readonly for: number }

/** The step that a call or a forged segment is in the scenario language, without its time. */
export function stepText(act: Extract<Act, { readonly kind: 'call' | 'forge' }>): string {
  if (act.kind === 'forge') return writeAction({ length: 0, ...act, kind: 'inject' })
  const { octets, ...call } = act
  return writeAction(VERBS[act.call] === 'none' || octets === undefined ? call : act)
}

/** `outage client 1s..3s`. */
export const outageText = (side: Side | 'both', from: number, length: number): string =>
  `outage${side === 'both' ? '' : ` ${side}`} ${writeDuration(from)}..${writeDuration(from + length)}`
