import { connectionOf, type Happening, stateOf } from '../tcp/endpoint/driver'
import type { SystemCall } from '../tcp/endpoint/socket/calls'
import type { Descriptor, Socket } from '../tcp/endpoint/socket/descriptor'
import type { Errno } from '../tcp/endpoint/socket/errno'
import { beyondBuffer } from '../tcp/endpoint/socket/poll'
import type { State } from '../tcp/tcb/state'
import { isRefused } from '../timeline/refused'
import type { WaitingCall } from '../timeline/timeline'

/** A call that a program is in: since which step, and of how many octets it is. */
export interface Waiting {
  readonly call: WaitingCall
  readonly since: number
  readonly octets: number
}

/** A call that is over, and what it answers. */
export interface Returned extends Waiting {
  readonly result: string
}

const OPENING: ReadonlySet<State> = new Set(['CLOSED', 'LISTEN', 'SYN-SENT', 'SYN-RECEIVED'])

const isOpening = ({ endpoint }: Socket): boolean => OPENING.has(stateOf(endpoint))

/** A send() is over once the buffer has taken its last octet (sk_stream_wait_memory()). */
const sendWaits = (socket: Socket): boolean =>
  isOpening(socket) || beyondBuffer(connectionOf(socket.endpoint)) > 0

/**
 * The call that a program is in after it has made one at step `since`; null: it has returned. A program that listens
 * goes on to accept().
 */
export function waitsIn(
  asked: SystemCall,
  socket: Socket,
  answer: Happening['answer'],
  since: number,
): Waiting | null {
  const octets = 'length' in asked ? asked.length : 0
  switch (asked.call) {
    case 'connect':
      return answer === 'ok' && isOpening(socket) ? { call: 'connect', since, octets } : null
    case 'listen':
      return answer === 'ok' && asked.accepts === 'at once' ? { call: 'accept', since, octets } : null
    case 'accept':
      return answer === 'EAGAIN' ? { call: 'accept', since, octets } : null
    case 'receive':
      return answer === 'queued' ? { call: 'receive', since, octets } : null
    case 'send':
      return (answer === 'ok' || answer === 'queued') && sendWaits(socket)
        ? { call: 'send', since, octets }
        : null
    default:
      return null
  }
}

/** A descriptor and its endpoint before and after an event, and what the event did. */
interface Change {
  readonly before: Socket
  readonly after: Socket
  readonly happening: Happening
}

/** What is still to be told: octets that have come, and an error, each to one call only. */
interface Left {
  octets: number
  error: Errno | null
}

const NOT_TOLD_TWICE = { connect: 'ECONNABORTED', receive: '0 octets', send: 'EPIPE' } as const

/** What a call that waited answers now; null: it waits on. */
function answerOf({ call, octets }: Waiting, { before, after }: Change, left: Left): string | null {
  const over = after.descriptor.role === 'none'
  const failed = (call: keyof typeof NOT_TOLD_TWICE): string => {
    const { error } = left
    left.error = null
    return error ?? NOT_TOLD_TWICE[call]
  }
  switch (call) {
    case 'accept':
      return after.descriptor.role === 'connection' ? 'ok' : null
    case 'connect':
      if (over) return failed(call)
      return isOpening(after) ? null : 'ok'
    case 'receive': {
      const taken = Math.min(octets, left.octets)
      left.octets -= taken
      if (taken > 0) return `${taken} octets`
      if (after.descriptor.ended) return '0 octets'
      return over || left.error !== null ? failed(call) : null
    }
    case 'send': {
      if (!over) return sendWaits(after) ? null : 'ok'
      const taken = isOpening(before) ? 0 : octets - beyondBuffer(connectionOf(before.endpoint))
      return taken > 0 ? `${Math.min(taken, octets)} octets` : failed(call)
    }
  }
}

/**
 * Which of the calls that a program is in have returned, in order, and which go on. A call whose descriptor was
 * closed never returns: who closes it is the program, as it ends.
 */
export function afterwards(
  waiting: readonly Waiting[],
  change: Change,
): { readonly waiting: readonly Waiting[]; readonly returned: readonly Returned[] } {
  const { after, happening } = change
  if (!after.descriptor.held) return { waiting: [], returned: [] }
  const error = happening.signals.findLast((signal): signal is Errno => isRefused(signal))
  const left: Left = { octets: happening.delivered, error: error ?? after.descriptor.error }
  const returned: Returned[] = []
  const on: Waiting[] = []
  for (const call of waiting) {
    const result = answerOf(call, change, left)
    if (result === null) on.push(call)
    else returned.push({ ...call, result })
  }
  return { waiting: on, returned }
}

/** An error that a call has returned waits for no other. */
export const withoutTold = (d: Descriptor, returned: readonly Returned[]): Descriptor =>
  returned.some(({ result }) => result === d.error) ? { ...d, error: null } : d
