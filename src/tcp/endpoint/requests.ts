import type { UserCall } from '../tcb/event'
import type { CallArguments } from './call-arguments'
import type { SystemCall } from './socket/calls'

type Call = keyof CallArguments

/** What may stand beside a call, checked before. */
interface Given {
  readonly mode?: 'active' | 'passive'
  readonly remote?: boolean
  readonly length?: number
  readonly how?: 'rd' | 'wr' | 'rdwr'
}

/** A call by hand as RFC 9293 §3.9.1 has it; what is for linux only was refused before. */
export function userCall(call: Call, { mode, remote, length }: Given, onHand: number): UserCall {
  switch (call) {
    case 'open':
      return { type: 'OPEN', mode: mode ?? 'active', remote: remote ?? true }
    case 'listen':
    case 'accept':
      return { type: 'OPEN', mode: 'passive', remote: true }
    case 'send':
      return { type: 'SEND', length: length ?? 0 }
    case 'receive':
      return { type: 'RECEIVE', length: length ?? onHand }
    case 'close':
      return { type: 'CLOSE', receiving: false }
    case 'shutdown':
      return { type: 'CLOSE', receiving: true }
    case 'abort':
    case 'linger':
      return { type: 'ABORT' }
    case 'status':
    case 'error':
    case 'poll':
      return { type: 'STATUS' }
  }
}

/** The same as Linux has it. */
export function systemCallOf(
  call: Exclude<Call, 'poll' | 'status'>,
  { mode, length, how }: Given,
  onHand: number,
): SystemCall {
  switch (call) {
    case 'open':
      return mode === 'passive' ? { call: 'listen', accepts: 'at once' } : { call: 'connect' }
    case 'listen':
      return { call, accepts: 'when asked' }
    case 'send':
      return { call, length: length ?? 0 }
    case 'receive':
      return { call, length: length ?? onHand }
    case 'shutdown':
      return { call, how: how ?? 'wr' }
    case 'abort':
      return { call: 'linger' }
    default:
      return { call }
  }
}
