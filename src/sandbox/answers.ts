import { inputOf, systemCallOf } from '../simulation/actions'
import type { Held } from '../simulation/world'
import { connectionOf, dispatch, stateOf } from '../tcp/endpoint/driver'
import { systemCall } from '../tcp/endpoint/socket/calls'
import { isRefused } from '../timeline/refused'
import type { Call, Side } from '../timeline/timeline'

/** Why a call would do nothing, beside what it answers. */
export type Idle = 'down' | 'up' | 'reads' | 'stopped' | 'no connection'

/** What a call would answer, or why it cannot be made; null: it can. */
export type Answer =
  | { readonly kind: 'refused'; readonly result: string }
  | { readonly kind: 'idle'; readonly why: Idle }

/**
 * What a call on an endpoint would come to at an instant (microseconds), in the words of its profile. Nothing happens
 * to the endpoint: it is a value.
 */
export function answerTo({ endpoint, descriptor }: Held, side: Side, call: Call, now: number): Answer | null {
  const idle = idleOf(endpoint, call)
  if (idle) return { kind: 'idle', why: idle }
  const action = { kind: 'call', side, call, octets: 1 } as const
  const socket = descriptor && { endpoint, descriptor }
  const asked = socket && systemCallOf(action, socket, 'at once')
  const [, { answer }] = asked
    ? systemCall(socket, asked, now)
    : dispatch(endpoint, inputOf(action, endpoint), now)
  return typeof answer === 'string' && isRefused(answer) ? { kind: 'refused', result: answer } : null
}

function idleOf(endpoint: Held['endpoint'], call: Call): Idle | null {
  const { down, reading, unread } = connectionOf(endpoint)
  if (call === 'reboot') return down ? null : 'up'
  if (down) return 'down'
  const state = stateOf(endpoint)
  const exists = state !== 'CLOSED' && state !== 'LISTEN'
  if (call === 'no-read') return exists ? (reading ? null : 'stopped') : 'no connection'
  if (call === 'receive' && exists && reading && unread === 0) return 'reads'
  return null
}
