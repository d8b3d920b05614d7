import { connectionOf, type Endpoint } from '../tcp/endpoint/driver'
import type { SystemCall } from '../tcp/endpoint/socket/calls'
import { type Descriptor, type Socket, unreadOf } from '../tcp/endpoint/socket/descriptor'
import type { Input } from '../tcp/tcb/event'
import type { Segment, SegmentOptions } from '../tcp/wire/segment'
import { add } from '../tcp/wire/sequence'
import { snapshotOf } from './recorder'
import type { CallAction, InjectAction, InjectOptions, Operand, Variable } from './script'

/** What a call of the language is to the endpoint that it is made on, as RFC 9293 has it. */
export function inputOf({ call, octets }: CallAction, endpoint: Endpoint): Input {
  switch (call) {
    case 'listen':
      return { type: 'OPEN', mode: 'passive', remote: true }
    case 'connect':
      return { type: 'OPEN', mode: 'active', remote: true }
    case 'send':
      return { type: 'SEND', length: octets ?? 0 }
    case 'receive':
      return { type: 'RECEIVE', length: octets ?? connectionOf(endpoint).unread }
    case 'no-read':
      return { type: 'READING', on: false }
    case 'shutdown':
    case 'shutdown-rdwr':
      return { type: 'CLOSE', receiving: true }
    case 'shutdown-rd':
      return { type: 'SHUT READING' }
    case 'close':
      return { type: 'CLOSE', receiving: false }
    case 'abort':
      return { type: 'ABORT' }
    case 'crash':
      return { type: 'CRASH' }
    case 'reboot':
      return { type: 'REBOOT' }
    case 'accept':
    case 'no-accept':
      return { type: 'ACCEPT QUEUE', full: connectionOf(endpoint).acceptQueueFull }
    case 'fill-queue':
      return { type: 'ACCEPT QUEUE', full: true }
    case 'drain-queue':
      return { type: 'ACCEPT QUEUE', full: false }
  }
}

/** The same as a program on Linux makes it; null: it is no system call. */
export function systemCallOf(
  { call, octets }: CallAction,
  socket: Socket,
  accepts: Descriptor['accepts'],
): SystemCall | null {
  switch (call) {
    case 'listen':
      return { call, accepts }
    case 'connect':
    case 'accept':
    case 'close':
      return { call }
    case 'send':
      return { call, length: octets ?? 0 }
    case 'receive':
      return { call, length: octets ?? unreadOf(socket) }
    case 'shutdown':
      return { call, how: 'wr' }
    case 'shutdown-rd':
      return { call: 'shutdown', how: 'rd' }
    case 'shutdown-rdwr':
      return { call: 'shutdown', how: 'rdwr' }
    case 'abort':
      return { call: 'linger' }
    default:
      return null
  }
}

/** Variables by which a forged segment is numbered though its receiver does not have them. */
export function unknownVariables(
  { seq, ack, options }: InjectAction,
  receiver: Endpoint,
): readonly (Variable | 'TS.RECENT')[] {
  const blocks = options?.sack?.flat() ?? []
  const named = [seq, ack, ...blocks].flatMap((operand) => operand?.variable ?? [])
  const known = snapshotOf(receiver)
  const unknown = [...new Set(named)].filter((variable) => known[variable] === undefined)
  const stamp = options?.timestamps?.value.variable
  return stamp && connectionOf(receiver).recent === 0 ? [...unknown, stamp] : unknown
}

/** The segment that is forged; its numbers may be meant from where its receiver stands. */
export function forgedSegment(
  { flags, seq, ack, length, window, options }: InjectAction,
  receiver: Endpoint,
  usualWindow: number,
): Segment {
  const { tcb, recent } = connectionOf(receiver)
  const resolve = ({ variable, offset }: Operand): number =>
    add(variable === undefined ? 0 : (tcb[variable] ?? 0), offset)
  return {
    flags,
    seq: resolve(seq),
    ack: ack ? resolve(ack) : null,
    length,
    window: window ?? usualWindow,
    options: forgedOptions(options ?? {}, resolve, recent),
  }
}

function forgedOptions(
  { sack, timestamps, ...plain }: InjectOptions,
  resolve: (operand: Operand) => number,
  recent: number,
): SegmentOptions {
  return {
    ...plain,
    ...(timestamps && {
      timestamps: {
        value: add(timestamps.value.variable ? recent : 0, timestamps.value.offset),
        echo: timestamps.echo,
      },
    }),
    ...(sack && { sack: sack.map(([from, to]) => [resolve(from), resolve(to)] as const) }),
  }
}
