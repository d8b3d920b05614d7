import type { Answer } from '../../machine/setup'
import type { Input } from '../../tcb/event'
import { connectionOf, dispatch, type Happening, stateOf } from '../driver'
import {
  accepted,
  type Descriptor,
  disconnected,
  isAcceptable,
  newDescriptor,
  type Socket,
  stateOfDescriptor,
  unreadOf,
} from './descriptor'
import type { Errno } from './errno'
import { sendRoom } from './poll'

/** What a program asks of Linux; recv() and send() with their octets. */
export type SystemCall =
  | { readonly call: 'connect' | 'accept' | 'close' | 'linger' | 'error' }
  /** `accepts`: a program that calls accept() for itself, or one that always waits in it. */
  | { readonly call: 'listen'; readonly accepts: 'at once' | 'when asked' }
  | { readonly call: 'send' | 'receive'; readonly length: number }
  | { readonly call: 'shutdown'; readonly how: 'rd' | 'wr' | 'rdwr' }

export type Called = readonly [Socket, Happening]

/** The sections of RFC 9293 that say what a call is for. */
const SECTIONS: Readonly<Record<SystemCall['call'], string>> = {
  connect: '3.10.1',
  listen: '3.10.1',
  accept: '3.10.1',
  send: '3.10.2',
  receive: '3.10.3',
  shutdown: '3.10.4',
  close: '3.10.4',
  linger: '3.10.5',
  error: '3.10.6',
}

/** One call on its way through the kernel. */
interface Course {
  readonly socket: Socket
  readonly now: number
  readonly rfc: string
}

const withDescriptor = (socket: Socket, change: Partial<Descriptor>): Socket => ({
  ...socket,
  descriptor: { ...socket.descriptor, ...change },
})

/** The call is answered, and the endpoint does nothing. */
function answer({ rfc }: Course, socket: Socket, result: Answer, more: Partial<Happening> = {}): Called {
  const quiet = { walks: [], transmissions: [], verdict: null, signals: [], delivered: 0, timers: [] }
  return [socket, { ...quiet, answer: result, rfc, ...more }]
}

/** The endpoint does something; what the call answers the kernel knows. */
function act({ socket, now }: Course, input: Input, result: Answer, change: Partial<Descriptor>): Called {
  const [endpoint, happening] = dispatch(socket.endpoint, input, now)
  return [
    { endpoint, descriptor: { ...socket.descriptor, ...change } },
    { ...happening, answer: result, signals: [] },
  ]
}

/** sock_error(): the error that waits is told once. */
const tellError = (course: Course, error: Errno, more: Partial<Happening> = {}): Called =>
  answer(course, withDescriptor(course.socket, { error: null }), error, more)

/** The address is taken where the machine still holds a connection that is not this descriptor's. */
const OPEN_REFUSED: Readonly<Record<string, Errno>> = {
  'error: address already in use': 'EADDRINUSE',
  'error: cannot assign requested address': 'EADDRNOTAVAIL',
}

function open(course: Course, mode: 'active' | 'passive', change: Partial<Descriptor>): Called {
  const { socket, now } = course
  const [endpoint, happening] = dispatch(socket.endpoint, { type: 'OPEN', mode, remote: true }, now)
  const words = typeof happening.answer === 'string' ? happening.answer : 'ok'
  if (words === 'ok') {
    const descriptor = { ...socket.descriptor, error: null, left: 0, ...change }
    const result = mode === 'active' && !socket.descriptor.waits ? 'EINPROGRESS' : 'ok'
    return [
      { endpoint, descriptor },
      { ...happening, answer: result },
    ]
  }
  const errno = OPEN_REFUSED[words] ?? (mode === 'active' ? 'EADDRNOTAVAIL' : 'EADDRINUSE')
  return [
    { ...socket, endpoint },
    { ...happening, answer: errno },
  ]
}

/** __inet_stream_connect() */
function connect(course: Course): Called {
  const { socket } = course
  const { phase } = socket.descriptor
  const state = stateOfDescriptor(socket)
  if (phase === 'connected') return answer(course, socket, 'EISCONN')
  if (phase === 'disconnecting') return answer(course, socket, 'EINVAL')
  if (phase === 'unconnected') {
    if (state !== 'CLOSED') return answer(course, socket, 'EISCONN')
    return open(course, 'active', { phase: 'connecting', role: 'connection', shut: NOT_SHUT, ended: false })
  }
  if (state === 'SYN-SENT' || state === 'SYN-RECEIVED') return answer(course, socket, 'EALREADY')
  if (state !== 'CLOSED') return answer(course, withDescriptor(socket, { phase: 'connected' }), 'ok')
  const { error } = socket.descriptor
  const again = { ...socket, descriptor: disconnected(socket.descriptor, null) }
  return answer(course, again, error ?? 'ECONNABORTED')
}

const NOT_SHUT = { reading: false, writing: false }

/** inet_listen() */
function listen(course: Course, accepts: Descriptor['accepts']): Called {
  const { socket } = course
  const state = stateOfDescriptor(socket)
  if (socket.descriptor.phase !== 'unconnected') return answer(course, socket, 'EINVAL')
  if (state === 'LISTEN') return answer(course, socket, 'ok')
  return open(course, 'passive', { role: 'listener', accepts, shut: NOT_SHUT })
}

/** inet_accept(); the listener may stand beside what was accepted from it. */
function accept(course: Course): Called {
  const { socket } = course
  const { role, listenerBeside } = socket.descriptor
  if (listenerBeside === 'not told')
    return answer(course, withDescriptor(socket, { listenerBeside: 'yes' }), 'ok')
  if (role !== 'listener') return answer(course, socket, listenerBeside === 'yes' ? 'EAGAIN' : 'EINVAL')
  // A program that waits takes the next that comes.
  if (!isAcceptable(socket)) {
    return answer(
      course,
      withDescriptor(socket, socket.descriptor.waits ? { accepts: 'at once' } : {}),
      'EAGAIN',
    )
  }
  const descriptor = accepted(socket.descriptor, stateOf(socket.endpoint))
  // Who waits in accept() serves one connection, and listens anew for the next.
  if (socket.descriptor.waits) return answer(course, { ...socket, descriptor }, 'ok')
  return act(course, { type: 'ACCEPT' }, 'ok', descriptor)
}

const BROKEN_PIPE: Partial<Happening> = { signals: ['SIGPIPE'] }

/** tcp_sendmsg_locked(): an error that waits comes before EPIPE, and only EPIPE raises SIGPIPE. */
function send(course: Course, length: number): Called {
  const { socket, now } = course
  const { error, shut, waits } = socket.descriptor
  const state = stateOfDescriptor(socket)
  const opening = state === 'SYN-SENT' || state === 'SYN-RECEIVED'
  if (error !== null) return tellError(course, error, error === 'EPIPE' ? BROKEN_PIPE : {})
  if (opening && !waits) return answer(course, socket, 'EAGAIN')
  const connected = state === 'ESTABLISHED' || state === 'CLOSE-WAIT'
  if ((!connected && !opening) || shut.writing) return answer(course, socket, 'EPIPE', BROKEN_PIPE)
  const room = waits ? length : sendRoom(connectionOf(socket.endpoint))
  const taken = Math.min(length, room)
  if (taken === 0 && length > 0) return answer(course, socket, 'EAGAIN')
  const [endpoint, happening] = dispatch(socket.endpoint, { type: 'SEND', length: taken }, now)
  const result = waits ? (happening.answer ?? 'ok') : { octets: taken }
  return [
    { ...socket, endpoint },
    { ...happening, answer: result },
  ]
}

/** tcp_recvmsg_locked(): what is there, then the end, then the error; else it would wait. */
function receive(course: Course, length: number): Called {
  const { socket, now } = course
  const { descriptor: d, endpoint } = socket
  const state = stateOfDescriptor(socket)
  if (state === 'LISTEN') return answer(course, socket, 'ENOTCONN')
  const taken = Math.min(length, unreadOf(socket))
  if (taken > 0 && d.role === 'none') {
    const left = withDescriptor(socket, { left: d.left - taken })
    return answer(course, left, { octets: taken }, { delivered: taken })
  }
  if (taken > 0) return act(course, { type: 'RECEIVE', length: taken }, { octets: taken }, {})
  if (d.ended) return answer(course, socket, { octets: 0 })
  if (d.error !== null) return tellError(course, d.error)
  if (d.shut.reading) return answer(course, socket, { octets: 0 })
  if (state === 'CLOSED') return answer(course, socket, 'ENOTCONN')
  if (!d.waits) return answer(course, socket, 'EAGAIN')
  const [waiting, happening] = dispatch(endpoint, { type: 'RECEIVE', length }, now)
  return [{ ...socket, endpoint: waiting }, happening]
}

/** inet_shutdown() */
function shutdown(course: Course, how: 'rd' | 'wr' | 'rdwr'): Called {
  const { socket } = course
  const { phase, shut } = socket.descriptor
  const state = stateOfDescriptor(socket)
  const reading = how !== 'wr'
  const writing = how !== 'rd'
  const opening = state === 'SYN-SENT' || state === 'SYN-RECEIVED' || state === 'CLOSED'
  const phaseAfter = phase === 'connecting' ? (opening ? 'disconnecting' : 'connected') : phase
  if (state === 'LISTEN' && !reading)
    return answer(course, withDescriptor(socket, { phase: phaseAfter }), 'ok')
  if (state === 'LISTEN') return disconnect(course)
  if (state === 'SYN-SENT') return disconnect(course)
  const change = {
    phase: phaseAfter,
    shut: { reading: shut.reading || reading, writing: shut.writing || writing },
  } as const
  if (state === 'CLOSED') return answer(course, withDescriptor(socket, change), 'ENOTCONN')
  const told: Socket = reading
    ? { ...socket, endpoint: dispatch(socket.endpoint, { type: 'SHUT READING' }, course.now)[0] }
    : socket
  if (!writing || shut.writing) return answer(course, withDescriptor(told, change), 'ok')
  return act({ ...course, socket: told }, { type: 'CLOSE', receiving: true }, 'ok', change)
}

/** tcp_disconnect() */
function disconnect(course: Course): Called {
  const { endpoint, descriptor } = course.socket
  const listener = descriptor.role === 'listener'
  const error = listener ? null : 'ECONNRESET'
  const input: Input = isAcceptable(course.socket) || !listener ? { type: 'ABORT' } : CLOSE
  if (listener && stateOf(endpoint) === 'CLOSED') {
    return answer(course, { endpoint, descriptor: disconnected(descriptor, null) }, 'ok')
  }
  return act(course, input, 'ok', disconnected(descriptor, error))
}

const CLOSE: Input = { type: 'CLOSE', receiving: false }

const GONE = { held: false, error: null, left: 0 }

/** __tcp_close() */
function close(course: Course): Called {
  const { socket } = course
  const { role } = socket.descriptor
  if (role === 'none') return answer(course, withDescriptor(socket, GONE), 'ok')
  if (role === 'listener') {
    const [over, happening] = disconnect(course)
    return [withDescriptor(over, GONE), happening]
  }
  return act(course, CLOSE, 'ok', GONE)
}

/** SO_LINGER with a time of 0, and close(): the connection is aborted, unless both sides have closed already. */
function linger(course: Course): Called {
  const { socket } = course
  const unread = unreadOf(socket) > 0
  if (socket.descriptor.role !== 'connection' || unread) return close(course)
  return act(course, { type: 'ABORT' }, 'ok', GONE)
}

/** getsockopt(SO_ERROR) */
function error(course: Course): Called {
  const { socket } = course
  const { error: waiting, softError } = socket.descriptor
  if (waiting !== null) return tellError(course, waiting)
  if (softError === null) return answer(course, socket, 'ok')
  return answer(course, withDescriptor(socket, { softError: null }), softError)
}

/** What a system call answers at `now`, and does. */
export function systemCall(given: Socket, asked: SystemCall, now: number): Called {
  const { held, role, waits } = given.descriptor
  // Who has closed, or has none that is of use any more, and goes on, makes a new socket first.
  const over = !held || role === 'none'
  const anew = over && waits && (asked.call === 'connect' || asked.call === 'listen')
  const socket = anew ? { ...given, descriptor: newDescriptor(waits) } : given
  const course: Course = { socket, now, rfc: SECTIONS[asked.call] }
  if (!socket.descriptor.held) return answer(course, socket, 'EBADF')
  switch (asked.call) {
    case 'connect':
      return connect(course)
    case 'listen':
      return listen(course, asked.accepts)
    case 'accept':
      return accept(course)
    case 'send':
      return send(course, asked.length)
    case 'receive':
      return receive(course, asked.length)
    case 'shutdown':
      return shutdown(course, asked.how)
    case 'close':
      return close(course)
    case 'linger':
      return linger(course)
    case 'error':
      return error(course)
  }
}
