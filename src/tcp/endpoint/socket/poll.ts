import { segmentSize } from '../../flow/congestion'
import type { Connection } from '../../tcb/connection'
import { connectionOf } from '../driver'
import { isAcceptable, type Socket, stateOfDescriptor, unreadOf } from './descriptor'

/** What poll() finds: POLLIN, POLLOUT, POLLRDHUP, POLLHUP, POLLERR. */
export interface Readiness {
  readonly in: boolean
  readonly out: boolean
  readonly rdhup: boolean
  readonly hup: boolean
  readonly err: boolean
}

/** tcp_wmem[1] as a socket begins with it: so many segments of full size. */
const SEND_BUFFER = 54

const segmentsQueued = (c: Connection): number =>
  c.retransmissionQueue.length + Math.ceil(c.unsent / segmentSize(c))

/** Octets that the send buffer still takes. */
export const sendRoom = (c: Connection): number =>
  Math.max(0, SEND_BUFFER - segmentsQueued(c)) * segmentSize(c)

/** Octets of SENDs that the buffer has not taken yet: the program that wrote them waits in send(). */
export const beyondBuffer = (c: Connection): number =>
  Math.min(c.unsent, Math.max(0, segmentsQueued(c) - SEND_BUFFER) * segmentSize(c))

/** sk_stream_is_writeable(): a third of the buffer is free. */
const isWritable = (c: Connection): boolean => segmentsQueued(c) <= (SEND_BUFFER * 2) / 3

/** tcp_poll() */
export function poll(socket: Socket): Readiness {
  const { descriptor } = socket
  const state = stateOfDescriptor(socket)
  const { reading, writing } = descriptor.shut
  const none = { in: false, out: false, rdhup: false, hup: false, err: false }
  if (state === null) return none
  if (state === 'LISTEN') {
    return { ...none, in: isAcceptable(socket) || connectionOf(socket.endpoint).acceptQueueFull }
  }
  const opening = state === 'SYN-SENT' || state === 'SYN-RECEIVED'
  const room = state === 'CLOSED' || isWritable(connectionOf(socket.endpoint))
  return {
    in: reading || (!opening && unreadOf(socket) > 0),
    out: !opening && (writing || room),
    rdhup: reading,
    hup: state === 'CLOSED' || (reading && writing),
    err: descriptor.error !== null || descriptor.errorQueued,
  }
}
